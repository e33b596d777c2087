"""From the receipts of an add's writes to its state, the HTTP status and the words. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from backend.adding import undone
from backend.adding.undone import Undo, undo_of
from backend.sentences import joined, listed, noun, said
from backend.writes import CLAIMED, DONE, REFUSED, Receipt

State = Literal[
    "working", "waiting", "held", "done", "already_there", "refused", "unknown", "proposed", "preview_only", "undone"
]  # fmt: skip
PEOPLE = ("applicant", "contact")
_RECORDS = (*PEOPLE, "company")
LinkTo = Callable[[str, int], str | None]


@dataclass(frozen=True)
class Answer:
    """`content` and so `body`, its JSON, are the same each time once the add is settled."""

    status: int
    content: Mapping[str, Any]

    @property
    def media_type(self) -> str:
        return "application/problem+json" if self.status >= 400 else "application/json"

    @property
    def body(self) -> str:
        return json.dumps(self.content, ensure_ascii=False)


def state_of(receipts: Sequence[Receipt], *, running: bool) -> State:
    """The add's state. A refused comment does not undo a person who was written."""
    people = [r for r in receipts if r.kind in PEOPLE]
    if any(r.state == REFUSED and r.kind != "comment" for r in receipts):
        return "refused"
    if any(r.state in ("sent", "unknown") for r in receipts):
        return "working" if running else "unknown"
    if any(r.state == CLAIMED for r in receipts):
        return "working" if running else "waiting"
    if any(r.outcome == "proposed" for r in people):
        return "proposed"
    if people and all(r.outcome == "already_there" for r in people):
        return "already_there"
    return "done"


def is_settled(receipts: Sequence[Receipt]) -> bool:
    return all(r.state in (DONE, REFUSED) for r in receipts)


def status_of(state: State, receipts: Sequence[Receipt]) -> int:
    """201 done · 200 already there or undone · 202 not settled or proposed · 409 changed meanwhile · 422 refused."""
    if state == "refused":
        codes = {(r.problem or {}).get("code") for r in receipts if r.state == REFUSED}
        return 409 if codes & {"changed_meanwhile", "could_not_check"} else 422
    return {"done": 201, "already_there": 200, "preview_only": 200, "undone": 200}.get(state, 202)


def message_of(state: State, receipts: Sequence[Receipt]) -> str:
    """One sentence for the person who asked."""
    first = next((r.problem for r in receipts if r.problem and r.state != DONE), None)
    written = [
        joined(noun(r.kind), str(r.record_id)) for r in receipts if r.outcome == "created" and r.kind in _RECORDS
    ]
    so_far = said("Written all the same: {records}.", records=listed(written)) if written else ""
    if state == "refused":
        refusal = next((r.problem for r in receipts if r.state == REFUSED and r.problem), None) or {}
        return joined(refusal.get("message", said("itris refused it.")), so_far)
    if state == "unknown":
        return said(
            "itris did not answer, so it is not known yet whether it was written. Sidecar settles it by itself."
        )
    if state == "waiting":
        reason = (first or {}).get("message", said("itris is not to be reached right now."))
        return joined(reason, said("Nothing is lost: Sidecar tries again by itself."), so_far)
    return _SENTENCE[state]


_SENTENCE = {
    "working": said("Writing to itris …"),
    "held": said("Held back for a moment, so that it can still be cancelled. Nothing was sent yet."),
    "done": said("Added to itris."),
    "already_there": said("Already in itris; nothing was written twice."),
    "proposed": said("Put into itris's applicant inbox; somebody there accepts it."),
    "preview_only": said("Preview only: nothing was written, because writing to this itris is not verified yet."),
}


def add_json(
    add_id: str,
    receipts: Sequence[Receipt],
    *,
    running: bool,
    link: LinkTo,
    state: State | None = None,
    held_until: datetime | None = None,
    undo: Undo | None = None,
) -> tuple[State, dict[str, Any]]:
    """The Add of the API with its receipt; `state` where there were no writes to derive it from."""
    undos = [undo_of(receipt, undo) if undo else None for receipt in receipts]
    if undo:
        state, message = _undo_state(undo, [told for told in undos if told])
    else:
        state = state or ("held" if held_until else state_of(receipts, running=running))
        message = message_of(state, receipts)
    body = {
        "id": add_id,
        "state": state,
        "written": any(r.outcome in ("created", "updated", "proposed") for r in receipts),
        "watch": f"/api/v1/adds/{add_id}",
        "message": message,
        "held_until": held_until.isoformat() if held_until else None,
        "receipt": [{**_receipt(r, link), "undo": told} for r, told in zip(receipts, undos, strict=True)],
    }
    return state, body


def _undo_state(undo: Undo, undos: Sequence[dict[str, str]]) -> tuple[State, str]:
    """The add's state once its undo was asked for; while that is under way, how the putting back stands."""
    if undo.settled:
        return "undone", undone.message_of(undos)
    state = state_of(undo.reverts, running=undo.running)
    message = said("Putting itris back as it was …") if state == "working" else message_of(state, undo.reverts)
    return state, message


def _receipt(receipt: Receipt, link: LinkTo) -> dict[str, Any]:
    told = receipt.problem or {}
    linked = receipt.record_id is not None and receipt.kind != "comment"
    return {
        "kind": receipt.kind,
        "verb": receipt.verb,
        "state": receipt.state,
        "outcome": receipt.outcome,
        "record_id": receipt.record_id,
        "link": link(receipt.kind, receipt.record_id) if linked and receipt.record_id else None,
        "message": joined(told.get("message") or "", told.get("hint") or ""),
        "needs_person": receipt.needs_person,
        "fields": list(told.get("fields") or []),
    }
