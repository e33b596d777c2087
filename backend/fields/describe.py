"""The schema in force as the panel reads it, and values as people read them."""

from __future__ import annotations

from typing import Any

from backend.fields.catalogue import RECORD_KINDS, Field
from backend.fields.settings import Schema
from backend.fields.shapes import Choices, is_blank
from backend.sentences import said


def as_json(schema: Schema, choices: Choices) -> dict[str, list[dict[str, Any]]]:
    """`{applicant: [field], contact: [...], company: [...]}`; archived list items are no choices."""
    return {record: [_field(field, choices) for field in schema.of(record)] for record in RECORD_KINDS}


def _field(field: Field, choices: Choices) -> dict[str, Any]:
    items = choices.get(field.list_kind or "", ())
    return {
        "key": field.key,
        "label": field.label,
        "type": field.type,
        "max_length": field.max_length or None,
        "choices": [{"id": item.id, "name": item.name} for item in items if not item.archived],
        "shown": field.shown,
        "mandatory": field.mandatory,
        "update": field.update,
        "default": field.default,
        "source": field.source,
        "help": field.help,
    }


def display(field: Field, value: Any, choices: Choices) -> str:
    """One line for people: list items by name, entries joined, nothing as an empty text."""
    if is_blank(value):
        return ""
    if isinstance(value, (list, tuple)):
        return ", ".join(str(entry) for entry in value)
    if isinstance(value, bool):
        return said("Yes") if value else said("No")
    if field.type == "list_item":
        return next((item.name for item in choices.get(field.list_kind or "", ()) if item.id == value), str(value))
    return str(value)
