"""Profile → verdicts, from the local copy alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from backend.directory.company_candidates import companies_for_each
from backend.directory.memory import recall, remembered
from backend.directory.person_candidates import people_for_each
from backend.directory.situation import situation
from backend.directory.state import Knowledge
from backend.directory.unlinks import recall_unlinks, with_unlinked
from backend.directory.words import Usage
from backend.matching import (
    NORMAL,
    CompanyQuery,
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
    known, usual = situation(session)
    asked = [_with_proposal(profile) for profile in profiles]
    compare = Comparer(usual.company)
    companies = _companies(session, asked, usual, compare, strictness)
    queries = [person_query_of(profile) for profile in asked]
    apart = recall_unlinks(session, queries)
    people = people_for_each(session.connection(), list(zip(queries, companies, strict=True)), usual)
    found = []
    for query, company, (candidates, weights) in zip(queries, companies, people, strict=True):
        left, gone = apart.split(query, candidates)
        verdict = person_verdict(query, left, company, weights, strictness, compare)
        found.append((with_unlinked(verdict, gone), company))
    found = [
        verdicts if mine is profile else _proposed(profile, *verdicts)
        for profile, mine, verdicts in zip(profiles, asked, found, strict=True)
    ]
    return [_honest(verdicts, known, now, stale_after) for verdicts in found]


def _companies(
    session: Session, profiles: Sequence[Profile], usual: Usage, compare: Comparer, strictness: Strictness
) -> list[CompanyVerdict]:
    """Each profile's company; several profiles at one company are one question."""
    queries = [company_query_of(profile) for profile in profiles]
    distinct = list(dict.fromkeys(query for query in queries if query.names))
    learned = recall(session, distinct)
    candidates = companies_for_each(session.connection(), distinct, usual, compare)
    verdicts = {
        query: remembered(session, query, company_verdict(query, records, compare, strictness), learned)
        for query, records in zip(distinct, candidates, strict=True)
    }
    return [verdicts.get(query) or CompanyVerdict("none") for query in queries]


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
