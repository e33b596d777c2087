"""Short ways to make records and queries."""

from __future__ import annotations

from typing import Any

from backend.matching import CompanyQuery, CompanyRecord, PersonQuery, PersonRecord
from backend.matching.companies import parse_company
from backend.matching.names import parse_name


def company(id: int, name: str, *, known_as: str = "", **more: Any) -> CompanyRecord:
    return CompanyRecord(
        id=id, ref=str(id), name=name, names=parse_company(name, known_as), company_id=id, known_as=known_as, **more
    )


def asked(text: str, *domains: str) -> CompanyQuery:
    return CompanyQuery(text, parse_company(text), frozenset(domains))


def person(id: int, name: str, company_name: str = "", company_ref: str = "", **more: Any) -> PersonRecord:
    return PersonRecord(
        id=id, full_name=name, names=(parse_name(name),), applicant_id=id, company_ref=company_ref,
        company_name=company_name, **more,
    )  # fmt: skip


def profile(name: str, company_name: str = "", *identifiers: tuple[str, str], **more: Any) -> PersonQuery:
    return PersonQuery(name, parse_name(name), company_name, identifiers=frozenset(identifiers), **more)
