"""Search by hand: what a person types into the panel's search box."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from backend.directory.company_candidates import companies_for
from backend.directory.person_candidates import people_for
from backend.directory.records import company_record, person_record
from backend.directory.tables import DirectoryCompany, DirectoryPerson
from backend.directory.words import usage
from backend.matching import (
    CompanyMatch,
    CompanyQuery,
    CompanyRecord,
    CompanyVerdict,
    Evidence,
    PersonMatch,
    PersonQuery,
    PersonRecord,
)
from backend.matching.companies import parse_company
from backend.matching.company_rules import Comparer
from backend.matching.company_verdict import judge
from backend.matching.identifiers import domains, person_identifiers
from backend.matching.name_rules import name_fit
from backend.matching.names import parse_name
from backend.matching.text import clean
from backend.sentences import said

SCAN_LIMIT = 60


def search_companies(session: Session, text: str, limit: int = 20) -> list[CompanyMatch]:
    """Companies by name, part of a name, web domain or id; the likeliest first."""
    text = clean(text)
    names = parse_company(text)
    if not text or limit < 1:
        return []
    usual = usage(session)
    compare = Comparer(usual.company)
    query = CompanyQuery(text, names, domains([text]) if "." in text else frozenset())
    found: dict[int, CompanyRecord] = {}
    if names:
        found = {record.id: record for record in companies_for(session, query, usual)}
    columns = (DirectoryCompany.name, DirectoryCompany.known_as)
    rows = select(DirectoryCompany).where(or_(*(_contains(c, text) for c in columns), _is_id(text)))
    for row in session.scalars(rows.order_by(func.length(DirectoryCompany.name)).limit(SCAN_LIMIT)):
        found.setdefault(row.id, company_record(row))
    scored = []
    for record in found.values():
        fit = judge(query, record, compare).fit.score if names else 0.0
        named = 1.0 if text.casefold() in (record.name.casefold(), record.known_as.casefold()) else 0.0
        score = max(fit, named, 0.5 if text.casefold() in record.name.casefold() else 0.3)
        scored.append(CompanyMatch(record, _found("company", record.name, text), round(min(1.0, score), 3)))
    return sorted(scored, key=lambda m: (-m.score, m.record.name, m.record.id))[:limit]


def _is_id(text: str) -> ColumnElement[bool]:
    return DirectoryCompany.company_id == int(text) if _number(text) else DirectoryCompany.id == -1


def _number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def _contains(column: Any, text: str) -> ColumnElement[bool]:
    found: ColumnElement[bool] = func.lower(column).contains(text.lower(), autoescape=True)
    return found


def search_people(session: Session, text: str, limit: int = 20) -> list[PersonMatch]:
    """People by name, "name, company", e-mail, phone, LinkedIn address or itris id; the likeliest first."""
    text = clean(text)
    if not text or limit < 1:
        return []
    usual = usage(session)
    name = parse_name(text)
    identifiers = person_identifiers([text], [text], [text])
    query = PersonQuery(text, name, identifiers=identifiers)
    people, weights = people_for(session, query, CompanyVerdict("none"), usual)
    found = {record.id: record for record in people}
    conditions = [_contains(DirectoryPerson.full_name, text), _contains(DirectoryPerson.company_name, text)]
    if _number(text):
        conditions += [DirectoryPerson.applicant_id == int(text), DirectoryPerson.contact_id == int(text)]
    rows = select(DirectoryPerson).where(or_(*conditions)).order_by(DirectoryPerson.full_name)
    for row in session.scalars(rows.limit(SCAN_LIMIT)):
        found.setdefault(row.id, person_record(row))
    scored = []
    for record in found.values():
        fit = max((name_fit(n, name, weights.name).score for n in record.names), default=0.0)
        score = 1.0 if identifiers & record.identifiers else max(fit, _typed(record, text))
        scored.append(PersonMatch(record, _found("name", record.full_name, text), round(score, 3)))
    return sorted(scored, key=lambda m: (-m.score, m.record.full_name, m.record.id))[:limit]


def _typed(record: PersonRecord, text: str) -> float:
    wanted = text.casefold()
    if wanted in record.full_name.casefold():
        return 0.6
    ids: Iterable[int | None] = (record.applicant_id, record.contact_id)
    return 0.9 if text in {str(i) for i in ids} else 0.4


def _found(field: str, ours: str, theirs: str) -> tuple[Evidence, ...]:
    return (Evidence(field, ours, theirs, "search", said("Found by your search.")),)
