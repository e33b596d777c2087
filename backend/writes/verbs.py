"""The verbs: how each looks in itris, and how it sends.

`look` comes before a first send and answers Clear, Found or Stop. `look_again` comes after an unknown outcome and
searches for our own write only; None means that itris could not tell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from backend.itris import Itris, RecordNotFound
from backend.sentences import noun, said
from backend.writes.look import AlreadyThere, Changed, Ours, judge, marked, terms
from backend.writes.model import THE_RECORD
from backend.writes.tables import Intent


@dataclass(frozen=True)
class Clear:
    """Nothing speaks against sending. `fields`: what is left to send, when that is less than planned; `kept`: what
    stays as it is because somebody has changed it since."""

    fields: Mapping[str, Any] | None = None
    kept: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """itris holds it: created by an earlier try of ours, or there already."""

    record: Mapping[str, Any]
    outcome: str
    twins: tuple[int, ...] = ()
    kept: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stop:
    """It must not be sent: `problem` says why, in words."""

    problem: Mapping[str, Any]
    learned: tuple[Mapping[str, Any], ...] = field(default_factory=tuple)


@dataclass(frozen=True)
class Verb:
    outcome: str
    look: Callable[[Itris, Intent], Clear | Found | Stop]
    look_again: Callable[[Itris, Intent], Clear | Found | None]
    send: Callable[[Itris, Intent], Mapping[str, Any]]


def problem(code: str, message: str, hint: str = "", fields: list[dict[str, str]] | None = None) -> dict[str, Any]:
    """How a write's problem is stored and shown."""
    return {"code": code, "message": message, "hint": hint, "fields": fields or []}


def _look_create(itris: Itris, intent: Intent) -> Clear | Found | Stop:
    found = itris.search(intent.kind, terms(intent.kind, intent.fields, intent.mark))
    decision = judge(intent.kind, intent.fields, intent.considered, intent.mark, found.records)
    if isinstance(decision, Ours):
        return Found(decision.record, "created", decision.twins)
    if isinstance(decision, AlreadyThere):
        return Found(decision.record, "already_there")
    if isinstance(decision, Changed):
        message = said(
            "itris has a record ({kind}) that was not there when you checked: nothing was created.",
            kind=noun(intent.kind),
        )
        return Stop(problem("changed_meanwhile", message, said("Check again and choose.")), decision.records)
    if not found.complete:
        message = said(
            "itris cut its search off, so Sidecar could not make sure that this {kind} is new.", kind=noun(intent.kind)
        )
        return Stop(problem("could_not_check", message, said("Try again, or search for the person in itris.")))
    return Clear()


def _look_create_again(itris: Itris, intent: Intent) -> Clear | Found | None:
    found = itris.search(intent.kind, [("reference", intent.mark)])
    ours = marked(found.records, intent.mark)
    if isinstance(ours, Ours):
        return Found(ours.record, "created", ours.twins)
    return Clear() if found.complete else None


def _send_create(itris: Itris, intent: Intent) -> Mapping[str, Any]:
    return itris.create(intent.kind, {**intent.fields, "reference": intent.mark})


def _look_update(itris: Itris, intent: Intent) -> Clear | Found | Stop:
    assert intent.record_id is not None
    try:
        now = itris.get(intent.kind, intent.record_id)
    except RecordNotFound:
        message = said(
            "The {kind} {id} is no longer in itris; it may have been merged.",
            kind=noun(intent.kind),
            id=intent.record_id,
        )
        return Stop(problem("changed_meanwhile", message, said("Check the person again.")))
    left = {key: value for key, value in intent.fields.items() if not _equal(now.get(key), value)}
    if not left:
        return Found(now, "already_there")
    drifted = [key for key in left if not _equal(now.get(key), intent.before.get(key))]
    if drifted:
        message = said(
            "Somebody changed {fields} in itris since the preview: nothing was overwritten.", fields=", ".join(drifted)
        )
        return Stop(problem("changed_meanwhile", message, said("Check the person again.")), (now,))
    return Clear(left)


