"""An add from request to receipt. There is one way to commit, for one person and for many."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend import audit, directory, settings, writes
from backend.accounts import User
from backend.adding.answer import Answer, State, add_json
from backend.adding.draft import Plan
from backend.adding.drafting import make_plan
from backend.adding.errors import ChangedMeanwhile, IncompleteAdd, KeyReused, NoSuchAdd, TwinRunning
from backend.adding.request import plan_request
from backend.adding.standing import add_of, standing
from backend.adding.tables import Add
from backend.context import Context
from backend.itris import connect
from backend.sentences import from_data, said, to_data
from backend.writes.boundaries import reached

log = logging.getLogger("sidecar.adding")


def add(
    context: Context,
    user: User,
    device_id: int | None,
    key: str,
    request: Mapping[str, Any],
    fingerprint: str,
    *,
    send_after_s: float = 0,
) -> Answer:
    """Commit the plan with `fingerprint` for `request`, once for this key whatever happens.

    With `send_after_s` nothing is sent for that many seconds, in which it can be cancelled; the worker sends it then.
    Raise KeyReused (the key came with another request), TwinRunning (it is being worked on), IncompleteAdd (missing
    or wrong fields), ChangedMeanwhile (the plan would be another one by now).
    """
    wanted = _hash(request, fingerprint)
    earlier = _by_key(context, user, key)
    if earlier:
        return _again(context, earlier, wanted)
    plan = make_plan(context, user, plan_request(request))
    if plan.fingerprint != fingerprint:
        raise ChangedMeanwhile(plan.as_json())
    if not plan.ready:
        raise IncompleteAdd(plan)
    row = _row(context, user, device_id, key, request, plan)
    holder = context.ids.new()
    reached("before_claim")
    try:
        held = _store(context, row, plan, holder, send_after_s)
    except IntegrityError:
        twin = _by_key(context, user, key)
        if twin is None:
            raise
        return _again(context, twin, wanted)
    reached("after_claim")
    if held:
        return _answer(context, row.id)
    return work(context, row.id, holder) if row.status is None else _kept(row, row.status)


def state(context: Context, user: User, add_id: str) -> Answer:
    """How an add stands; 200 whatever the state. Only for the user who asked for it, or an admin."""
    with context.database.read() as session:
        row = own(session, user, add_id)
        if row.status is not None and row.body:
            return Answer(200, _add_part(_kept(row, row.status).content))
        return Answer(200, standing(context, session, row).body)


def own(session: Session, user: User, add_id: str, *, lock: bool = False) -> Add:
    """The user's own add, an admin's also that of others. Raise NoSuchAdd."""
    row = session.get(Add, add_id, with_for_update=lock)
    if row is None or not (row.user_id == user.id or user.is_admin):
        raise NoSuchAdd()
    return row


def settle_due(context: Context) -> int:
    """Carry on with every add whose time has come; how many there were. Called by the worker and at start."""
    due = writes.due(context)
    for batch_id in due:
        try:
            work(context, batch_id, context.ids.new())
        except Exception:
            # One add that can't be worked on must not keep the others waiting; its lease runs out by itself.
            log.exception("Add %s could not be worked on", batch_id)
    return len(due)


def _row(context: Context, user: User, device_id: int | None, key: str, request: Mapping[str, Any], plan: Plan) -> Add:
    return Add(
        id=context.ids.new(), user_id=user.id, device_id=device_id, idempotency_key=key,
        request_hash=_hash(request, plan.fingerprint), request=dict(request),
        public_id=request["profile"].get("public_id"), fingerprint=plan.fingerprint,
        plan=plan.as_json(), created_at=context.clock.now(),
    )  # fmt: skip


def _store(context: Context, row: Add, plan: Plan, holder: str, send_after_s: float) -> bool:
    """Keep the add and its intents; whether they are held back for now."""
    with context.database.write() as session:
        session.add(row)
        session.flush()
        if plan.mode == "preview_only" or not plan.steps:
            outcome: State = "preview_only" if plan.mode == "preview_only" else "already_there"
            row.status, row.body = 200, _text(add_json(row.id, [], running=False, link=_no_link, state=outcome)[1])
            return False
        date = row.created_at.replace(microsecond=0).isoformat()
        intents = [
            replace(s.write, fields={**s.write.fields, "date": date}) if s.write.kind == "comment" else s.write
            for s in plan.steps
        ]
        until = row.created_at + timedelta(seconds=send_after_s) if send_after_s > 0 else None
        writes.enqueue(context, session, row.id, intents, holder=holder, held_until=until)
        actor = audit.Actor(f"user:{row.user_id}")
        if any(intent.considered.get("duplicate") for intent in intents):
            audit.record(session, row.created_at, actor, "add.never_merge", f"add:{row.id}")
        audit.record(session, row.created_at, actor, "add", f"add:{row.id}", writes=len(intents))
        return until is not None


def work(context: Context, batch_id: str, holder: str) -> Answer:
    """Carry on with an add's writes, or with those that take it back; how the add stands then."""

    def learn(session: Session, kind: str, record: Mapping[str, Any]) -> None:
        directory.upsert(session, kind, [record], seen_at=context.clock.now(), source="own write")

    within_s = context.config.answer_within_s
    writes.run(context, lambda: connect(context), batch_id, learn, holder=holder, within_s=within_s)
    reached("before_answer")
    return _answer(context, add_of(batch_id))


