"""A customer's changes of the API map: who said what about this itris, and when. Nothing is overwritten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend import audit
from backend.audit import Actor
from backend.context import Context
from backend.itris import api_map
from backend.itris.api_map import ApiMap, MapChange
from backend.itris.tables import MapChangeRow


def current_map(context: Context) -> ApiMap:
    """The shipped map with the newest change of each path."""
    with context.database.read() as session:
        return api_map.load(_changes(session))


def current_changes(context: Context) -> list[MapChange]:
    with context.database.read() as session:
        return _changes(session)


def change_map(context: Context, path: str, values: Mapping[str, Any], *, verified: bool, actor: Actor) -> ApiMap:
    """Lay `values` over the entry at `path`; with no values it only says whether the entry is verified.

    MapError when the map couldn't be used with it; nothing is kept then.
    """
    return change_many(context, [MapChange(path, values, verified)], actor)


def change_many(context: Context, changes: Sequence[MapChange], actor: Actor) -> ApiMap:
    """All of the changes or, when the map couldn't be used with them, none."""
    paths = {change.path for change in changes}
    with context.database.write() as session:
        before = [change for change in _changes(session) if change.path not in paths]
        result = api_map.load([*before, *changes])
        for change in changes:
            _keep(context, session, change.path, dict(change.values), change.verified, actor)
        return result


def take_back(context: Context, path: str, actor: Actor) -> ApiMap:
    """Use the shipped entry again."""
    with context.database.write() as session:
        before = [change for change in _changes(session) if change.path != path]
        result = api_map.load(before)
        _keep(context, session, path, None, False, actor)
        return result


def _keep(
    context: Context, session: Session, path: str, value: dict[str, Any] | None, verified: bool, actor: Actor
) -> None:
    now = context.clock.now()
    session.add(MapChangeRow(path=path, value=value, verified=verified, actor=actor.name, at=now))
    audit.record(session, now, actor, "itris.map.changed", path, value=value, verified=verified)


def _changes(session: Session) -> list[MapChange]:
    newest = {row.path: row for row in session.scalars(select(MapChangeRow).order_by(MapChangeRow.id))}
    return [MapChange(row.path, row.value, row.verified) for row in newest.values() if row.value is not None]
