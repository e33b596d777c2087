"""What Sidecar would fill in, and where each value comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from backend.fields import names, text
from backend.fields.catalogue import Field, RecordKind, Source
from backend.fields.settings import Schema
from backend.fields.shapes import MOST_ENTRIES, check_value, is_blank, union
from backend.profile import Profile, canonical

ValueSource = Literal[Source, "itris"]

_FROM_COMPANY = ("address", "town", "postcode", "country", "sector")


@dataclass(frozen=True)
class Proposal:
    """A value to fill in. `confirm`: plausible, but a person should look. `before`: what the record holds now.

    `source` "itris" means that the record has a value and nothing better is known; "asked" that nobody but the user
    knows, and `value` is then None.
    """

    value: Any
    source: ValueSource
    confirm: bool = False
    before: Any = None


def propose(
    schema: Schema,
    record: RecordKind,
    profile: Profile,
    *,
    company: Mapping[str, Any] | None = None,
    before: Mapping[str, Any] | None = None,
) -> dict[str, Proposal]:
    """A proposal per field of `record`: shown fields always, hidden ones only by their default.

    `company` is the matched itris company with canonical keys, `before` the itris record that would be updated. The
    company itself has no entry: it is chosen, not filled in.
    """
    found = _read(record, profile)
    proposals: dict[str, Proposal] = {}
    for field in schema.of(record):
        if field.type == "company":
            continue
        proposal = _one(record, field, found, company or {}, (before or {}).get(field.key))
        if field.shown or not is_blank(proposal.value):
            proposals[field.key] = proposal
    return proposals


def chosen(proposals: Mapping[str, Proposal], given: Mapping[str, Any]) -> dict[str, Any]:
    """The values to check and write: what the user gave, and for the rest what was proposed.

    A proposal to confirm counts only once the user has given it back; a blank given value leaves the field out.
    """
    untouched = {key: p.value for key, p in proposals.items() if not p.confirm and not is_blank(p.value)}
    return {**untouched, **given}


def _one(
    record: RecordKind, field: Field, found: Mapping[str, tuple[Any, bool]], company: Mapping[str, Any], before: Any
) -> Proposal:
    value, confirm = found.get(field.key, (None, False)) if field.shown else (None, False)
    if field.many:
        return _many(field, value or [], before)
    if not is_blank(before) and (is_blank(value) or confirm):
        # What itris holds beats a default or a guess, and needs no confirming.
        return Proposal(before, "itris", before=before)
    if record == "contact" and field.shown and field.key in _FROM_COMPANY and not is_blank(company.get(field.key)):
        return Proposal(company[field.key], "company", before=before)
    if not is_blank(value):
        return Proposal(value, "profile", confirm, before)
    if not is_blank(field.default):
        return Proposal(field.default, "default", before=before)
    return Proposal(None, "asked", before=before)


def _many(field: Field, value: list[Any], before: Any) -> Proposal:
    """What is there and what is new, with nothing lost; entries that are no valid value are left out."""
    held = list(before or [])
    new = [entry for entry in value if check_value(field, [entry])[1] is None]
    both = union(field.type, held, new)[: max(MOST_ENTRIES, len(held))]
    if len(both) > len(held):
        return Proposal(both, "profile", before=before)
    return Proposal(both, "itris" if held else "asked", before=before)


def _read(record: RecordKind, profile: Profile) -> dict[str, tuple[Any, bool]]:
    """Value and whether to confirm it, by field; blank where the profile doesn't say."""
    return _READERS[record](profile)


def _person(profile: Profile) -> dict[str, tuple[Any, bool]]:
    parts = names.split(profile.full_name)
    given = not is_blank(profile.first_name) or not is_blank(profile.last_name)
    first, last = (profile.first_name, profile.last_name) if given else (parts.first, parts.last)
    if is_blank(last):
        first, last = None, first
    return {
        "first_name": (_line(first), False),
        "last_name": (_line(last), False),
        "known_as": (_line(parts.known_as), False),
        "job_title": (_line(profile.title) or _line(_current(profile, "title")), False),
        "location": (_line(profile.location), False),
        "emails": (list(profile.emails), False),
        "phones": (list(profile.phones), False),
        "web_addresses": (_web_addresses(profile), False),
        "summary": (text.paragraphs(profile.about or "") or None, False),
    }


def _contact(profile: Profile) -> dict[str, tuple[Any, bool]]:
    return {**_person(profile), "address": (_line(profile.location), True)}


def _company(profile: Profile) -> dict[str, tuple[Any, bool]]:
    place = _line(_current(profile, "location")) or _line(profile.location)
    page = profile.company_url or _current(profile, "company_url")
    return {
        "name": (_line(profile.company) or _line(_current(profile, "company")), False),
        "address": (place, True),
        "web_addresses": ([page] if page else [], False),
    }


_READERS: dict[RecordKind, Callable[[Profile], dict[str, tuple[Any, bool]]]] = {
    "applicant": _person,
    "contact": _contact,
    "company": _company,
}


def _current(profile: Profile, key: str) -> str | None:
    """From the role at the company the profile names, as long as that role is current."""
    current = [position for position in profile.positions if position.is_current]
    at_company = [p for p in current if profile.company and p.company and _same(p.company, profile.company)]
    value: str | None = next((getattr(p, key) for p in [*at_company, *current] if getattr(p, key)), None)
    return value


def _same(one: str, other: str) -> bool:
    return text.line(one).casefold() == text.line(other).casefold()


def _web_addresses(profile: Profile) -> list[str]:
    address = profile.address
    if address is None and profile.member_id:
        address = canonical(f"https://www.linkedin.com/in/{profile.member_id}/")
    return [*([address.url] if address else []), *profile.websites]


def _line(value: str | None) -> str | None:
    return text.line(value) or None if value else None
