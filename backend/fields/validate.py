"""Whether a record may be written like this, said so that a person knows what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from backend.errors import FieldProblem
from backend.fields.catalogue import Field, RecordKind
from backend.fields.settings import Schema
from backend.fields.shapes import Choices, check_value, is_blank
from backend.fields.values import Proposal
from backend.sentences import noun, said

ONLY_ITRIS_WRITES = {"id", "reference", "owner_id", "archived", "off_limits", "created_at", "modified_at"}


@dataclass(frozen=True)
class Checked:
    """`values` in the form they are kept in, blanks and refused ones left out; `problems` in the fields' order."""

    values: dict[str, Any]
    problems: tuple[FieldProblem, ...]

    @property
    def missing(self) -> tuple[FieldProblem, ...]:
        return tuple(problem for problem in self.problems if problem.kind == "missing")

    @property
    def refused(self) -> tuple[FieldProblem, ...]:
        """Everything wrong or unknown: no plan can be made of it."""
        return tuple(problem for problem in self.problems if problem.kind != "missing")


def check(
    schema: Schema,
    record: RecordKind,
    values: Mapping[str, Any],
    *,
    choices: Choices | None = None,
    has_company: bool = True,
    before: Mapping[str, Any] | None = None,
    proposals: Mapping[str, Proposal] | None = None,
) -> Checked:
    """Check the values for one record.

    `choices`: list items by kind, archived ones included; None or an absent kind: could not be read, so ids are not
    compared. `has_company`: a company is chosen or will be created. `before`: the record to update, None to create;
    what it already holds counts as filled, and what itris did not return can't be called missing. `proposals`: what
    was proposed, so that a value that only waits for a yes is named.
    """
    kept: dict[str, Any] = {}
    problems: list[FieldProblem] = []
    for field in schema.of(record):
        given = values.get(field.key)
        held = (before or {}).get(field.key)
        value, reason = check_value(field, given, choices, held)
        if reason:
            problems.append(FieldProblem(record, field.key, reason))
        elif not is_blank(value):
            kept[field.key] = value
        elif field.mandatory and _unfilled(field.key, field.type == "company", has_company, before):
            reason = _missing(field, (proposals or {}).get(field.key))
            problems.append(FieldProblem(record, field.key, reason, "missing"))
    return Checked(kept, (*problems, *_unknown(schema, record, values)))


def _unfilled(key: str, is_company: bool, has_company: bool, before: Mapping[str, Any] | None) -> bool:
    if is_company and has_company:
        return False
    return before is None or (key in before and is_blank(before[key]))


def _missing(field: Field, proposal: Proposal | None) -> str:
    if proposal is not None and proposal.confirm:
        shown = proposal.value
        return said("{field}: LinkedIn shows “{value}”. Confirm it or type another.", field=field.label, value=shown)
    if field.documented:
        return said("{field} is missing. itris demands it; fill it in.", field=field.label)
    return said("{field} is missing. It is mandatory here; fill it in.", field=field.label)


def _unknown(schema: Schema, record: RecordKind, values: Mapping[str, Any]) -> list[FieldProblem]:
    found = []
    for key in sorted(set(values) - {field.key for field in schema.of(record)}):
        if key in ONLY_ITRIS_WRITES:
            reason = said("{key} is kept by itris or by Sidecar itself. Leave it out.", key=key)
        elif record == "applicant":
            reason = said("An applicant has no field called {key}. Leave it out.", key=key)
        else:
            reason = said("A {kind} has no field called {key}. Leave it out.", kind=noun(record), key=key)
        found.append(FieldProblem(record, key, reason, "unknown"))
    return found
