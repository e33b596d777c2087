"""What an admin chose, laid over the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from backend.errors import FieldProblem
from backend.fields.catalogue import CATALOGUE, RECORD_KINDS, UPDATES, Field, RecordKind, Update
from backend.fields.shapes import Choices, check_value, is_blank


@dataclass(frozen=True)
class FieldSetting:
    """An admin's choices for one field; None leaves the shipped value.

    `default` None means no default, which is also what ships, so it needs no third state.
    """

    record: RecordKind
    key: str
    shown: bool | None = None
    mandatory: bool | None = None
    update: Update | None = None
    default: Any = None


@dataclass(frozen=True)
class Schema:
    """The fields in force, in the order in which they are shown."""

    records: Mapping[RecordKind, tuple[Field, ...]]

    def of(self, record: RecordKind) -> tuple[Field, ...]:
        return self.records[record]

    def field(self, record: RecordKind, key: str) -> Field | None:
        return next((field for field in self.records[record] if field.key == key), None)

    def label(self, record: RecordKind, key: str) -> str:
        """The name people know the field by; the key itself when it is none of ours."""
        field = self.field(record, key)
        return field.label if field else key


def effective(settings: Iterable[FieldSetting] = ()) -> Schema:
    """The catalogue under `settings`.

    A choice that would break a rule of itris's forms, or that names a field no longer there, has no effect: settings
    outlive the release they were made with. `problems_of` tells the admin at the time of choosing.
    """
    chosen = {(setting.record, setting.key): setting for setting in settings}
    return Schema(
        {
            record: tuple(_overlaid(field, chosen.get((record, field.key))) for field in CATALOGUE[record])
            for record in RECORD_KINDS
        }
    )


def _overlaid(field: Field, setting: FieldSetting | None) -> Field:
    if setting is None:
        return field
    mandatory = field.documented or (field.mandatory if setting.mandatory is None else setting.mandatory)
    shown = field.shown if setting.shown is None else setting.shown
    return replace(
        field,
        mandatory=mandatory,
        # What must be filled must be seen, else nobody could ever add anybody.
        shown=shown or mandatory or field.essential,
        update=setting.update or field.update,
        default=setting.default if field.can_default and not is_blank(setting.default) else field.default,
    )


def problems_of(setting: FieldSetting, choices: Choices | None = None) -> list[FieldProblem]:
    """Why `setting` can't be kept; empty when it can. `choices` as for `validate.check`."""
    field = next((field for field in CATALOGUE.get(setting.record, ()) if field.key == setting.key), None)
    if field is None:
        return [FieldProblem(str(setting.record), setting.key, f"There is no field called {setting.key}.", "unknown")]
    reasons = []
    if setting.mandatory is False and field.documented:
        reasons.append(f"{field.label} is demanded by itris's own form, so it stays mandatory.")
    if setting.shown is False and (field.documented or field.essential):
        reasons.append(f"{field.label} is needed in every add, so it stays shown.")
    if setting.update is not None and setting.update not in UPDATES:
        reasons.append("Choose always, only if blank, or ask when different.")
    if not is_blank(setting.default):
        if not field.can_default:
            reasons.append(f"{field.label} differs from person to person, so it can't have a default.")
        else:
            reason = check_value(field, setting.default, choices)[1]
            reasons += [reason] if reason else []
    return [FieldProblem(setting.record, setting.key, reason) for reason in reasons]
