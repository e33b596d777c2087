"""Rows that two processes write at the same moment."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

from backend.adding.tables import ListItemCopy
from backend.database import Database, put

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def names(database: Database) -> list[str]:
    with database.read() as session:
        return [item["name"] for item in session.get_one(ListItemCopy, "sector").items]


def write(database: Database, name: str) -> None:
    with database.write() as session:
        put(session, ListItemCopy, kind="sector", items=[{"name": name}], read_at=NOW)


def test_a_row_is_made_and_then_replaced(database: Database) -> None:
    for name in ("Farming", "Fishing"):
        write(database, name)
        assert names(database) == [name]


def test_two_who_make_the_same_row_at_once_both_succeed_and_the_later_one_counts(database: Database) -> None:
    second = threading.Thread(target=write, args=(database, "Fishing"))
    with database.write() as session:
        put(session, ListItemCopy, kind="sector", items=[{"name": "Farming"}], read_at=NOW)
        second.start()  # waits for this transaction, whose row it can't see yet
        second.join(timeout=0.2)
        assert second.is_alive()
    second.join(timeout=30)
    assert names(database) == ["Fishing"]
