"""How an add stands right now: read from its writes, and from those that take it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy.orm import Session

from backend import settings, writes
from backend.adding.answer import State, add_json, is_settled, status_of
from backend.adding.links import linker
from backend.adding.tables import Add
from backend.adding.undone import Undo
from backend.context import Context
from backend.fields import RecordKind

_UNDO = "-undo"


def undo_batch(add_id: str) -> str:
    """The writes that take an add back are a batch of their own, beside the add's."""
    return f"{add_id}{_UNDO}"


def add_of(batch_id: str) -> str:
    return batch_id.removesuffix(_UNDO)


@dataclass(frozen=True)
class Standing:
    """`settled`: nothing of this will change any more by itself."""

    state: State
    status: int
    body: dict[str, Any]
    settled: bool


def standing(context: Context, session: Session, row: Add) -> Standing:
    now = context.clock.now()
    receipts = writes.receipts(session, row.id)
    undo = _undo(context, session, row)
    state, body = add_json(
        row.id,
        receipts,
        running=writes.is_running(session, now, row.id),
        link=linker(context, session, row.user_id),
        held_until=writes.held_until(session, row.id),
        undo=undo,
    )
    settled = is_settled(receipts) and (undo is None or undo.settled)
    return Standing(state, status_of(state, receipts), body, settled)


def _undo(context: Context, session: Session, row: Add) -> Undo | None:
    if row.undone_at is None:
        return None
    batch = undo_batch(row.id)
    schema = settings.current_in(session).schema
    return Undo(
        reverts=writes.receipts(session, batch),
        running=writes.is_running(session, context.clock.now(), batch),
        label=lambda kind, key: schema.label(cast(RecordKind, kind), key),
    )
