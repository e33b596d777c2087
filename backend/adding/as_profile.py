"""A person of the directory as a profile, so that they can be checked as if from a page. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from backend.fields.text import forbidden, line
from backend.matching import PersonRecord
from backend.profile import Profile, as_json, canonical

HOW = "directory"


def profile_of(record: PersonRecord, held: Sequence[Mapping[str, Any]]) -> dict[str, Any] | None:
    """A Profile of the API; None for a record without a name. `held`: the person's itris records, the best first."""
    full_name = _line(record.full_name, 300)
    if full_name is None:
        return None
    ids = dict(sorted(record.identifiers, reverse=True))
    address = canonical(f"https://www.linkedin.com/in/{ids['public_id']}/") if "public_id" in ids else None
    identified = {kind: [v for k, v in sorted(record.identifiers) if k == kind] for kind in ("email", "phone")}
    profile = Profile(
        full_name=full_name,
        first_name=_first(held, "first_name", 200),
        last_name=_first(held, "last_name", 200),
        title=_line(record.job_title, 300),
        company=_line(record.company_name, 300),
        location=_line(record.location, 300),
        profile_url=address.url if address else None,
        public_id=_line(ids.get("public_id"), 300),
        member_id=_line(ids.get("member_id"), 300),
        emails=_lines((v for r in held for v in r.get("emails") or ()), identified["email"], 254),
        phones=_lines((v for r in held for v in r.get("phones") or ()), identified["phone"], 60),
    )
    found = {key: HOW for key, value in as_json(profile).items() if value}
    return {**as_json(profile), "found": found}


def _first(held: Sequence[Mapping[str, Any]], key: str, longest: int) -> str | None:
    return next((value for record in held if (value := _line(record.get(key), longest))), None)


def _lines(values: Iterable[Any], otherwise: Sequence[str], longest: int) -> tuple[str, ...]:
    clean = [value for v in values if (value := _line(v, longest))] or list(otherwise)
    return tuple(dict.fromkeys(clean))[:20]


def _line(value: Any, longest: int) -> str | None:
    """One line as the API takes it; None for what it would refuse."""
    text = line(str(value)) if value else ""
    return text[:longest] if text and not forbidden(text) else None
