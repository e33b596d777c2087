"""What a check knows of the directory first: kept in memory, and never older than the rows it was read from."""

from __future__ import annotations

from datetime import UTC, datetime

from backend.database import Database
from backend.directory import knowledge, upsert
from backend.directory.situation import situation
from backend.directory.state import reading_of

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_nothing_was_read_yet(database: Database) -> None:
    with database.read() as session:
        known = knowledge(session)
    assert (known.people, known.companies, known.complete) == (0, 0, False)


def test_it_is_the_same_object_until_something_changes(database: Database) -> None:
    with database.read() as session:
        first = situation(session)
        assert situation(session) is first
    with database.write() as session:
        upsert(session, "company", [{"id": 1, "name": "Northwind Ltd"}], seen_at=NOW, source="test")
    with database.read() as session:
        assert situation(session).knowledge.companies == 1


def test_a_finished_reading_is_known_at_once(database: Database) -> None:
    with database.read() as session:
        assert not knowledge(session).companies_complete
    with database.write() as session:
        row = reading_of(session, "company")
        row.state, row.read_at = "complete", NOW
    with database.read() as session:
        known = knowledge(session)
    assert (known.companies_complete, known.read_at) == (True, NOW)
