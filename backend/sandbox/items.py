"""Comments, attachments and items of the Applicant Inbox in the file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, and_, func, insert, select

from backend.sandbox.tables import item, item_on, list_item, user

Body = dict[str, Any]
On = tuple[str, int]


def create(
    connection: Connection, kind: str, values: Mapping[str, Any], on: Sequence[On] = (), visible_at: float = 0
) -> Body:
    """Stores an item under the next id of its kind; `on` are the records (kind, id) that show it."""
    highest = connection.scalar(select(func.max(item.c.id)).where(item.c.kind == kind))
    body = {"id": (highest or 0) + 1, **values}
    connection.execute(insert(item), [row_of(kind, body, visible_at)])
    for record_kind, record_id in dict.fromkeys(on):
        place = {"kind": kind, "record_kind": record_kind, "record_id": record_id, "item_id": body["id"]}
        connection.execute(insert(item_on), [place])
    return body


def row_of(kind: str, body: Body, visible_at: float = 0) -> Body:
    """An item as a row of the table `item`."""
    return {"kind": kind, "id": body["id"], "visible_at": visible_at, "body": json.dumps(body, ensure_ascii=False)}


def update(connection: Connection, kind: str, item_id: int, changes: Mapping[str, Any]) -> None:
    """Changes the given keys of an existing item."""
    body = {**(get(connection, kind, item_id) or {}), **changes}
    text = json.dumps(body, ensure_ascii=False)
    connection.execute(item.update().where(item.c.kind == kind, item.c.id == item_id).values(body=text))


def get(connection: Connection, kind: str, item_id: int) -> Body | None:
    stored = connection.scalar(select(item.c.body).where(item.c.kind == kind, item.c.id == item_id))
    return json.loads(stored) if stored else None


def listed(connection: Connection, kind: str, on: On | None = None, now: float = float("inf")) -> list[Body]:
    """All items of a kind, or those of one record, oldest first; without what becomes visible later than `now`."""
    query = select(item.c.body).where(item.c.kind == kind, item.c.visible_at <= now).order_by(item.c.id)
    if on is not None:
        here = and_(item_on.c.kind == item.c.kind, item_on.c.item_id == item.c.id)
        query = query.join(item_on, here).where(item_on.c.record_kind == on[0], item_on.c.record_id == on[1])
    return [json.loads(stored) for stored in connection.scalars(query)]


def list_items(connection: Connection, kind: str | None = None) -> dict[int, Body]:
    """List items by id: {id, kind, name, archived}."""
    query = select(list_item).order_by(list_item.c.id)
    if kind is not None:
        query = query.where(list_item.c.kind == kind)
    return {
        row.id: {"id": row.id, "kind": row.kind, "name": row.name, "archived": bool(row.archived)}
        for row in connection.execute(query)
    }


def users(connection: Connection) -> dict[int, Body]:
    """Users by id: {id, name, email}."""
    rows = connection.execute(select(user).order_by(user.c.id))
    return {row.id: {"id": row.id, "name": row.name, "email": row.email} for row in rows}
