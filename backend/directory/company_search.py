"""Companies by hand: what a person types into the search box."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from backend.directory.company_candidates import companies_for
from backend.directory.lookup import Ask, read
from backend.directory.records import company_record, company_records
from backend.directory.tables import CompanyKey, DirectoryCompany
from backend.directory.typed import completions, contains, evidence, number
from backend.directory.words import COMPANIES, Usage, usage
from backend.matching import CompanyMatch, CompanyQuery, CompanyRecord
from backend.matching.companies import parse_company
from backend.matching.company_rules import Comparer
from backend.matching.company_verdict import judge
from backend.matching.identifiers import domains
from backend.matching.keys import text_key
from backend.matching.text import clean

SCANNED = 60
BEGINNING = 40
"""Companies read for each word that begins as what was typed."""


def search_companies(session: Session, text: str, limit: int = 20) -> list[CompanyMatch]:
    """Companies by name, part of a name, web domain or id; the likeliest first."""
    text = clean(text)
    if not text or limit < 1:
        return []
    return ranked_companies(session, text, usage(session))[:limit]


def ranked_companies(session: Session, text: str, usual: Usage, *, scan: bool = True) -> list[CompanyMatch]:
    """All that was found for a text that isn't empty. `scan`: read every row where no key finds the text."""
    names = parse_company(text)
    query = CompanyQuery(text, names, domains([text]) if "." in text else frozenset())
    compare = Comparer(usual.company)
    found = {record.id: record for record in companies_for(session, query, usual)} if names else {}
    for record in _begun(session, text):
        found.setdefault(record.id, record)
    if scan and not any(_holds(record, text) or query.domains & record.domains for record in found.values()):
        for record in _scanned(session, text):
            found.setdefault(record.id, record)
    scored = []
    for record in found.values():
        fit = judge(query, record, compare).fit.score if names else 0.0
        score = max(fit, _typed(record, text))
        scored.append(CompanyMatch(record, evidence("company", record.name, text), round(min(1.0, score), 3)))
    return sorted(scored, key=lambda m: (-m.score, m.record.name, m.record.id))


def _begun(session: Session, text: str) -> list[CompanyRecord]:
    """The company of this id, and those one of whose words begins as the last one typed."""
    record_id = number(text)
    ids = select(DirectoryCompany.id).where(DirectoryCompany.company_id == record_id) if record_id is not None else None
    keys = [text_key(word) for word in completions(session, COMPANIES, text.split()[-1])]
    [found] = read(session, Ask(CompanyKey.__tablename__, "id", keys, cap=BEGINNING))
    by_words = (row_id for rows in found.values() for (row_id,) in rows)
    wanted = dict.fromkeys([*(session.scalars(ids) if ids is not None else ()), *by_words])
    return [record for record in company_records(session, wanted) if _holds(record, text)]


def _scanned(session: Session, text: str) -> Iterable[CompanyRecord]:
    columns = (DirectoryCompany.name, DirectoryCompany.known_as)
    rows = select(DirectoryCompany).where(or_(*(contains(column, text) for column in columns)))
    return map(company_record, session.scalars(rows.order_by(func.length(DirectoryCompany.name)).limit(SCANNED)))


def _holds(record: CompanyRecord, text: str) -> bool:
    wanted = text.casefold()
    return text == str(record.company_id) or wanted in record.name.casefold() or wanted in record.known_as.casefold()


def _typed(record: CompanyRecord, text: str) -> float:
    if text.casefold() in (record.name.casefold(), record.known_as.casefold()):
        return 1.0
    return 0.5 if text.casefold() in record.name.casefold() else 0.3
