"""Taking writes back: what was not sent is cancelled, what was changed gets an intent that puts it back.

Nothing is sent from here; the intents go the way of every other write.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from backend.context import Context
from backend.errors import Conflict
from backend.sentences import said
from backend.writes.claims import release
from backend.writes.model import CLAIMED, DONE, REFUSED, SENT, UNKNOWN, Write
from backend.writes.queue import intents
from backend.writes.tables import Batch


class StillWriting(Conflict):
    """It is being written at this moment, or nobody can say yet whether it was."""

    code = "still_writing"
    title = said("This is still being written")


def cancel(context: Context, session: Session, batch_id: str) -> int:
    """See to it that nothing more of the batch is sent; how many writes were cancelled. Raise StillWriting.

    Whoever looked in itris with a lease that ran out meanwhile finds it gone before sending.
    """
    batch = session.get(Batch, batch_id, with_for_update=True)
    if batch is None:
        return 0
    now = context.clock.now()
    if batch.lease_until is not None and batch.lease_until >= now:
        raise StillWriting(said("This is being written to itris right now."), hint=said("Wait a moment, then undo it."))
    found = intents(session, batch_id)
    if any(intent.state in (SENT, UNKNOWN) for intent in found):
        text = said("itris has not answered yet, so it is not known whether this was written.")
        raise StillWriting(text, hint=said("Sidecar finds out by itself; undo it then."))
    waiting = [intent for intent in found if intent.state == CLAIMED]
    for intent in waiting:
        intent.state, intent.outcome, intent.settled_at, intent.problem = REFUSED, "cancelled", now, None
        intent.follows = None
    # The claims are free again: whoever follows one of these writes goes on with its own.
    release(session, [intent.id for intent in waiting])
    batch.due_at = batch.held_until = batch.lease_holder = batch.lease_until = None
    return len(waiting)


def reverts(session: Session, batch_id: str) -> list[Write]:
    """For each record the batch updated, the write that puts back what was there before."""
    return [
        Write(
            intent.kind, "revert",
            fields={key: intent.before.get(key) for key in intent.fields},
            before=dict(intent.fields),
            record_id=intent.record_id,
        )
        for intent in intents(session, batch_id)
        if intent.state == DONE and intent.outcome == "updated" and intent.fields
    ]  # fmt: skip
