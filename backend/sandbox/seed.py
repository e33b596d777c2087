"""Fills a sandbox with invented data: the same for the same seed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select

from backend.sandbox import characters
from backend.sandbox.fields import empty
from backend.sandbox.lists import USERS, all_items
from backend.sandbox.moment import written
from backend.sandbox.records import key_rows, row_of
from backend.sandbox.tables import File, key, list_item, record, user

STARTED = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def seed_ground(file: File, now: datetime) -> None:
    """Users, list items and the demo characters, unless the file has them."""
    with file.write() as connection:
        if connection.execute(select(user)).first() is not None:
            return
        rows = [{"id": n, "name": name, "email": email} for n, (name, email) in enumerate(USERS, 1)]
        connection.execute(insert(user), rows)
        names = ("id", "kind", "name", "archived")
        connection.execute(insert(list_item), [dict(zip(names, item, strict=True)) for item in all_items()])
        for kind, records in (
            ("company", characters.COMPANIES),
            ("applicant", characters.APPLICANTS),
            ("contact", characters.CONTACTS),
        ):
            store(connection, kind, [{**values, "id": number} for number, values in records.items()], now)


def store(connection: Connection, kind: str, records: list[dict[str, Any]], now: datetime) -> None:
    """Writes many records that have ids already; `createdAt` and `modifiedAt` are now unless they are given."""
    moment = written(now)
    bodies = [{**empty(kind), "createdAt": moment, "modifiedAt": moment, **values} for values in records]
    if bodies:
        connection.execute(insert(record), [row_of(kind, body) for body in bodies])
        connection.execute(insert(key), [row for body in bodies for row in key_rows(kind, body)])


def seed(path: Path | str, *, people: int = 2000, seed: int = 1) -> None:
    """Adds invented people and companies."""
