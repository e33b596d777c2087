"""From a query to the few records worth judging: keys, then a cheap score, then the rows of the best."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import JaroWinkler
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.directory.index import DOMAIN, KINDS
from backend.directory.lookup import by_hash
from backend.directory.rows import unpack_companies, unpack_people
from backend.directory.tables import CompanyKey, DirectoryCompany, DirectoryPerson, Identifier, PersonKey
from backend.directory.words import COMPANIES, PEOPLE, Usage, borne, neighbours
from backend.matching.companies import CompanyName, folded
from backend.matching.company_rules import company_fit
from backend.matching.keys import company_query_keys, own_keys, person_company_keys, person_query_keys
from backend.matching.name_rules import name_fit
from backend.matching.names import PersonName
from backend.matching.text import fold, hash64
from backend.matching.verdicts import (
    CompanyQuery,
    CompanyRecord,
    CompanyVerdict,
    PersonQuery,
    PersonRecord,
)
from backend.matching.weights import Weights

SHORTLIST = 16
"""Rows read for judging. Ten are shown; the others keep a tie honest."""
SCORED = 30
RARE = 3


def companies_for(session: Session, query: CompanyQuery, usage: Usage) -> list[CompanyRecord]:
    """Companies that may be the query's, best first by a cheap score."""
    weights = usage.weights()
    points: dict[int, float] = defaultdict(float)
    packed: dict[int, str] = {}
    for name in query.names:
        _add_company_points(session, name, usage, points, packed)
    ids = [
        row_id
        for _, row_id in by_hash(
            session, Identifier.__tablename__, "id", map(hash64, query.domains), cap=20, kind=DOMAIN
        )
    ]
    best = sorted(points, key=lambda i: (-points[i], i))[:SCORED]
    scored = []
    for row_id in best:
        names = unpack_companies(packed[row_id])
        fits = [company_fit(a, b, weights.company) for a in names for b in query.names]
        scored.append((max((f.score for f in fits), default=0.0), row_id))
    scored.sort(key=lambda s: (-s[0], s[1]))
    wanted = dict.fromkeys([*ids[:5], *(row_id for _, row_id in scored[:SHORTLIST])])
    return company_records(session, wanted)


def _add_company_points(
    session: Session, name: CompanyName, usage: Usage, points: dict[int, float], packed: dict[int, str]
) -> None:
    weight = usage.weights().company
    words = [w for w in dict.fromkeys(folded(name)) if len(w) > 1 or len(name.core) == 1]
    rare = sorted(words, key=lambda w: (-weight(w), w))[:RARE]
    unusual = [w for w in rare if usage.company_counts.get(w, 0) < 40 and len(w) >= 3]
    whole, _ = company_query_keys(name, {}, rare=())
    exact = by_hash(session, CompanyKey.__tablename__, "id, norm", whole)
    # Where the name itself is known, it needs no guess at typing errors.
    near = {} if exact else neighbours(session, COMPANIES, {*unusual, fold(name.joined)})
    _, parts = company_query_keys(name, near, rare=rare)
    for _, row_id, norm in exact:
        points[row_id] += 10
        packed[row_id] = norm
    found = by_hash(session, CompanyKey.__tablename__, "id, norm", parts)
    size: dict[int, int] = defaultdict(int)
    for h, _, _ in found:
        size[h] += 1
    for h, row_id, norm in found:
        points[row_id] += 1 / (1 + size[h]) ** 0.3
        packed[row_id] = norm


def company_records(session: Session, ids: Iterable[int]) -> list[CompanyRecord]:
    wanted = list(ids)
    if not wanted:
        return []
    rows = session.scalars(select(DirectoryCompany).where(DirectoryCompany.id.in_(wanted)))
    found = {row.id: company_record(row) for row in rows}
    return [found[row_id] for row_id in wanted if row_id in found]


def company_record(row: DirectoryCompany) -> CompanyRecord:
    facts = row.company or {"town": row.town, "country": row.country}
    return CompanyRecord(
        id=row.id, ref=row.ref, name=row.name, names=unpack_companies(row.names), company_id=row.company_id,
        external_id=row.external_id, known_as=row.known_as, domains=frozenset(row.domains),
        off_limits=row.off_limits, archived=row.archived, facts=facts,
    )  # fmt: skip


