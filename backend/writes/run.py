"""Runs a batch: claim → look → mark and send → settle, one write after the other.

Whoever runs it may die at any line. What is committed says what may be done next: `claimed` may be looked for and
sent, `sent` and `unknown` may only be looked for until the quiet period is over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from backend.context import Context
from backend.errors import SidecarError
from backend.itris import Itris, NotConnected, NotReached, OutcomeUnknown, RecordNotFound, SignInRefused, Throttled
from backend.sentences import noun, said
from backend.writes import settle
from backend.writes.boundaries import reached
from backend.writes.model import CLAIMED, REFUSED, SETTLED, UNKNOWN
from backend.writes.queue import LeaseLostError, acquire, intents, next_unsettled, put_back
from backend.writes.settle import Learn, Work
from backend.writes.tables import Intent
from backend.writes.verbs import VERBS, Clear, Found, Stop, problem

RETRY_S = (1.0, 5.0, 15.0, 60.0)
"""Waits before a write that certainly had no effect is tried again; the last one repeats."""
LOOK_S = (1.0, 5.0, 30.0, 120.0, 600.0)
"""Waits before each look for a write with an unknown outcome (facts: reconcile rhythm); the last one repeats."""
FOLLOW_S = 0.1
MOST_SENDS = 3
AWAY = (NotConnected, NotReached, Throttled, SignInRefused)
"""itris is not to be spoken to right now, and nothing was done: worth another try later."""


def run(
    context: Context, connect: Callable[[], Itris], batch_id: str, learn: Learn, *, holder: str, within_s: float
) -> None:
    """Work on a batch until it is settled, has to wait longer than fits into `within_s` seconds, or is taken away."""
    lease = acquire(context, batch_id, holder)
    if lease is None:
        return
    end = context.clock.monotonic() + within_s
    try:
        work = Work(context, connect(), lease, learn)
    except SidecarError:
        put_back(context, lease, context.clock.now() + timedelta(seconds=RETRY_S[-1]))
        return
    try:
        wait = _run_until(work, end)
    except LeaseLostError:
        return
    put_back(context, lease, None if wait is None else context.clock.now() + timedelta(seconds=wait))


def _run_until(work: Work, end: float) -> float | None:
    """Seconds after which the batch is due again, or None when everything is settled."""
    while True:
        with work.context.database.read() as session:
            intent = next_unsettled(session, work.lease.batch_id)
            earlier = {i.step: i for i in intents(session, work.lease.batch_id)}
        if intent is None:
            return None
        wait = _advance(work, intent, earlier)
        if wait and wait > FOLLOW_S:
            return wait
        if wait:
            if work.context.clock.monotonic() + wait > end:
                return wait
            work.context.clock.sleep(wait)


def _advance(work: Work, intent: Intent, earlier: Mapping[int, Intent]) -> float:
    """One step of one write; the seconds to wait before the next."""
    if intent.follows:
        return _follow(work, intent)
    blocker = next((earlier[s] for s in intent.needs.values() if earlier[s].state == REFUSED), None)
    if blocker:
        text = said("Not tried, because the {kind} could not be written.", kind=noun(blocker.kind))
        settle.refuse(work, intent, problem("not_tried", text))
        return 0
    if intent.kind == "comment" and intent.state == CLAIMED and not _worth_a_comment(earlier):
        settle.skip(work, intent)
        return 0
    if intent.needs:
        intent = settle.fill(work, intent, {k: earlier[s].record_id for k, s in intent.needs.items()})
    if intent.state == CLAIMED:
        return _attempt(work, intent)
    return _reconcile(work, intent)


def _worth_a_comment(earlier: Mapping[int, Intent]) -> bool:
    people = [i for i in earlier.values() if i.kind in ("applicant", "contact")]
    return not people or any(i.outcome in ("created", "updated") for i in people)


def _follow(work: Work, intent: Intent) -> float:
    """Somebody else is making this very record: wait for it and use it."""
    with work.context.database.read() as session:
        leader = session.get(Intent, intent.follows)
    if leader is None or leader.state == REFUSED:
        settle.inherit(work, intent)
        return 0
    if leader.state not in SETTLED:
        return FOLLOW_S if leader.state != UNKNOWN else RETRY_S[0]
    if leader.record_id is None:
        settle.settle(work, intent, Found({}, leader.outcome or "proposed"))
        return 0
    try:
        record = work.itris.get(intent.kind, leader.record_id)
    except RecordNotFound:
        settle.inherit(work, intent, gone=leader.id)
        return 0
    except SidecarError as error:
        return _not_done(work, intent, error)
    settle.settle(work, intent, Found(record, "already_there"))
    return 0


def _attempt(work: Work, intent: Intent) -> float:
    verb, name = VERBS[intent.verb], f"{intent.kind}.{intent.verb}"
    reached("before_look", name)
    try:
        result = verb.look(work.itris, intent)
    except SidecarError as error:
        return _not_done(work, intent, error)
    reached("after_look", name)
    if isinstance(result, Stop):
        settle.refuse(work, intent, result.problem, result.learned)
        return 0
    if isinstance(result, Found):
        settle.settle(work, intent, result)
        return 0
    return _send(work, settle.mark_sent(work, intent, result), name)


def _send(work: Work, intent: Intent, name: str) -> float:
    verb = VERBS[intent.verb]
    reached("before_send", name)
    assert intent.sent_at is not None
    if (work.context.clock.now() - intent.sent_at).total_seconds() >= work.context.config.settle_window_s:
        # Asleep in between: another process may have sent it by now. Nothing left here, so a look decides.
        return 0
    try:
        record = verb.send(work.itris, intent)
    except OutcomeUnknown as error:
        settle.unknown(work, intent, _told(error, intent.kind))
        return LOOK_S[0]
    except SidecarError as error:
        return _not_done(work, intent, error)
    reached("after_send", name)
    settle.settle(work, intent, Found(record, verb.outcome))
    reached("after_settle", name)
    return 0


def _not_done(work: Work, intent: Intent, error: SidecarError) -> float:
    """Nothing was written: refused for good, or to be tried again more and more slowly while itris is away."""
    if not isinstance(error, AWAY):
        settle.refuse(work, intent, _told(error, intent.kind))
        return 0
    times = settle.back_to_claimed(work, intent, _told(error, intent.kind))
    usual = RETRY_S[min(times, len(RETRY_S)) - 1]
    return max(usual, getattr(error, "retry_after", None) or 0)


def _reconcile(work: Work, intent: Intent) -> float:
    """Find out what became of a write whose answer never came."""
    assert intent.sent_at is not None
    verb, name = VERBS[intent.verb], f"{intent.kind}.{intent.verb}"
    # Taken before the look: a record that appears while we look is found by the next one.
    quiet_s = (work.context.clock.now() - intent.sent_at).total_seconds()
    reached("before_look", name)
    try:
        result = verb.look_again(work.itris, intent)
    except RecordNotFound as error:
        # The record to change was merged or deleted meanwhile; waiting would never end.
        settle.refuse(work, intent, _told(error, intent.kind))
        return 0
    except SidecarError:
        return _look_later(work, intent, quiet_s)
    reached("after_look", name)
    if isinstance(result, Found):
        settle.settle(work, intent, result)
        reached("after_settle", name)
        return 0
    window_s = work.context.config.settle_window_s
    if isinstance(result, Clear) and quiet_s >= window_s:
        if intent.attempts >= MOST_SENDS:
            settle.looked(work, intent, needs_person=True)
            return LOOK_S[-1]
        settle.back_to_claimed(work, intent, intent.problem)
        return 0
    return _look_later(work, intent, quiet_s, needs_person=result is None and quiet_s >= window_s)


def _look_later(work: Work, intent: Intent, quiet_s: float, *, needs_person: bool = False) -> float:
    looks = settle.looked(work, intent, needs_person=needs_person)
    usual = LOOK_S[min(looks, len(LOOK_S)) - 1]
    left = work.context.config.settle_window_s - quiet_s
    return min(usual, left + 0.01) if left > 0 else usual


def _told(error: SidecarError, record: str) -> dict[str, Any]:
    """The error as it is stored and shown; itris's field reasons keep their fields."""
    named = [{"record": record, "field": f.field, "reason": f.reason, "kind": f.kind} for f in error.fields]
    return problem(error.code, error.message, error.hint, named)
