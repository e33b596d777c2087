"""The one throttle: every call of every process reserves its time here before it leaves.

A reservation is one short transaction; waiting happens outside it. A process that dies after reserving wastes a
slot, which errs on the safe side.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.clock import SystemClock
from backend.context import Context
from backend.database import insert_for
from backend.itris.errors import Throttled
from backend.itris.pace import Limit, Policy, limits, next_slot, refusal_pause, sane
from backend.itris.tables import ThrottleRow
from backend.sentences import said

ALL, BULK = "all", "bulk"

# The rest is always free for people who wait in front of a screen.
BULK_SHARE = 0.5
# A person is told to try later rather than kept waiting longer than this.
INTERACTIVE_WAIT_S = 15.0
# Bulk work gives its turn back after this; its job goes on later.
BULK_WAIT_S = 900.0
# What itris asks for is obeyed, unless it is absurd.
LONGEST_BLOCK_S = 3600.0
# A clock that counts in coarser steps must move on, or bulk would ask again for ever.
SHORTEST_SLEEP_S = 0.001


@dataclass(frozen=True)
class Slot:
    """`at`: seconds since 1970 by the throttle's clock; `refusals`: how often itris refused in a row before."""

    at: float
    refusals: int


class Throttle:
    """Keeps `policy` for all who share the database. `bulk`: leave room for people, and wait while they wait."""

    def __init__(self, context: Context, policy: Policy, *, bulk: bool = False) -> None:
        self._context = context
        self._all = limits(policy)
        self._bulk = limits(policy, 0.95 * BULK_SHARE)
        self._is_bulk = bulk

    def wait(self) -> Slot:
        """Return when one call may leave; raise Throttled at once if that would take too long."""
        patience = BULK_WAIT_S if self._is_bulk else INTERACTIVE_WAIT_S
        waited = 0.0
        while True:
            slot, delay = self._reserve(patience - waited)
            if slot is None and delay > patience - waited:
                raise Throttled(
                    said("itris allows no further call for {time}.", time=_words(delay)),
                    retry_after=delay,
                    hint=said("Try again then."),
                )
            if delay > 0:
                delay = max(delay, SHORTEST_SLEEP_S)
                self._context.clock.sleep(delay)
                waited += delay
            if slot is not None:
                return slot

    def refused(self, retry_after: float | None) -> float:
        """itris answered that there were too many calls: nobody calls for a while. Returns the seconds."""
        with self._context.database.write() as session:
            now = self._now(session)
            row = _locked(session, ALL)
            if row.blocked_until <= now:  # several calls refused together count once
                row.refusals += 1
            pause = min(refusal_pause(row.refusals) if retry_after is None else retry_after, LONGEST_BLOCK_S)
            row.blocked_until = max(row.blocked_until, now + pause)
            return row.blocked_until - now

    def accepted(self, slot: Slot) -> None:
        """itris answered: the next refusal counts from the beginning again."""
        if slot.refusals:
            with self._context.database.write() as session:
                _locked(session, ALL).refusals = 0

    def _reserve(self, patience: float) -> tuple[Slot | None, float]:
        """A slot and the seconds until it; without a slot, the seconds after which asking again makes sense."""
        with self._context.database.write() as session:
            row = _locked(session, ALL)
            now = self._now(session)
            row.blocked_until = min(row.blocked_until, now + LONGEST_BLOCK_S)
            stamps = sane(row.stamps, self._all, now, LONGEST_BLOCK_S)
            at = next_slot(stamps, self._all, now, row.blocked_until)
            if self._is_bulk:
                at = max(at, self._bulk_slot(session, now, at))
                if at > now:  # bulk never reserves ahead, so it can't stand in a person's way
                    return None, at - now
            elif at - now > patience:
                return None, at - now
            row.stamps = [*stamps, at]
            if self._is_bulk:
                self._keep_bulk(session, now, at)
            return Slot(at, row.refusals), at - now

    def _bulk_slot(self, session: Session, now: float, at: float) -> float:
        return next_slot(self._bulk_stamps(session, now), self._bulk, max(now, at))

    def _keep_bulk(self, session: Session, now: float, at: float) -> None:
        _locked(session, BULK).stamps = [*self._bulk_stamps(session, now), at]

    def _bulk_stamps(self, session: Session, now: float) -> list[float]:
        return sane(_locked(session, BULK).stamps, self._bulk, now, LONGEST_BLOCK_S)

    def _now(self, session: Session) -> float:
        if isinstance(self._context.clock, SystemClock) and not self._context.database.is_sqlite:
            # Machines that share a PostgreSQL differ in their clocks; its own is the same for all of them.
            return float(session.scalar(select(func.extract("epoch", func.clock_timestamp()))) or 0)
        return self._context.clock.now().timestamp()


def _locked(session: Session, name: str) -> ThrottleRow:
    """The row, made when it is missing, locked until the transaction ends. ALL is always locked before BULK."""
    row = session.get(ThrottleRow, name, with_for_update=True)
    if row is None:
        fresh = {"name": name, "stamps": [], "blocked_until": 0.0, "refusals": 0}
        session.execute(insert_for(session, ThrottleRow).values(fresh).on_conflict_do_nothing())
        row = session.get_one(ThrottleRow, name, with_for_update=True)
    return row


def _words(seconds: float) -> str:
    if seconds < 120:
        return said("{n} seconds", n=round(seconds))
    return said("{n} minutes", n=round(seconds / 60))


__all__ = ["Limit", "Policy", "Slot", "Throttle"]
