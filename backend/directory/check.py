"""Profile → verdicts, from the local copy alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy.orm import Session

from backend.directory.company_candidates import companies_for_each
from backend.directory.lookup import run, side_by_side
from backend.directory.memory import Memory, recall, remembered
from backend.directory.person_candidates import Candidates, namesakes, people_for_each
from backend.directory.situation import Situation, last_known, read_situation, unchanged
from backend.directory.state import Knowledge
from backend.directory.unlinks import Unlinks, recall_unlinks, with_unlinked
from backend.matching import (
    NORMAL,
    CompanyQuery,
    CompanyRecord,
    CompanyVerdict,
    PersonQuery,
    PersonVerdict,
    Strictness,
    company_verdict,
    person_verdict,
)
from backend.matching.companies import parse_company
from backend.matching.company_rules import Comparer
from backend.matching.headline import headline_company, proposed_company, proposed_person
from backend.matching.identifiers import domains, person_identifiers
from backend.matching.names import from_parts, parse_name
from backend.profile import Profile


def check_one(
    session: Session,
    profile: Profile,
    *,
    now: datetime | None = None,
    stale_after: timedelta | None = None,
    strictness: Strictness = NORMAL,
) -> tuple[PersonVerdict, CompanyVerdict]:
    """The verdicts about one profile; `check_many` says how."""
    return check_many(session, [profile], now=now, stale_after=stale_after, strictness=strictness)[0]


def check_many(
    session: Session,
    profiles: Sequence[Profile],
    *,
    now: datetime | None = None,
    stale_after: timedelta | None = None,
    strictness: Strictness = NORMAL,
) -> list[tuple[PersonVerdict, CompanyVerdict]]:
    """Verdicts in the order of the profiles, off-limits and archived records included.

    While the first read is unfinished, or the copy older than `stale_after` at `now`, whatever would be new is
    `unchecked`: it may be in itris all the same.
    """
    asked = [_with_proposal(profile) for profile in profiles]
    queries = [person_query_of(profile) for profile in asked]
    employers = [company_query_of(profile) for profile in asked]
    found = _found(session, queries, list(dict.fromkeys(query for query in employers if query.names)))
    firms = {
        query: remembered(session, query, company_verdict(query, records, found.compare, strictness), found.learned)
        for query, records in found.companies.items()
    }
    companies = [firms.get(query) or CompanyVerdict("none") for query in employers]
    people = run(session.connection(), people_for_each(found.people, companies, found.situation.usage))
    verdicts = []
    for query, company, (candidates, weights) in zip(queries, companies, people, strict=True):
        left, gone = found.apart.split(query, candidates)
        verdict = person_verdict(query, left, company, weights, strictness, found.compare)
        verdicts.append((with_unlinked(verdict, gone), company))
    shown = [
        both if mine is profile else _proposed(profile, *both)
        for profile, mine, both in zip(profiles, asked, verdicts, strict=True)
    ]
    return [_honest(both, found.situation.knowledge, now, stale_after) for both in shown]


class _Found(NamedTuple):
    """What can be read before the companies are clear."""

    situation: Situation
    compare: Comparer
    learned: Memory
    apart: Unlinks
    companies: dict[CompanyQuery, list[CompanyRecord]]
    people: list[Candidates]


def _found(session: Session, queries: Sequence[PersonQuery], employers: Sequence[CompanyQuery]) -> _Found:
    """All that is asked at the same time is read in one go, on the ground known last; anew where that has changed."""
    for known in (last_known(session), None):
        ground = known or read_situation(session)
        compare = Comparer(ground.usage.company)
        same, learned, apart, companies, people = side_by_side(
            session.connection(),
            unchanged(ground),
            recall(session, employers),
            recall_unlinks(session, queries),
            companies_for_each(employers, ground.usage, compare),
            namesakes(queries),
        )
        if same:
            break
    return _Found(ground, compare, learned, apart, dict(zip(employers, companies, strict=True)), people)


def _with_proposal(profile: Profile) -> Profile:
    """A row that shows no company, with the one its headline names; otherwise the same profile."""
    if (profile.company or "").strip():
        return profile
    company = headline_company(profile.headline or "")
    return replace(profile, company=company) if company else profile


def _proposed(profile: Profile, person: PersonVerdict, company: CompanyVerdict) -> tuple[PersonVerdict, CompanyVerdict]:
    headline = profile.headline or ""
    person = proposed_person(person, headline)
    # Of somebody held already, the record knows the company; a headline is no reason to ask about it.
    company = CompanyVerdict("none") if person.verdict == "existing" else proposed_company(company, headline)
    return person, company


def company_query_of(profile: Profile) -> CompanyQuery:
    text = profile.company or ""
    return CompanyQuery(text, parse_company(text), domains((*profile.emails, *profile.websites)))


def person_query_of(profile: Profile) -> PersonQuery:
    name = parse_name(profile.full_name)
    if len(name.words) < 2 and profile.first_name and profile.last_name:
        name = from_parts(profile.first_name, profile.last_name)
    addresses = [profile.profile_url or "", *profile.websites]
    identifiers = set(person_identifiers(addresses, profile.emails, profile.phones))
    if profile.public_id:
        identifiers.add(("public_id", profile.public_id.lower()))
    if profile.member_id:
        identifiers.add(("member_id", profile.member_id))
    return PersonQuery(
        full_name=profile.full_name,
        name=name,
        company=profile.company or "",
        job_title=profile.title or "",
        location=profile.location or "",
        identifiers=frozenset(identifiers),
    )


def _honest(
    verdicts: tuple[PersonVerdict, CompanyVerdict],
    known: Knowledge,
    now: datetime | None,
    stale_after: timedelta | None,
) -> tuple[PersonVerdict, CompanyVerdict]:
    person, company = verdicts
    stale = bool(now and stale_after and known.oldest_read_at is not None and now - known.oldest_read_at > stale_after)
    if person.verdict == "new" and (stale or not known.people_complete):
        person = replace(person, verdict="unchecked")
    if company.verdict == "new_company" and (stale or not known.companies_complete):
        company = replace(company, verdict="unchecked")
    return person, company
