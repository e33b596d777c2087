"""A person's adds: what was read about them and asked to be written."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.database import Subject


def _of(session: Session, subject: Subject) -> list[Any]:
    from backend.adding.tables import Add

    if not subject.public_ids:
        return []
    return list(session.scalars(select(Add).where(Add.public_id.in_(subject.public_ids))))


def export_adds(session: Session, subject: Subject) -> list[dict[str, Any]]:
    return [{"asked_at": a.created_at.isoformat(), "request": a.request} for a in _of(session, subject)]


def erase_adds(session: Session, subject: Subject) -> int:
    """Blank what was read and answered; the key stays, so that a late retry does not add the person again."""
    adds = _of(session, subject)
    for add in adds:
        add.request, add.plan, add.public_id, add.body = {}, {}, None, add.body and "{}"
    return len(adds)