def _answer(context: Context, add_id: str) -> Answer:
    with context.database.write() as session:
        # Locked: an undo that is asked for meanwhile must not be overwritten by the answer from before it.
        return answer(context, session, session.get_one(Add, add_id, with_for_update=True))


def answer(context: Context, session: Session, row: Add) -> Answer:
    """The answer as it stands; kept for good once everything is settled."""
    if row.status is not None:
        return _kept(row, row.status)
    now = standing(context, session, row)
    content = _problem(now.status, now.body) if now.status >= 400 else now.body
    if now.settled:
        _learn_company(context, session, row, now.state)
        row.status, row.body = now.status, _text(content)
    return Answer(now.status, content)


def _learn_company(context: Context, session: Session, row: Add, state: State) -> None:
    """Where the check was not sure of the company or meant another one, the user's choice is the team's answer."""
    if state not in ("done", "already_there") or not row.request:
        return
    request = plan_request(row.request)
    company, text = request.company, request.profile.company
    if company.choice != "existing" or company.company_id is None or not text:
        return
    strictness = settings.current_in(session).thresholds
    _, verdict = directory.check_one(session, request.profile, strictness=strictness)
    if verdict.company_id != company.company_id:
        directory.learn_company(session, context.clock.now(), row.user_id, text, company.company_id)


def _again(context: Context, row: Add, wanted: str) -> Answer:
    """The same key once more: the settled answer, byte for byte, or the state as it is."""
    if row.request_hash != wanted:
        raise KeyReused()
    if row.status is not None:
        return _kept(row, row.status)
    with context.database.read() as session:
        running = writes.is_running(session, context.clock.now(), row.id)
    if running:
        raise TwinRunning(row.id)
    return work(context, row.id, context.ids.new())


def _problem(status: int, body: dict[str, Any]) -> dict[str, Any]:
    """A refused add as problem+json; the receipt still tells what was written."""
    changed = status == 409
    fields = [{**field} for receipt in body["receipt"] for field in receipt["fields"]]
    code = "changed_meanwhile" if changed else "refused"
    title = said("Something changed meanwhile") if changed else said("itris refused this")
    return {
        "type": f"urn:sidecar:problem:{code}", "title": title, "status": status, "detail": body["message"],
        "code": code, "hint": "", "fields": fields, "add": body, "plan": None,
    }  # fmt: skip


def _kept(row: Add, status: int) -> Answer:
    """The answer as it was given once; its sentences can be put into any language."""
    return Answer(status, from_data(json.loads(row.body or "{}")))


def _add_part(content: Mapping[str, Any]) -> Mapping[str, Any]:
    add: Mapping[str, Any] = content.get("add", content)
    return add


def _by_key(context: Context, user: User, key: str) -> Add | None:
    with context.database.read() as session:
        return session.scalar(select(Add).where(Add.user_id == user.id, Add.idempotency_key == key))


def _hash(request: Mapping[str, Any], fingerprint: str) -> str:
    text = json.dumps([request, fingerprint], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _text(content: Mapping[str, Any]) -> str:
    return json.dumps(to_data(content), ensure_ascii=False)


def _no_link(_kind: str, _record_id: int) -> None:
    return None
