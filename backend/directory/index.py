"""Keys of rows: written with the row, in the same transaction; found again from what the row holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy.orm import Session

from backend.directory.rows import unpack_companies, unpack_people
from backend.directory.statements import delete_identifiers, delete_keys, insert_new
from backend.directory.tables import CompanyKey, Identifier, PersonKey
from backend.matching.keys import company_keys, person_keys
from backend.matching.text import hash64

KINDS = {"public_id": 1, "member_id": 2, "email": 3, "phone": 4}
DOMAIN = 10


class PersonLike(Protocol):
    """A person's row, or the part of one that the index needs."""

    @property
    def id(self) -> Any: ...
    @property
    def names(self) -> Any: ...
    @property
    def identifiers(self) -> Any: ...


def _person_keys(row: PersonLike) -> set[int]:
    ref, names = unpack_people(row.names)
    return person_keys(names, ref)


def _identifiers(row: PersonLike) -> list[tuple[int, int, int]]:
    return [(KINDS[kind], hash64(value), row.id) for kind, value in row.identifiers]


def add_to_index(session: Session, rows: Iterable[PersonLike]) -> None:
    rows = list(rows)
    insert_new(session, PersonKey, sorted((h, row.id, row.names) for row in rows for h in _person_keys(row)))
    insert_new(session, Identifier, sorted(found for row in rows for found in _identifiers(row)))


def drop_from_index(session: Session, *rows: PersonLike) -> None:
    """Drop the keys of rows as they are given here: the state in which they were indexed."""
    delete_keys(session, PersonKey, sorted((h, row.id) for row in rows for h in _person_keys(row)))
    delete_identifiers(session, sorted(found for row in rows for found in _identifiers(row)))


@dataclass(frozen=True)
class Indexed:
    """What the index needs of a person's row: without its object, or as it was before a change."""

    id: int
    names: str
    identifiers: list[list[str]]


@dataclass(frozen=True)
class IndexedCompany:
    id: int
    names: str
    domains: list[str]


class CompanyLike(Protocol):
    """A company's row, or the part of one that the index needs."""

    @property
    def id(self) -> Any: ...
    @property
    def names(self) -> Any: ...
    @property
    def domains(self) -> Any: ...


def add_company_to_index(session: Session, rows: Iterable[CompanyLike]) -> None:
    rows = list(rows)
    keys = ((h, row.id, row.names) for row in rows for h in company_keys(unpack_companies(row.names)))
    insert_new(session, CompanyKey, sorted(keys))
    insert_new(session, Identifier, sorted((DOMAIN, hash64(d), row.id) for row in rows for d in row.domains))


def drop_company_from_index(session: Session, *rows: CompanyLike) -> None:
    keys = ((h, row.id) for row in rows for h in company_keys(unpack_companies(row.names)))
    delete_keys(session, CompanyKey, sorted(keys))
    delete_identifiers(session, sorted((DOMAIN, hash64(d), row.id) for row in rows for d in row.domains))
