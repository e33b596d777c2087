"""The queue: batches with work left, taken by one process at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from backend.context import Context
from backend.sentences import from_data
from backend.writes.claims import take
from backend.writes.model import CLAIMED, SETTLED, Receipt, Write
from backend.writes.tables import Batch, Intent


@dataclass(frozen=True)
class Lease:
    batch_id: str
    holder: str


class LeaseLostError(Exception):
    """Another process took the batch over because this one was away too long; it must not write any more."""


def enqueue(
    context: Context,
    session: Session,
    batch_id: str,
    writes: Sequence[Write],
    *,
    holder: str,
    held_until: datetime | None = None,
) -> None:
    """Store the intents in the caller's transaction, claimed for us: leased to `holder` from the start, or left for
    the worker when nothing may be sent before `held_until`."""
    now = context.clock.now()
    batch = Batch(id=batch_id, created_at=now, due_at=held_until or now, held_until=held_until)
    if held_until is None:
        batch.lease_holder, batch.lease_until = holder, _lease_end(context)
    session.add(batch)
    session.flush()
    for step, write in enumerate(writes, start=1):
        intent = Intent(
            id=context.ids.new(), batch_id=batch_id, step=step, kind=write.kind, verb=write.verb, state=CLAIMED,
            fields=dict(write.fields), before=dict(write.before), needs=dict(write.needs),
            considered=dict(write.considered), claims=list(write.claims), record_id=write.record_id,
        )  # fmt: skip
        session.add(intent)
        session.flush()
        intent.follows = take(session, intent.id, intent.claims, intent.considered.get("ids", ()))


def acquire(context: Context, batch_id: str, holder: str) -> Lease | None:
    """Take the batch, or None while another process is at work on it or it is held."""
    now = context.clock.now()
    free = or_(Batch.lease_until.is_(None), Batch.lease_until < now, Batch.lease_holder == holder)
    ripe = or_(Batch.held_until.is_(None), Batch.held_until <= now)
    with context.database.write() as session:
        taken = session.execute(
            update(Batch)
            .where(Batch.id == batch_id, Batch.due_at.is_not(None), free, ripe)
            .values(lease_holder=holder, lease_until=_lease_end(context), held_until=None)
        )
    return Lease(batch_id, holder) if taken.rowcount else None  # type: ignore[attr-defined]


def renew(context: Context, session: Session, lease: Lease) -> None:
    """Prolong the lease in the transaction of the next step; raise LeaseLostError if it is another's by now."""
    renewed = session.execute(
        update(Batch)
        .where(Batch.id == lease.batch_id, Batch.lease_holder == lease.holder)
        .values(lease_until=_lease_end(context))
    )
    if not renewed.rowcount:  # type: ignore[attr-defined]
        raise LeaseLostError(lease.batch_id)


def put_back(context: Context, lease: Lease, due_at: datetime | None) -> None:
    """Give the batch up: due again at `due_at`, or settled for good (None)."""
    with context.database.write() as session:
        session.execute(
            update(Batch)
            .where(Batch.id == lease.batch_id, Batch.lease_holder == lease.holder)
            .values(due_at=due_at, lease_holder=None, lease_until=None)
        )


def due(context: Context, *, limit: int = 20) -> list[str]:
    """Batches whose time has come and that nobody works on, longest due first."""
    now = context.clock.now()
    free = or_(Batch.lease_until.is_(None), Batch.lease_until < now)
    with context.database.read() as session:
        query = select(Batch.id).where(Batch.due_at <= now, free).order_by(Batch.due_at).limit(limit)
        return list(session.scalars(query))


def forget_leases(context: Context) -> None:
    """At the start of the only process on this database: whoever held a lease is dead."""
    with context.database.write() as session:
        session.execute(update(Batch).values(lease_holder=None, lease_until=None))


def is_running(session: Session, now: datetime, batch_id: str) -> bool:
    """Whether some process is at work on the batch at this moment."""
    until = session.scalar(select(Batch.lease_until).where(Batch.id == batch_id))
    return until is not None and until >= now


def held_until(session: Session, batch_id: str) -> datetime | None:
    """Until when nothing of the batch is sent; None once it may be, or when it was cancelled."""
    return session.scalar(select(Batch.held_until).where(Batch.id == batch_id))


def receipts(session: Session, batch_id: str) -> list[Receipt]:
    """How every write of a batch stands, in order."""
    return [
        Receipt(
            i.step, i.kind, i.verb, i.state, i.outcome, i.record_id, from_data(i.problem), i.needs_person,
            tuple(i.fields), tuple(i.considered.get("kept", ())),
        )
        for i in intents(session, batch_id)
    ]  # fmt: skip


def intents(session: Session, batch_id: str) -> list[Intent]:
    return list(session.scalars(select(Intent).where(Intent.batch_id == batch_id).order_by(Intent.step)))


def next_unsettled(session: Session, batch_id: str) -> Intent | None:
    query = select(Intent).where(Intent.batch_id == batch_id, Intent.state.not_in(SETTLED))
    return session.scalars(query.order_by(Intent.step).limit(1)).first()


def _lease_end(context: Context) -> datetime:
    # Longer than the slowest single call with its wait for the throttle; each step prolongs it.
    slowest = context.config.connect_timeout_s + context.config.read_timeout_s
    return context.clock.now() + timedelta(seconds=3 * slowest + 30)
