"""Fills a sandbox with invented data: the same people and companies for the same seed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, insert, select

from backend.sandbox import characters, items
from backend.sandbox.fields import empty
from backend.sandbox.invent import Inventor
from backend.sandbox.lists import USERS, all_items
from backend.sandbox.moment import written
from backend.sandbox.records import key_rows, row_of
from backend.sandbox.tables import File, item, item_on, key, list_item, record, user

# The invented past ends here, so that nothing invented looks newer than what a test does.
TODAY = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def seed_ground(file: File) -> None:
    """Users, list items and the demo characters, unless the file has them."""
    with file.write() as connection:
        if connection.execute(select(user)).first() is not None:
            return
        rows = [{"id": n, "name": name, "email": email} for n, (name, email) in enumerate(USERS, 1)]
        connection.execute(insert(user), rows)
        names = ("id", "kind", "name", "archived")
        connection.execute(insert(list_item), [dict(zip(names, one, strict=True)) for one in all_items()])
        for kind, records in (
            ("company", characters.COMPANIES),
            ("applicant", characters.APPLICANTS),
            ("contact", characters.CONTACTS),
        ):
            store(connection, kind, [{**values, "id": number} for number, values in records.items()])


def seed(path: Path | str, *, people: int = 2000, seed: int = 1) -> None:
    """Adds about `people` invented humans and a quarter as many companies, unless the file has invented data."""
    if people <= 0:
        return
    file = File(Path(path))
    seed_ground(file)
    try:
        with file.write() as connection:
            if (connection.scalar(select(func.max(record.c.id))) or 0) >= characters.FIRST_FREE_ID:
                return
            inventor = Inventor(seed, TODAY, characters.FIRST_FREE_ID)
            inventor.companies(max(24, people // 4))
            inventor.people(people)
            inventor.jobs(max(6, people // 40))
            for kind, records in inventor.records.items():
                store(connection, kind, records)
            _store_items(connection, "comment", inventor.comments)
            for body in inventor.inbox:
                items.create(connection, "inbox", body)
    finally:
        file.close()


def store(connection: Connection, kind: str, records: list[dict[str, Any]]) -> None:
    """Writes many records that have ids already; they are as old as the invented past unless they say otherwise."""
    moment = written(TODAY)
    bodies = [{**empty(kind), "createdAt": moment, "modifiedAt": moment, **values} for values in records]
    if bodies:
        connection.execute(insert(record), [row_of(kind, body) for body in bodies])
        connection.execute(insert(key), [row for body in bodies for row in key_rows(kind, body)])


def _store_items(connection: Connection, kind: str, bodies: list[dict[str, Any]]) -> None:
    rows = [items.row_of(kind, body) for body in bodies]
    places = [
        {
            "kind": kind,
            "record_kind": body["recordType"].lower(),
            "record_id": body["recordId"],
            "item_id": body["id"],
        }
        for body in bodies
    ]
    if rows:
        connection.execute(insert(item), rows)
        connection.execute(insert(item_on), places)
