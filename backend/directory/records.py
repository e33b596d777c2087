"""From rows of the directory to what matching judges."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from backend.directory.lookup import Ask, read
from backend.directory.rows import unpack_companies, unpack_people
from backend.directory.tables import DirectoryCompany, DirectoryPerson
from backend.matching.companies import CompanyName
from backend.matching.verdicts import CompanyRecord, PersonRecord


class CompanyRow(NamedTuple):
    """The columns of a company that a verdict shows, as the driver gives them."""

    id: int
    company_id: int | None
    external_id: str | None
    ref: str
    name: str
    known_as: str
    town: str
    country: str
    off_limits: Any
    archived: Any
    names: str
    domains: Any
    company: Any


class PersonRow(NamedTuple):
    """The columns of a person that a verdict shows, as the driver gives them."""

    id: int
    applicant_id: int | None
    contact_id: int | None
    external_id: str | None
    full_name: str
    job_title: str
    company_ref: str
    company_name: str
    location: str
    off_limits: Any
    archived: Any
    names: str
    identifiers: Any


def company_ask(ids: Iterable[int]) -> Ask:
    return Ask(DirectoryCompany.__tablename__, ", ".join(CompanyRow._fields), ids, by="id")


def person_ask(ids: Iterable[int]) -> Ask:
    return Ask(DirectoryPerson.__tablename__, ", ".join(PersonRow._fields), ids, by="id")


def company_records(session: Session, ids: Iterable[int]) -> list[CompanyRecord]:
    """In the order of the ids; those that are gone are left out."""
    wanted = list(ids)
    [found] = read(session, company_ask(wanted))
    return [company_record(CompanyRow(*row)) for row_id in wanted for row in found.get(row_id, ())]


def company_record(row: CompanyRow | DirectoryCompany, names: tuple[CompanyName, ...] | None = None) -> CompanyRecord:
    """`names`: the row's names where they are unpacked already."""
    facts: Mapping[str, Any] | None = _parsed(row.company)
    return CompanyRecord(
        id=row.id, ref=row.ref, name=row.name, names=names or unpack_companies(row.names), company_id=row.company_id,
        external_id=row.external_id, known_as=row.known_as, domains=frozenset(_parsed(row.domains)),
        off_limits=bool(row.off_limits), archived=bool(row.archived),
        facts=facts or {"town": row.town, "country": row.country},
    )  # fmt: skip


def person_record(row: PersonRow | DirectoryPerson) -> PersonRecord:
    ref, names = unpack_people(row.names)
    return PersonRecord(
        id=row.id, full_name=row.full_name, names=names, applicant_id=row.applicant_id, contact_id=row.contact_id,
        external_id=row.external_id, job_title=row.job_title, company_ref=ref, company_name=row.company_name,
        location=row.location, identifiers=frozenset((k, v) for k, v in _parsed(row.identifiers)),
        off_limits=bool(row.off_limits), archived=bool(row.archived),
    )  # fmt: skip


def _parsed(value: Any) -> Any:
    """JSON as SQLite's driver gives it, text, and as PostgreSQL's does, parsed."""
    return json.loads(value) if isinstance(value, str) else value
