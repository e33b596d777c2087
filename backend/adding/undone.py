"""What an undo put back and what stays, in words. Pure: receipts in, states and sentences out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from backend.sentences import joined, listed, noun, said
from backend.writes import DONE, REFUSED, Receipt

LabelOf = Callable[[Any, str], str]
"""(record kind, field key) -> what people call the field."""


@dataclass(frozen=True)
class Undo:
    """An undo that was asked for: how the writes that put things back stand."""

    reverts: Sequence[Receipt]
    running: bool
    label: LabelOf

    @property
    def settled(self) -> bool:
        return all(receipt.state in (DONE, REFUSED) for receipt in self.reverts)


def undo_of(receipt: Receipt, undo: Undo) -> dict[str, str] | None:
    """{state: reverted, kept, cancelled or working, reason} of one write; None where nothing was written."""
    if receipt.outcome == "cancelled":
        return _told("cancelled", said("The {kind} was not sent to itris.", kind=noun(receipt.kind)))
    if receipt.outcome == "updated":
        return _reverted(receipt, undo)
    if receipt.outcome == "proposed":
        return _told("kept", said("The proposal stays in itris's applicant inbox; dismiss it there."))
    if receipt.outcome != "created":
        return None
    if receipt.kind == "comment":
        return _told("kept", said("The comment stays: itris lets nobody delete it from outside."))
    stays = said(
        "The {kind} {id} stays: itris lets nobody delete it from outside. Archive or delete it in itris.",
        kind=noun(receipt.kind),
        id=receipt.record_id,
    )
    return _told("kept", stays)


def message_of(undos: Sequence[dict[str, str]]) -> str:
    """One line for the person who asked, from what became of each write."""
    if undos and all(undo["state"] == "cancelled" for undo in undos):
        return said("Cancelled: nothing was sent to itris.")
    return joined(said("Undone."), *dict.fromkeys(undo["reason"] for undo in undos))


def _reverted(receipt: Receipt, undo: Undo) -> dict[str, str]:
    record = joined(noun(receipt.kind), str(receipt.record_id))
    same = (r for r in undo.reverts if (r.kind, r.record_id) == (receipt.kind, receipt.record_id))
    revert = next(same, None)
    if revert is None:
        return _told("kept", said("What the {record} held before is not known any more.", record=record))
    told = revert.problem or {}
    words = joined(told.get("message") or "", told.get("hint") or "")
    if revert.state == REFUSED:
        return _told("kept", words or said("itris refused to put the {record} back.", record=record))
    if revert.state != DONE:
        return _told("working", words or said("The {record} is being put back.", record=record))
    kept = _names(revert.kept, receipt.kind, undo)
    if revert.outcome == "kept":
        stays = said("Somebody has changed {fields} of the {record} since, so it stays.", fields=kept, record=record)
        return _told("kept", stays)
    back = _names([key for key in receipt.fields if key not in revert.kept], receipt.kind, undo)
    reverted = said("The {record} is as before: {fields}.", record=record, fields=back)
    other = said("Somebody has changed {fields} since, so that stays.", fields=kept) if kept else ""
    return _told("reverted", joined(reverted, other))


def _names(keys: Sequence[str], kind: str, undo: Undo) -> str:
    return listed(undo.label(kind, key) for key in keys)


def _told(state: str, reason: str) -> dict[str, str]:
    return {"state": state, "reason": reason}
