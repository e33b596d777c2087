"""Undo: cancel what was not sent, put back what was changed, say what stays. Asked again, it answers the same."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from backend import audit, directory, writes
from backend.accounts import User
from backend.adding.answer import Answer
from backend.adding.commit import answer, own, work
from backend.adding.errors import NothingToUndo
from backend.adding.request import plan_request
from backend.adding.standing import undo_batch
from backend.adding.tables import Add
from backend.context import Context
from backend.writes.boundaries import reached

WRITTEN = ("created", "updated", "proposed")


def undo(context: Context, user: User, add_id: str) -> Answer:
    """Take an add back as far as itris lets us: 200 undone, 202 while itris is being put back.

    Raise NoSuchAdd, NothingToUndo, or StillWriting while it is not clear what was written.
    """
    holder = context.ids.new()
    with context.database.write() as session:
        row = own(session, user, add_id, lock=True)
        if row.undone_at is not None:
            return answer(context, session, row)
        _ask(context, session, row, user, holder)
    reached("after_claim", "undo")
    return work(context, undo_batch(add_id), holder)


def _ask(context: Context, session: Session, row: Add, user: User, holder: str) -> None:
    """Store that it is to be undone, in one transaction with the writes that do it."""
    cancelled = writes.cancel(context, session, row.id)
    session.flush()
    written = [r for r in writes.receipts(session, row.id) if r.outcome in WRITTEN]
    if not cancelled and not written:
        raise NothingToUndo()
    wanted = writes.reverts(session, row.id)
    if wanted:
        writes.enqueue(context, session, undo_batch(row.id), wanted, holder=holder)
    now = context.clock.now()
    # The kept answer was about the add as it stood; from now on it is about what became of it.
    row.undone_at, row.status, row.body = now, None, None
    _unlearn_company(session, row, now)
    actor = audit.Actor(f"user:{user.id}")
    audit.record(session, now, actor, "add.undone", f"add:{row.id}", cancelled=cancelled, reverts=len(wanted))


def _unlearn_company(session: Session, row: Add, now: datetime) -> None:
    """A company chosen by mistake must not be taken without asking the next time."""
    request = plan_request(row.request) if row.request else None
    if request and request.company.company_id is not None and request.profile.company:
        text, company_id = request.profile.company, request.company.company_id
        directory.unlearn_since(session, now, row.user_id, text, company_id, row.created_at)
