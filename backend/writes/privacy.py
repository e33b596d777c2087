"""A person's intents: what was sent to itris about them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.database import Subject


def _of(session: Session, subject: Subject) -> list[Any]:
    from backend.writes.tables import Intent

    ids = {"applicant": subject.applicant_ids, "contact": subject.contact_ids}
    batches = set()
    for kind, wanted in ids.items():
        if wanted:
            query = select(Intent.batch_id).where(Intent.kind == kind, Intent.record_id.in_(wanted))
            batches |= set(session.scalars(query))
    known = subject.emails | {f"/in/{slug}" for slug in subject.public_ids | subject.member_ids}
    if known:
        for intent in session.scalars(select(Intent).where(Intent.kind.in_(ids))):
            text = str(intent.fields).lower()
            if any(value.lower() in text for value in known):
                batches.add(intent.batch_id)
    if not batches:
        return []
    return list(session.scalars(select(Intent).where(Intent.batch_id.in_(batches), Intent.kind != "company")))


def export_intents(session: Session, subject: Subject) -> list[dict[str, Any]]:
    return [
        {"kind": i.kind, "verb": i.verb, "state": i.state, "fields": i.fields, "record_id": i.record_id}
        for i in _of(session, subject)
    ]


def erase_intents(session: Session, subject: Subject) -> int:
    """Blank what was sent; ids and outcome stay, so that a retry still knows that the record was made."""
    intents = _of(session, subject)
    for intent in intents:
        intent.fields, intent.before, intent.considered, intent.problem = {}, {}, {}, None
    return len(intents)
