"""Replaying one's own people: what each preset would have linked, asked about and missed."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.directory.check import check_many, person_query_of
from backend.directory.errors import BadExport
from backend.directory.person_candidates import people_with_identifier
from backend.directory.tables import DirectoryPerson
from backend.matching import PRESETS, PersonVerdict
from backend.profile import Profile
from backend.profile.linkedin import canonical

_CALLED = {
    "name": "full_name", "company_name": "company", "job_title": "title", "email": "emails", "e-mail": "emails",
    "linkedin": "profile_url", "linkedin_url": "profile_url", "web_addresses": "profile_url", "town": "location",
}  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """Counts of replayed people under one preset. `linked_wrong`: to somebody else; `asked`: a question that shows
    the right person; `missed`: held, but called new or asked about with others only."""

    preset: str
    linked: int = 0
    linked_wrong: int = 0
    asked: int = 0
    missed: int = 0


@dataclass(frozen=True)
class Replay:
    """`people`: rows whose record is known; `skipped`: rows of which nobody can tell who they are."""

    people: int
    skipped: int
    outcomes: tuple[Outcome, ...]


def replay(session: Session, path: Path) -> Replay:
    """Check each person of a CSV export by name, company and place alone, under every preset.

    The truth is the row's applicant_id, contact_id or id (with `type`), else its LinkedIn address or e-mail; it is
    kept from the check. Raise BadExport when the file can't be read.
    """
    told = [(truth(session, row), profile_of(row)) for row in _rows(path)]
    known = [(who, profile) for who, profile in told if who is not None]
    profiles = [profile for _, profile in known]
    outcomes = []
    for name, strictness in PRESETS.items():
        verdicts = check_many(session, profiles, strictness=strictness)
        sorts = [sort_of(person, who) for (who, _), (person, _) in zip(known, verdicts, strict=True)]
        outcomes.append(Outcome(name, *(sorts.count(s) for s in ("linked", "linked_wrong", "asked", "missed"))))
    return Replay(len(known), len(told) - len(known), tuple(outcomes))


def sort_of(verdict: PersonVerdict, who: int) -> str:
    """linked, linked_wrong, asked or missed; `who` is the directory's number of the right person."""
    found = [match.record.id for match in verdict.matches]
    if verdict.verdict == "existing":
        return "linked" if found == [who] else "linked_wrong"
    return "asked" if verdict.verdict == "name_mismatch" and who in found else "missed"


def profile_of(row: Mapping[str, str]) -> Profile:
    """The row as a page would show it, without anything that names the person beyond doubt."""
    name = row.get("full_name") or f"{row.get('first_name', '')} {row.get('last_name', '')}".strip()
    return Profile(
        full_name=name, title=row.get("title"), company=row.get("company"), location=row.get("location"),
        headline=row.get("headline"),
    )  # fmt: skip


def truth(session: Session, row: Mapping[str, str]) -> int | None:
    """The directory's number of the row's person, None when the row does not say or it isn't held."""
    sort, own = row.get("type", "applicant").lower(), row.get("id", "")
    pairs = [(f"{kind}_id", own) for kind in ("applicant", "contact") if sort in (kind, "both")]
    pairs += [(key, row.get(key, "")) for key in ("applicant_id", "contact_id")]
    for key, value in pairs:
        if value.isdecimal():
            column = getattr(DirectoryPerson, key)
            found = session.scalar(select(DirectoryPerson.id).where(column == int(value)))
            if found is not None:
                return found
    if own and not own.isdecimal():
        found = session.scalar(select(DirectoryPerson.id).where(DirectoryPerson.external_id == own))
        if found is not None:
            return found
    addresses = tuple(part.strip() for part in row.get("profile_url", "").split(";") if canonical(part))
    emails = tuple(part.strip() for part in row.get("emails", "").split(";") if part.strip())
    named = Profile(full_name="", websites=addresses, emails=emails)
    people = people_with_identifier(session, person_query_of(named))
    return people[0] if len(people) == 1 else None


def _rows(path: Path) -> Iterator[dict[str, str]]:
    try:
        with path.open(newline="", encoding="utf-8-sig") as handle:
            for raw in csv.DictReader(handle):
                row = {_key(k): v.strip() for k, v in raw.items() if k and v and v.strip()}
                if row.get("full_name") or row.get("last_name"):
                    yield row
    except OSError as error:
        raise BadExport(f"{path.name} can't be opened: {error.strerror}.") from None
    except (UnicodeDecodeError, csv.Error):
        raise BadExport(f"{path.name} is not CSV in UTF-8.") from None


def _key(column: str) -> str:
    key = column.strip().lower().replace(" ", "_")
    return _CALLED.get(key, key)
