"""From an itris record with canonical keys to the columns of a directory row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from backend.matching.companies import CompanyName, parse_company
from backend.matching.companies import unpack as unpack_company
from backend.matching.identifiers import domains, person_identifiers
from backend.matching.names import PersonName, from_parts, parse_name
from backend.matching.names import unpack as unpack_person

Record = Mapping[str, Any]

_REGIONS = {
    "united kingdom": "GB", "uk": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB",
    "ireland": "IE", "germany": "DE", "deutschland": "DE", "austria": "AT", "switzerland": "CH", "france": "FR",
    "netherlands": "NL", "belgium": "BE", "spain": "ES", "italy": "IT", "portugal": "PT", "poland": "PL",
    "united states": "US", "usa": "US", "canada": "CA", "australia": "AU", "new zealand": "NZ", "india": "IN",
    "denmark": "DK", "sweden": "SE", "norway": "NO", "finland": "FI", "singapore": "SG", "south africa": "ZA",
}  # fmt: skip


@dataclass(frozen=True)
class PersonHalf:
    """What one itris record says about a person."""

    full_name: str
    names: tuple[PersonName, ...]
    job_title: str
    company_ref: str
    company_name: str
    location: str
    off_limits: bool
    archived: bool
    identifiers: frozenset[tuple[str, str]]


def text(value: Any) -> str:
    """A value of a record as text; None is empty."""
    if not value and (value is None or value == ""):
        return ""
    plain = value if isinstance(value, str) else str(value)
    return (plain.replace("\x00", "") if "\x00" in plain else plain).strip()


def texts(value: Any) -> tuple[str, ...]:
    if not value:
        return ()
    values: Iterable[Any] = (value,) if isinstance(value, str) else value
    return tuple(t for v in values if (t := text(v)))


def person_half(record: Record) -> PersonHalf:
    first, last = text(record.get("first_name")), text(record.get("last_name"))
    full = text(record.get("full_name")) or f"{first} {last}".strip()
    known_as = text(record.get("known_as"))
    if first or last:
        names = (from_parts(first, last, known_as),)
    else:
        names = (parse_name(full),)
    place = text(record.get("location")) or text(record.get("town"))
    ref = record.get("company_id")
    return PersonHalf(
        full_name=full,
        names=names,
        job_title=text(record.get("job_title")),
        company_ref=text(ref),
        company_name=text(record.get("company_name")),
        location=place,
        off_limits=bool(record.get("off_limits")),
        archived=bool(record.get("archived")),
        identifiers=person_identifiers(
            texts(record.get("web_addresses")),
            texts(record.get("emails")),
            texts(record.get("phones")),
            _REGIONS.get(text(record.get("country")).lower()),
        ),
    )


def merged(halves: Iterable[PersonHalf]) -> PersonHalf:
    """One person from an applicant and a contact; what both say comes from the first."""
    parts = list(halves)
    names = dict.fromkeys(name for part in parts for name in part.names)
    working = next((p for p in parts if p.company_ref), None) or next((p for p in parts if p.company_name), parts[0])
    return PersonHalf(
        full_name=next((p.full_name for p in parts if p.full_name), ""),
        names=tuple(names),
        job_title=working.job_title or next((p.job_title for p in parts if p.job_title), ""),
        company_ref=working.company_ref,
        company_name=working.company_name,
        location=next((p.location for p in parts if p.location), ""),
        off_limits=any(p.off_limits for p in parts),
        archived=all(p.archived for p in parts),
        identifiers=frozenset(i for p in parts for i in p.identifiers),
    )


def pack_people(names: Iterable[PersonName], ref: str) -> str:
    """What a person's index row holds: the company's ref, then one line per name."""
    return "\n".join([ref, *(name.pack() for name in names)])


def unpack_people(packed: str) -> tuple[str, tuple[PersonName, ...]]:
    ref, *lines = packed.split("\n")
    return ref, tuple(unpack_person(line) for line in lines)


def company_names(record: Record) -> tuple[CompanyName, ...]:
    return parse_company(text(record.get("name")), text(record.get("known_as")))


def company_domains(record: Record) -> frozenset[str]:
    return domains((*texts(record.get("web_addresses")), *texts(record.get("emails"))))


def pack_companies(names: Iterable[CompanyName]) -> str:
    return "\n".join(name.pack() for name in names)


def unpack_companies(packed: str) -> tuple[CompanyName, ...]:
    return tuple(unpack_company(line) for line in packed.split("\n") if line)


def plain(record: Record) -> dict[str, Any]:
    """The record as JSON can hold it: times as ISO text, no NUL, which PostgreSQL can't store."""
    return {key: _plain(value) for key, value in record.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\x00", "")
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value
