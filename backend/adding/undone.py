"""What an undo put back and what stays, in words. Pure: receipts in, states and sentences out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from backend.writes import DONE, REFUSED, Receipt

LabelOf = Callable[[str, str], str]
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
        return _told("cancelled", f"The {receipt.kind} was not sent to itris.")
    if receipt.outcome == "updated":
        return _reverted(receipt, undo)
    if receipt.outcome == "proposed":
        return _told("kept", "The proposal stays in itris's applicant inbox; dismiss it there.")
    if receipt.outcome != "created":
        return None
    if receipt.kind == "comment":
        return _told("kept", "The comment stays: itris lets nobody delete it from outside.")
    stays = f"The {receipt.kind} {receipt.record_id} stays: itris lets nobody delete it from outside."
    return _told("kept", f"{stays} Archive or delete it in itris.")


def message_of(undos: Sequence[dict[str, str]]) -> str:
    """One line for the person who asked, from what became of each write."""
    if undos and all(undo["state"] == "cancelled" for undo in undos):
        return "Cancelled: nothing was sent to itris."
    return " ".join(["Undone.", *dict.fromkeys(undo["reason"] for undo in undos)])


def _reverted(receipt: Receipt, undo: Undo) -> dict[str, str]:
    record = f"{receipt.kind} {receipt.record_id}"
    same = (r for r in undo.reverts if (r.kind, r.record_id) == (receipt.kind, receipt.record_id))
    revert = next(same, None)
    if revert is None:
        return _told("kept", f"What the {record} held before is not known any more.")
    told = revert.problem or {}
    words = " ".join(filter(None, [told.get("message"), told.get("hint")]))
    if revert.state == REFUSED:
        return _told("kept", words or f"itris refused to put the {record} back.")
    if revert.state != DONE:
        return _told("working", words or f"The {record} is being put back.")
    kept = _names(revert.kept, receipt.kind, undo)
    if revert.outcome == "kept":
        return _told("kept", f"Somebody has changed {kept} of the {record} since, so it stays.")
    back = _names([key for key in receipt.fields if key not in revert.kept], receipt.kind, undo)
    stays = f" Somebody has changed {kept} since, so that stays." if kept else ""
    return _told("reverted", f"The {record} is as before: {back}.{stays}")


def _names(keys: Sequence[str], kind: str, undo: Undo) -> str:
    return ", ".join(undo.label(kind, key) for key in keys)


def _told(state: str, reason: str) -> dict[str, str]:
    return {"state": state, "reason": reason}
