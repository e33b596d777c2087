"""Every change of an intent's state, each in one short transaction that also prolongs the lease."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from backend import audit
from backend.context import Context
from backend.itris import Itris
from backend.sentences import noun, said, to_data
from backend.writes.claims import release, take
from backend.writes.model import CLAIMED, DONE, REFUSED, SENT, UNKNOWN
from backend.writes.queue import Lease, renew
from backend.writes.tables import Intent
from backend.writes.verbs import Clear, Found, problem

Learn = Callable[[Session, str, Mapping[str, Any]], None]
"""Called with (session, kind, record) in the transaction that settles, so that the directory never lags behind us."""


@dataclass(frozen=True)
class Work:
    """What one run over one batch has at hand."""

    context: Context
    itris: Itris
    lease: Lease
    learn: Learn

    def change(self, intent_id: str, change: Callable[[Session, Intent], None]) -> Intent:
        """Apply `change` to the stored intent, if the lease is still ours."""
        with self.context.database.write() as session:
            renew(self.context, session, self.lease)
            intent = session.get_one(Intent, intent_id)
            change(session, intent)
        return intent


def mark_sent(work: Work, intent: Intent, clear: Clear) -> Intent:
    """Commit that bytes are about to leave. From here on a crash means: unknown."""

    def change(_session: Session, stored: Intent) -> None:
        assert stored.state == CLAIMED, f"{stored.state} can't be sent"
        stored.state = SENT
        stored.sent_at = work.context.clock.now()
        stored.attempts += 1
        stored.looks = 0
        stored.problem = None
        if clear.fields is not None:
            stored.fields = dict(clear.fields)
        _keep(stored, clear.kept)

    return work.change(intent.id, change)


def settle(work: Work, intent: Intent, found: Found) -> None:
    """itris holds it."""

    def change(session: Session, stored: Intent) -> None:
        stored.state, stored.outcome = DONE, found.outcome
        stored.settled_at, stored.problem = work.context.clock.now(), None
        stored.follows = None
        _keep(stored, found.kept)
        if found.record:
            stored.record_id = int(found.record["id"])
            if stored.kind != "comment":
                work.learn(session, stored.kind, found.record)
        if found.twins:
            _alarm(work.context, session, stored, found)

    work.change(intent.id, change)


def _keep(intent: Intent, kept: Sequence[str]) -> None:
    if kept:
        intent.considered = {**intent.considered, "kept": sorted({*intent.considered.get("kept", ()), *kept})}


def _alarm(context: Context, session: Session, intent: Intent, found: Found) -> None:
    twins = ", ".join(map(str, found.twins))
    message = said(
        "itris made more than one record ({kind}) out of one write: {id} is kept, see {others}.",
        kind=noun(intent.kind),
        id=found.record["id"],
        others=twins,
    )
    intent.problem = to_data(problem("made_twice", message, said("Merge or delete the extra record in itris.")))
    intent.needs_person = True
    actor = audit.Actor("worker")
    audit.record(
        session, context.clock.now(), actor, "write.made_twice", f"{intent.kind}:{found.record['id']}", twins=twins
    )


def skip(work: Work, intent: Intent) -> None:
    """Nothing to write after all, for example a comment on a record that somebody else had just added."""

    def change(_session: Session, stored: Intent) -> None:
        stored.state, stored.outcome, stored.settled_at = DONE, "not_needed", work.context.clock.now()

    work.change(intent.id, change)


def refuse(work: Work, intent: Intent, why: Mapping[str, Any], learned: tuple[Mapping[str, Any], ...] = ()) -> None:
    """It is certain that nothing was written; the claims are free again."""

    def change(session: Session, stored: Intent) -> None:
        stored.state, stored.settled_at, stored.problem = REFUSED, work.context.clock.now(), to_data(why)
        release(session, [stored.id])
        for record in learned:
            work.learn(session, stored.kind, record)

    work.change(intent.id, change)


def back_to_claimed(work: Work, intent: Intent, why: Mapping[str, Any] | None) -> int:
    """Nothing was written, it is to be tried again; how often that has happened now."""

    def change(_session: Session, stored: Intent) -> None:
        stored.state, stored.problem = CLAIMED, to_data(why) if why else None
        stored.waits += 1

    return work.change(intent.id, change).waits


def unknown(work: Work, intent: Intent, why: Mapping[str, Any]) -> None:
    """Nobody can say whether itris took it; only a look settles this."""

    def change(_session: Session, stored: Intent) -> None:
        stored.state, stored.problem = UNKNOWN, to_data(why)

    work.change(intent.id, change)


def looked(work: Work, intent: Intent, *, needs_person: bool = False) -> int:
    """One more look came back empty; how many that makes."""

    def change(_session: Session, stored: Intent) -> None:
        stored.looks += 1
        stored.state = UNKNOWN
        stored.needs_person = stored.needs_person or needs_person

    return work.change(intent.id, change).looks


def inherit(work: Work, intent: Intent, *, gone: str | None = None) -> None:
    """What we followed came to nothing, or its record is `gone`: take its claims, or follow whoever was faster."""

    def change(session: Session, stored: Intent) -> None:
        if gone:
            release(session, [gone])
        stored.follows = take(session, stored.id, stored.claims, stored.considered.get("ids", ()))

    work.change(intent.id, change)


def fill(work: Work, intent: Intent, values: Mapping[str, Any]) -> Intent:
    """Put the record ids of earlier steps into the fields that need them."""

    def change(_session: Session, stored: Intent) -> None:
        stored.fields = {**stored.fields, **values}
        stored.needs = {}

    return work.change(intent.id, change)
