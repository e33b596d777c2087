"""What can be chosen, what ships, and what a stored value means. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import Any, Literal, cast

from backend.errors import FieldProblem, InvalidInput
from backend.fields.catalogue import CATALOGUE, RECORD_KINDS, RecordKind
from backend.fields.settings import FieldSetting, Schema, effective
from backend.matching import PRESETS, Strictness

RecordType = Literal["applicant", "contact"]

ACTIVITY_KINDS: Mapping[str, str] = {"added": "A person was added or updated from a profile"}
"""What Sidecar can write a comment about in itris: the kind and how people call it."""

SUBTITLE_FIELDS: Mapping[str, str] = {
    "town": "Town",
    "postcode": "Postcode",
    "country": "Country",
    "sector": "Sector",
    "status": "Status",
    "known_as": "Trading name",
    "reference": "Reference",
}
"""Company fields that tell companies of one name apart."""

STRICTNESS: Mapping[str, str] = {
    "strict": "Strict: links only what is beyond doubt, asks more often",
    "normal": "Normal",
    "generous": "Generous: asks less often, links more",
}
"""How sure a link must be: the presets of matching and how people call them."""

MOST_HOURS = 24 * 365


@dataclass(frozen=True)
class Settings:
    """Everything an admin chose, with the shipped value where nothing was chosen.

    `comment_categories` holds the id of a comment category per activity kind, None where no comment is wanted; a kind
    that is absent waits for a choice. `never_merge`: always create, even where the person is held already.
    `stale_after`: how old the directory may be before a check says `unchecked` instead of `new`.
    `strictness`: the name of a preset in `STRICTNESS`.
    """

    fields: tuple[FieldSetting, ...] = ()
    comment_categories: Mapping[str, int | None] = field(default_factory=dict)
    never_merge: bool = False
    subtitle_fields: tuple[str, ...] = ("town", "sector", "status")
    record_type: RecordType = "applicant"
    stale_after_hours: int = 24 * 7
    strictness: str = "normal"

    @cached_property
    def schema(self) -> Schema:
        """The field catalogue under these choices."""
        return effective(self.fields)

    @property
    def stale_after(self) -> timedelta:
        return timedelta(hours=self.stale_after_hours)

    @property
    def thresholds(self) -> Strictness:
        """The chosen strictness as matching understands it."""
        return PRESETS[self.strictness]

    def comment_category(self, kind: str) -> int | None:
        """The category a comment about this kind of activity goes under; None when there is none to write under."""
        return self.comment_categories.get(kind)

    def comment_wanted(self, kind: str) -> bool:
        """False only when an admin chose to write no comment about this kind of activity."""
        return self.comment_categories.get(kind, 0) is not None


def checked(key: str, value: Any) -> Any:
    """The value as it is stored. Raise InvalidInput when the key is unknown or the value can't be chosen."""
    check = _CHECKS.get(key)
    if check is None:
        raise _problem(key, f"There is no setting called {key}.", "unknown")
    return check(key, value)


def from_stored(stored: Mapping[str, Any]) -> Settings:
    """Stored values over the shipped ones; what an older or newer release left behind is passed over."""
    values: dict[str, Any] = {}
    for key, value in stored.items():
        try:
            values[key] = checked(key, value)
        except InvalidInput:
            continue
    if "subtitle_fields" in values:
        values["subtitle_fields"] = tuple(values["subtitle_fields"])
    fields = tuple(setting for record in RECORD_KINDS for setting in field_settings(record, stored))
    return Settings(fields=fields, **values)


def field_settings(record: RecordKind, stored: Mapping[str, Any]) -> list[FieldSetting]:
    """The choices about the fields of one record kind, as stored under `fields.KIND`."""
    known = {field.key for field in CATALOGUE[record]}
    rows = stored.get(f"fields.{record}") or {}
    return [
        FieldSetting(record, key, row.get("shown"), row.get("mandatory"), row.get("update"), row.get("default"))
        for key, row in rows.items()
        if key in known
    ]


def _flag(key: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise _problem(key, "Choose yes or no.")
    return value


def _one_of(*allowed: str) -> Callable[[str, Any], str]:
    def check(key: str, value: Any) -> str:
        if value not in allowed:
            raise _problem(key, f"Choose one of: {', '.join(allowed)}.")
        return cast(str, value)

    return check


def _subtitle(key: str, value: Any) -> list[str]:
    if not isinstance(value, list | tuple) or not all(entry in SUBTITLE_FIELDS for entry in value):
        raise _problem(key, f"Choose from: {', '.join(SUBTITLE_FIELDS.values())}.")
    return list(dict.fromkeys(value))


def _hours(key: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST_HOURS:
        raise _problem(key, "Choose between one hour and a year.")
    return value


def _categories(key: str, value: Any) -> dict[str, int | None]:
    if not isinstance(value, Mapping) or not set(value) <= set(ACTIVITY_KINDS):
        raise _problem(key, f"Choose a category for: {', '.join(ACTIVITY_KINDS)}.")
    for category in value.values():
        if category is not None and (isinstance(category, bool) or not isinstance(category, int) or category <= 0):
            raise _problem(key, "Choose one of the comment categories of itris.")
    return dict(value)


_CHECKS: Mapping[str, Callable[[str, Any], Any]] = {
    "comment_categories": _categories,
    "never_merge": _flag,
    "subtitle_fields": _subtitle,
    "record_type": _one_of("applicant", "contact"),
    "stale_after_hours": _hours,
    "strictness": _one_of(*STRICTNESS),
}


def _problem(key: str, reason: str, kind: Literal["wrong", "unknown"] = "wrong") -> InvalidInput:
    return InvalidInput(reason, fields=[FieldProblem("settings", key, reason, kind)])
