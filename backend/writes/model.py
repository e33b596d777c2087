"""What the rooms above hand in and get back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

CLAIMED, SENT, DONE, REFUSED, UNKNOWN = "claimed", "sent", "done", "refused", "unknown"
SETTLED = (DONE, REFUSED)

THE_RECORD = "record"
"""In `needs`: the step whose record a comment is written on."""


@dataclass(frozen=True)
class Write:
    """One write as the plan says it.

    `needs` maps a field to the step whose record id goes there. `claims` are identifiers this write alone may be
    about; `considered` names the records the user saw and decided against.
    """

    kind: str
    verb: str
    fields: Mapping[str, Any]
    before: Mapping[str, Any] = field(default_factory=dict)
    record_id: int | None = None
    needs: Mapping[str, int] = field(default_factory=dict)
    claims: Sequence[str] = ()
    considered: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Receipt:
    """How one write stands. `problem` is {message, hint, code, fields} or None; `fields` are the keys that were or
    will be sent, `kept` those that an undo left as they are."""

    step: int
    kind: str
    verb: str
    state: str
    outcome: str | None
    record_id: int | None
    problem: Mapping[str, Any] | None
    needs_person: bool
    fields: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