def _look_update_again(itris: Itris, intent: Intent) -> Clear | Found | None:
    assert intent.record_id is not None
    now = itris.get(intent.kind, intent.record_id)
    done = all(_equal(now.get(key), value) for key, value in intent.fields.items())
    return Found(now, "updated") if done else Clear()


def _send_update(itris: Itris, intent: Intent) -> Mapping[str, Any]:
    assert intent.record_id is not None
    return itris.update(intent.kind, intent.record_id, intent.fields)


def _look_revert(itris: Itris, intent: Intent) -> Clear | Found | Stop:
    """`fields` are the values from before our update, `before` those that we wrote."""
    assert intent.record_id is not None
    try:
        now = itris.get(intent.kind, intent.record_id)
    except RecordNotFound:
        message = said(
            "The {kind} {id} is no longer in itris; there is nothing to put back.",
            kind=noun(intent.kind),
            id=intent.record_id,
        )
        return Stop(problem("changed_meanwhile", message))
    away = {key: value for key, value in intent.fields.items() if not _equal(now.get(key), value)}
    left = {key: value for key, value in away.items() if _equal(now.get(key), intent.before.get(key))}
    kept = tuple(sorted(away.keys() - left.keys()))
    if left:
        return Clear(left, kept)
    return Found(now, "kept" if len(kept) == len(intent.fields) else "reverted", kept=kept)


def _look_revert_again(itris: Itris, intent: Intent) -> Clear | Found | None:
    again = _look_update_again(itris, intent)
    return Found(again.record, "reverted") if isinstance(again, Found) else again


def _look_nothing(_itris: Itris, _intent: Intent) -> Clear | Found | Stop:
    # Only this intent makes this comment, so before its first send there can't be one.
    return Clear()


def _look_comment_again(itris: Itris, intent: Intent) -> Clear | Found | None:
    fields = intent.fields
    when = datetime.fromisoformat(fields["date"])
    for comment in itris.comments(fields["record_kind"], fields[THE_RECORD]):
        same = comment["category_id"] == fields["category_id"] and comment["text"] == fields["text"]
        if same and abs((comment["date"] - when).total_seconds()) < 1:
            return Found(comment, "created")
    return Clear()


def _send_comment(itris: Itris, intent: Intent) -> Mapping[str, Any]:
    fields = intent.fields
    links = [(kind, fields[f"link:{kind}"]) for kind in ("applicant", "contact") if fields.get(f"link:{kind}")]
    return itris.create_comment(
        fields["record_kind"],
        fields[THE_RECORD],
        category_id=fields["category_id"],
        text=fields["text"],
        date=datetime.fromisoformat(fields["date"]),
        links=links,
        user_id=fields.get("user_id"),
    )


def _cannot_look(_itris: Itris, _intent: Intent) -> Clear | Found | None:
    # The applicant inbox can only be posted to; whether a proposal arrived is for a person to see in itris.
    return None


def _send_proposal(itris: Itris, intent: Intent) -> Mapping[str, Any]:
    itris.propose_applicant(intent.fields)
    return {}


VERBS = {
    "create": Verb("created", _look_create, _look_create_again, _send_create),
    "update": Verb("updated", _look_update, _look_update_again, _send_update),
    "revert": Verb("reverted", _look_revert, _look_revert_again, _send_update),
    "comment": Verb("created", _look_nothing, _look_comment_again, _send_comment),
    "propose": Verb("proposed", _look_nothing, _cannot_look, _send_proposal),
}


def _equal(a: Any, b: Any) -> bool:
    """Equal as a person sees it: no value is an empty one, and lists have no order."""
    if isinstance(a, list | tuple) or isinstance(b, list | tuple):
        return sorted(map(str, a or ())) == sorted(map(str, b or ()))
    return bool((a or None) == (b or None))
