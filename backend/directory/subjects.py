"""Export and erasure of what the directory holds about a person."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from backend.database import Subject


def _rows(session: Session, subject: Subject) -> list[Any]:
    from backend.directory.index import KINDS
    from backend.directory.lookup import by_hash
    from backend.directory.tables import DirectoryPerson, Identifier
    from backend.matching.text import hash64

    values = {
        "public_id": subject.public_ids, "member_id": subject.member_ids,
        "email": subject.emails, "phone": subject.phones,
    }  # fmt: skip
    ids = set()
    for name, wanted in values.items():
        pairs = by_hash(session, Identifier.__tablename__, "id", map(hash64, wanted), kind=KINDS[name])
        ids |= {person_id for _, person_id in pairs}
    found = list(session.scalars(select(DirectoryPerson).where(DirectoryPerson.id.in_(sorted(ids)))))
    wanted_pairs = {(name, value) for name, wanted in values.items() for value in wanted}
    rows = {row.id: row for row in found if wanted_pairs & {(k, v) for k, v in row.identifiers}}
    for column, record_ids in (
        (DirectoryPerson.applicant_id, subject.applicant_ids),
        (DirectoryPerson.contact_id, subject.contact_ids),
    ):
        if record_ids:
            rows |= {r.id: r for r in session.scalars(select(DirectoryPerson).where(column.in_(sorted(record_ids))))}
    return [rows[i] for i in sorted(rows)]


def export_people(session: Session, subject: Subject) -> list[dict[str, Any]]:
    """The itris records of the person as the directory holds them."""
    return [
        {
            "applicant_id": row.applicant_id, "contact_id": row.contact_id, "external_id": row.external_id,
            "full_name": row.full_name, "job_title": row.job_title, "company_name": row.company_name,
            "location": row.location, "identifiers": row.identifiers, "applicant": row.applicant,
            "contact": row.contact,
        }
        for row in _rows(session, subject)
    ]  # fmt: skip


def erase_people(session: Session, subject: Subject) -> int:
    """Remove the person's rows with their keys."""
    from backend.directory.counts import removed
    from backend.directory.index import drop_from_index

    rows = _rows(session, subject)
    for row in rows:
        drop_from_index(session, row)
        session.delete(row)
        removed(session)
    session.flush()
    return len(rows)


def export_nothing(_session: Session, _subject: Subject) -> list[dict[str, Any]]:
    """The index holds hashes and spellings of what the person's own row gives already."""
    return []


def erase_index(_session: Session, _subject: Subject) -> int:
    """Index rows go together with the person's row, which knows their keys."""
    return 0


def _unlinks(session: Session, subject: Subject) -> list[Any]:
    from backend.directory.tables import UnlinkedPerson as Row

    conditions = (
        Row.public_id.in_(subject.public_ids),
        Row.member_id.in_(subject.member_ids),
        and_(Row.kind == "applicant", Row.record_id.in_(subject.applicant_ids)),
        and_(Row.kind == "contact", Row.record_id.in_(subject.contact_ids)),
    )
    return list(session.scalars(select(Row).where(or_(*conditions)).order_by(Row.id)))


def export_unlinks(session: Session, subject: Subject) -> list[dict[str, Any]]:
    """Whom the team said the person is not, and who is not the person."""
    return [
        {
            "full_name": row.full_name, "public_id": row.public_id, "member_id": row.member_id,
            "not": f"{row.kind} {row.record_id}", "said_at": row.unlinked_at.isoformat(),
        }
        for row in _unlinks(session, subject)
    ]  # fmt: skip


def erase_unlinks(session: Session, subject: Subject) -> int:
    rows = _unlinks(session, subject)
    for row in rows:
        session.delete(row)
    session.flush()
    return len(rows)
