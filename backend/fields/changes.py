"""What an add changes in a record that itris already holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from backend.fields.catalogue import Field, RecordKind
from backend.fields.settings import Schema
from backend.fields.shapes import is_blank, same_key, union

Reason = Literal["same", "kept", "ask", "not_visible"]


@dataclass(frozen=True)
class Change:
    """`before` is None where itris holds nothing, or did not return the field."""

    key: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Unchanged:
    """A wanted value that is not written. `reason`:

    same: itris holds it already · kept: itris holds another value, the field is filled only if blank and nobody
    decided otherwise ·
    ask: itris holds another value and nobody has decided yet · not_visible: itris did not return the field, so
    writing could destroy what is there.
    """

    key: str
    before: Any
    wanted: Any
    reason: Reason


@dataclass(frozen=True)
class Changes:
    """In the order of the fields. `write` gives whole new values, so a list holds the old entries too."""

    changed: tuple[Change, ...] = ()
    unchanged: tuple[Unchanged, ...] = ()

    @property
    def write(self) -> dict[str, Any]:
        return {change.key: change.after for change in self.changed}


def compare(
    schema: Schema,
    record: RecordKind,
    before: Mapping[str, Any],
    wanted: Mapping[str, Any],
    *,
    decided: Collection[str] = (),
) -> Changes:
    """Compare `wanted` (checked values) with `before` (the itris record) under each field's update policy.

    `decided` names the fields for which the user explicitly chose the new value; that overrules the policy, which is
    about what happens unasked. A blank wanted value never clears
    anything. Keys that are no field are ignored: `validate.check` reports them.
    """
    changed: list[Change] = []
    unchanged: list[Unchanged] = []
    for field in schema.of(record):
        value = wanted.get(field.key)
        if is_blank(value):
            continue
        outcome = _one(field, before, value, field.key in decided)
        if isinstance(outcome, Change):
            changed.append(outcome)
        else:
            unchanged.append(outcome)
    return Changes(tuple(changed), tuple(unchanged))


def _one(field: Field, before: Mapping[str, Any], wanted: Any, decided: bool) -> Change | Unchanged:
    held = before.get(field.key)
    if field.key not in before:
        # "Always" is the admin's word that our value is the right one; a list would lose entries even so.
        if not field.many and (field.update == "always" or (field.update == "ask" and decided)):
            return Change(field.key, None, wanted)
        return Unchanged(field.key, None, wanted, "not_visible")
    if field.many:
        return _add_entries(field, held, wanted, decided)
    if is_blank(held):
        return Change(field.key, held, wanted)
    if same_key(field.type, held) == same_key(field.type, wanted):
        return Unchanged(field.key, held, wanted, "same")
    if field.update == "always" or decided:
        return Change(field.key, held, wanted)
    return Unchanged(field.key, held, wanted, "ask" if field.update == "ask" else "kept")


def _add_entries(field: Field, held: Any, wanted: Any, decided: bool) -> Change | Unchanged:
    """Entries are added beside the ones there; nothing is overwritten, so only "ask" has anything to decide."""
    old = list(held or [])
    both = [*old, *union(field.type, old, wanted)[len(union(field.type, old)) :]]
    if len(both) == len(old):
        return Unchanged(field.key, held, wanted, "same")
    if field.update == "ask" and old and not decided:
        return Unchanged(field.key, held, wanted, "ask")
    return Change(field.key, held, both)