def people_for(
    session: Session, query: PersonQuery, company: CompanyVerdict, usage: Usage
) -> tuple[list[PersonRecord], Weights]:
    """People who may be the query's: by identifier, at the companies that may be meant, then by name anywhere.

    With them the weights of words for this query, which know the words nobody here bears.
    """
    known = people_with_identifier(session, query)
    refs = [m.record.ref for m in company.matches]
    found, seen = _by_name(session, query.name, refs)
    weights = usage.weights(seen)
    scored = []
    for row_id, norm in found.items():
        ref, names = unpack_people(norm)
        score = max((name_fit(name, query.name, weights.name).score for name in names), default=0.0)
        if score > 0:
            scored.append((score + (0.15 if ref in refs else 0.0), row_id))
    scored.sort(key=lambda s: (-s[0], s[1]))
    wanted = dict.fromkeys([*known[:SHORTLIST], *(row_id for _, row_id in scored[:SHORTLIST])])
    return person_records(session, wanted), weights


def people_with_identifier(session: Session, query: PersonQuery) -> list[int]:
    found: dict[int, None] = {}
    for name, kind in KINDS.items():
        hashes = [hash64(value) for n, value in query.identifiers if n == name]
        if hashes:
            rows = by_hash(session, Identifier.__tablename__, "id", hashes, cap=20, kind=kind)
            found |= dict.fromkeys(row_id for _, row_id in rows)
    return list(found)


def _by_name(session: Session, name: PersonName, refs: Sequence[str]) -> tuple[dict[int, str], frozenset[str]]:
    """({person: packed names}, the words of the name that somebody here bears)."""
    table = PersonKey.__tablename__
    words = {fold(word) for word in (*name.given[:1], *name.family)}
    exact = by_hash(session, table, "id, norm", person_query_keys(name, {}))
    found = {row_id: norm for _, row_id, norm in exact}
    found |= {row_id: norm for _, row_id, norm in by_hash(session, table, "id, norm", person_company_keys(name, refs))}
    near: dict[str, list[str]] = {}
    own = set(own_keys(name))
    if name.shortened or len(name.words) < 2 or any(h in own for h, _, _ in exact):
        seen = borne(session, PEOPLE, words)
    else:
        # Nobody bears the name as it is written: look for those one slip away too.
        near = neighbours(session, PEOPLE, {name.given[0], *name.family})
        seen = frozenset(word for word, others in near.items() if word in others)
        more = [key for key in person_query_keys(name, near) if key not in {h for h, _, _ in exact}]
        found |= {row_id: norm for _, row_id, norm in by_hash(session, table, "id, norm", more)}
    return _likest(name, found), seen


def _likest(name: PersonName, found: dict[int, str]) -> dict[int, str]:
    """Where namesakes are too many to compare in full: the likest first."""
    if len(found) <= SCORED * 4:
        return found
    text = " ".join(name.words)
    likeness = {
        i: JaroWinkler.similarity(text, norm.split("\n", 2)[1].replace("|", " ", 1)) for i, norm in found.items()
    }
    best = sorted(found, key=lambda i: (-likeness[i], i))[: SCORED * 4]
    return {i: found[i] for i in best}


def person_records(session: Session, ids: Iterable[int]) -> list[PersonRecord]:
    wanted = list(ids)
    if not wanted:
        return []
    rows = session.scalars(select(DirectoryPerson).where(DirectoryPerson.id.in_(wanted)))
    found = {row.id: person_record(row) for row in rows}
    return [found[row_id] for row_id in wanted if row_id in found]


def person_record(row: DirectoryPerson) -> PersonRecord:
    ref, names = unpack_people(row.names)
    return PersonRecord(
        id=row.id, full_name=row.full_name, names=names, applicant_id=row.applicant_id, contact_id=row.contact_id,
        external_id=row.external_id, job_title=row.job_title, company_ref=ref, company_name=row.company_name,
        location=row.location, identifiers=frozenset((k, v) for k, v in row.identifiers),
        off_limits=row.off_limits, archived=row.archived,
    )  # fmt: skip
