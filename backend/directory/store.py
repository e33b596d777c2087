"""Taking records in, giving them out by id, letting them go."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.directory.companies import upsert_companies
from backend.directory.counts import removed
from backend.directory.index import add_to_index, drop_company_from_index, drop_from_index
from backend.directory.people import OTHER, fill, upsert_people
from backend.directory.rows import Record
from backend.directory.tables import DirectoryCompany, DirectoryPerson


def upsert(session: Session, kind: str, records: Iterable[Record], seen_at: datetime, source: str) -> None:
    """Take in itris records of one kind (applicant, contact, company) with canonical keys; `id` is a must.

    A record held already is replaced and its keys are made again, in the caller's transaction. `seen_at`: when itris
    showed it; `source`: by which way it came ("itris", "own write", a file's name).
    """
    known = [record for record in records if record.get("id")]
    if not known:
        return
    if kind == "company":
        upsert_companies(session, known, seen_at, source)
    else:
        upsert_people(session, kind, known, seen_at, source)


def forget(session: Session, kind: str, record_id: int) -> None:
    """Drop a record that is gone from itris; the other half of a joined person stays."""
    if kind == "company":
        company = session.scalar(select(DirectoryCompany).where(DirectoryCompany.company_id == record_id))
        if company is not None:
            drop_company_from_index(session, company)
            session.delete(company)
            removed(session)
            session.flush()
        return
    row = session.scalar(select(DirectoryPerson).where(getattr(DirectoryPerson, f"{kind}_id") == record_id))
    if row is None:
        return
    drop_from_index(session, row)
    for name in (kind, f"{kind}_id", f"{kind}_read_at"):
        setattr(row, name, None)
    if getattr(row, f"{OTHER[kind]}_id") is None:
        session.delete(row)
        removed(session)
        session.flush()
        return
    fill(row)
    session.flush()
    add_to_index(session, [row])


def person_by_record(session: Session, kind: str, record_id: int) -> dict[str, Any] | None:
    """The applicant or contact as last read, with canonical keys; None when it isn't held."""
    row = session.scalar(select(DirectoryPerson).where(getattr(DirectoryPerson, f"{kind}_id") == record_id))
    record: dict[str, Any] | None = getattr(row, kind) if row is not None else None
    return record


def company_by_id(session: Session, company_id: int) -> dict[str, Any] | None:
    """The company as last read, with canonical keys; None when it isn't held."""
    row = session.scalar(select(DirectoryCompany).where(DirectoryCompany.company_id == company_id))
    return row.company if row is not None else None
