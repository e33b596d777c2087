"""Reading and changing settings. Every change is in the audit: who and which key, never the value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend import audit
from backend.context import Context
from backend.database import put
from backend.errors import InvalidInput
from backend.fields.catalogue import RECORD_KINDS, RecordKind
from backend.fields.settings import FieldSetting, problems_of
from backend.fields.shapes import Choices
from backend.settings.choices import Settings, checked, from_stored
from backend.settings.tables import Setting


def current(context: Context) -> Settings:
    """The settings in force now."""
    with context.database.read() as session:
        return current_in(session)


def current_in(session: Session) -> Settings:
    """The settings in force, read in the caller's transaction."""
    return from_stored({row.key: row.value for row in session.scalars(select(Setting))})


def change(context: Context, actor: audit.Actor, changes: Mapping[str, Any]) -> Settings:
    """Change settings by their names in `Settings` (all but `fields`). Raise InvalidInput; then none has changed."""
    values = {key: checked(key, value) for key, value in changes.items()}
    with context.database.write() as session:
        for key, value in values.items():
            _put(session, context, actor, key, value)
        session.flush()
        return current_in(session)


def change_fields(
    context: Context, actor: audit.Actor, choices: Iterable[FieldSetting], items: Choices | None = None
) -> Settings:
    """Lay these choices over the earlier ones, field by field.

    `items` are the list items a default may name, by kind. Raise InvalidInput naming every field that can't be set so;
    then nothing has changed.
    """
    wanted = list(choices)
    problems = [problem for choice in wanted for problem in problems_of(choice, items)]
    if problems:
        raise InvalidInput("Some fields can't be set like this.", fields=problems)
    with context.database.write() as session:
        for record in RECORD_KINDS:
            _put_fields(session, context, actor, record, [choice for choice in wanted if choice.record == record])
        session.flush()
        return current_in(session)


def _put_fields(
    session: Session, context: Context, actor: audit.Actor, record: RecordKind, wanted: list[FieldSetting]
) -> None:
    if not wanted:
        return
    key = f"fields.{record}"
    row = session.get(Setting, key, with_for_update=True)
    before: dict[str, Any] = dict(row.value) if row else {}
    after = dict(before)
    for choice in wanted:
        after[choice.key] = {
            name: value for name, value in asdict(choice).items() if name not in ("record", "key") and value is not None
        }
    changed = sorted(name for name in after if after[name] != before.get(name, {}))
    if changed:
        _put(session, context, actor, key, after, fields=changed)


def _put(session: Session, context: Context, actor: audit.Actor, key: str, value: Any, **details: Any) -> None:
    row = session.get(Setting, key, with_for_update=True)
    if row is not None and row.value == value:
        return
    now = context.clock.now()
    if row is None:
        put(session, Setting, key=key, value=value, updated_by=actor.name, updated_at=now)
    else:
        row.value, row.updated_by, row.updated_at = value, actor.name, now
    audit.record(session, now, actor, "setting_changed", key, **details)
