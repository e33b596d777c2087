"""profile → verdicts, warnings, fields to fill. No call to itris."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy.orm import Session

from backend import directory, settings
from backend.accounts import User
from backend.adding.changes import changes_of
from backend.adding.describe import company_match, person_match
from backend.adding.links import Link, linker
from backend.adding.list_items import list_items
from backend.adding.warnings import warnings_of
from backend.context import Context
from backend.fields import LIST_KINDS, RECORD_KINDS, Choices, propose
from backend.fields.catalogue import RecordKind
from backend.matching import CompanyVerdict, PersonRecord, PersonVerdict
from backend.profile import Profile
from backend.settings import Settings


@dataclass(frozen=True)
class _Reading:
    """What all profiles of one request share."""

    settings: Settings
    choices: Choices
    link: Link
    knowledge: Mapping[str, Any]


def check(context: Context, user: User, profiles: Sequence[Profile]) -> list[dict[str, Any]]:
    """A Check of the API for each profile, in order."""
    choices = list_items(context, LIST_KINDS)
    now = context.clock.now()
    with context.database.read() as session:
        chosen = settings.current_in(session)
        known = directory.knowledge(session)
        age = (now - known.oldest_read_at).total_seconds() if known.oldest_read_at else None
        reading = _Reading(
            chosen, choices, linker(context, session, user.id),
            {"complete": known.complete, "age_s": age, "source": known.source},
        )  # fmt: skip
        verdicts = directory.check_many(
            session, profiles, now=now, stale_after=chosen.stale_after, strictness=chosen.thresholds
        )
        return [
            _one(session, reading, profile, person, company)
            for profile, (person, company) in zip(profiles, verdicts, strict=True)
        ]


def _one(
    session: Session, reading: _Reading, profile: Profile, person: PersonVerdict, company: CompanyVerdict
) -> dict[str, Any]:
    best = person.matches[0].record if person.verdict == "existing" else None
    company_id = company.matches[0].record.company_id if company.verdict == "matched" else None
    held = _held(session, best)
    return {
        "profile": {"public_id": profile.public_id, "full_name": profile.full_name},
        "knowledge": reading.knowledge,
        "person": {
            "verdict": person.verdict,
            "applicant_id": best.applicant_id if best else None,
            "contact_id": best.contact_id if best else None,
            "matches": [person_match(match, reading.link) for match in person.matches],
        },
        "company": {
            "verdict": company.verdict,
            "company_id": company_id,
            "matches": [
                company_match(match, reading.link, reading.settings, reading.choices) for match in company.matches
            ],
        },
        "warnings": warnings_of((person, company)),
        "changes": changes_of(reading.settings.schema, profile, company, held),
        "values": _values(session, reading, profile, held, company_id),
    }


def _held(session: Session, best: PersonRecord | None) -> dict[RecordKind, dict[str, Any]]:
    """The existing person's records as the directory has them."""
    kinds: tuple[RecordKind, ...] = ("applicant", "contact")
    ids = {kind: getattr(best, f"{kind}_id") for kind in kinds} if best else {}
    found = {kind: directory.person_by_record(session, kind, i) for kind, i in ids.items() if i}
    return {kind: record for kind, record in found.items() if record is not None}


def _values(
    session: Session,
    reading: _Reading,
    profile: Profile,
    held: Mapping[RecordKind, Mapping[str, Any]],
    company_id: int | None,
) -> dict[str, dict[str, Any]]:
    """Proposals per record kind; `before` as far as the directory knows the record."""
    company = directory.company_by_id(session, company_id) if company_id else None
    found: dict[str, dict[str, Any]] = {}
    for kind in RECORD_KINDS:
        proposals = propose(reading.settings.schema, kind, profile, company=company, before=held.get(kind))
        found[kind] = {key: asdict(proposal) for key, proposal in proposals.items()}
    return found
