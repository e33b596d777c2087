"""Which fields an add fills, per kind of record, and under which category its comment is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from flask import Blueprint, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from backend import settings as choices
from backend.console.door import actor, done, here, needs, number, page, text
from backend.console.lists import choices as list_choices
from backend.errors import SidecarError
from backend.fields.catalogue import RECORD_KINDS, Field, RecordKind, Update
from backend.fields.settings import FieldSetting
from backend.itris import ListItem

UPDATE_WORDS = {
    "always": "Always take the new value",
    "if_blank": "Only if blank",
    "ask": "Ask when different",
}
NO_COMMENT = "none"


@dataclass(frozen=True)
class Row:
    """One line of the table: the field as it is in force, and the four choices about it."""

    field: Field
    shown: bool
    mandatory: bool
    update: str
    default: Any


def register(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/fields", "fields", fields, methods=["GET", "POST"])
    blueprint.add_url_rule("/fields/<record>", "fields", fields, methods=["GET", "POST"])
    blueprint.add_url_rule("/comments", "comments", comments, methods=["GET", "POST"])


@needs("admin")
def fields(record: str = "applicant") -> Response:
    if record not in RECORD_KINDS:
        raise NotFound
    kind = record
    schema = choices.current(here()).schema
    items, why_not = list_choices(field.list_kind for field in schema.of(kind) if field.list_kind)
    problem = None
    rows = [_row(field) for field in schema.of(kind)]
    if request.method == "POST":
        rows = [_typed(field) for field in schema.of(kind)]
        changed = [
            _setting(kind, row) for row, before in zip(rows, map(_row, schema.of(kind)), strict=True) if row != before
        ]
        try:
            choices.change_fields(here(), actor(), changed, items)
            return done("The fields are saved.", "fields", record=record)
        except SidecarError as refused:
            problem = refused
    return page(
        "fields.html", problem=problem, record=record, rows=rows, items=items, why_not=why_not, updates=UPDATE_WORDS
    )


@needs("admin")
def comments() -> Response:
    problem = None
    items, why_not = list_choices(["comment_category"])
    if request.method == "POST":
        try:
            kinds = {kind: _category(kind, items) for kind in choices.ACTIVITY_KINDS if text(kind)}
            choices.change(here(), actor(), {"comment_categories": kinds})
            return done("The comment categories are saved.", "comments")
        except SidecarError as refused:
            problem = refused
    return page(
        "comments.html",
        problem=problem,
        kinds=choices.ACTIVITY_KINDS,
        chosen=choices.current(here()),
        items=items.get("comment_category", []),
        why_not=why_not,
    )


def _category(kind: str, items: Mapping[str, Sequence[ListItem]]) -> int | None:
    """The id chosen; 0, which settings refuse, when it is none of itris's categories."""
    if text(kind) == NO_COMMENT:
        return None
    chosen = number(kind)
    return chosen if chosen in {item.id for item in items.get("comment_category", [])} and chosen else 0


def _row(field: Field) -> Row:
    return Row(field, field.shown, field.mandatory, field.update, field.default)


def _typed(field: Field) -> Row:
    """The same line as it was sent. What can't be switched is not in the form, so it stays as it is."""
    default = field.default
    # Without the list, the page had no choice to send; the stored one stays.
    if field.can_default and f"{field.key}.default" in request.form:
        typed = f"{field.key}.default"
        default = number(typed) if field.type == "list_item" else text(typed) or None
    mandatory = field.mandatory if field.documented else f"{field.key}.mandatory" in request.form
    return Row(
        field,
        # What must be filled must be seen.
        shown=field.documented or field.essential or mandatory or f"{field.key}.shown" in request.form,
        mandatory=mandatory,
        update=text(f"{field.key}.update") or field.update,
        default=default,
    )


def _setting(record: RecordKind, row: Row) -> FieldSetting:
    field = row.field
    return FieldSetting(
        record,
        field.key,
        shown=None if field.documented or field.essential else row.shown,
        mandatory=None if field.documented else row.mandatory,
        update=cast(Update, row.update),
        default=row.default,
    )
