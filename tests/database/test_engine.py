from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from backend.audit import Actor, entries, record
from backend.database import Database, Vault
from backend.database.engine import ReadOnly
from backend.database.vault import CannotDecrypt, key_from

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_times_come_back_aware_and_in_utc(database: Database) -> None:
    berlin = NOW.astimezone(timezone(timedelta(hours=1)))
    with database.write() as session:
        record(session, berlin, Actor("user:1"), "test")
    with database.read() as session:
        [entry] = entries(session)
    assert (entry.at, entry.at.tzinfo) == (NOW, UTC)


def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(Exception, match="no zone"), database.write() as session:
        record(session, datetime(2026, 11, 23), Actor("user:1"), "test")  # noqa: DTZ001


def test_an_exception_undoes_the_whole_transaction(database: Database) -> None:
    def fail() -> None:
        with database.write() as session:
            record(session, NOW, Actor("user:1"), "test")
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with database.read() as session:
        assert entries(session) == []


def test_a_session_for_reading_refuses_to_write(database: Database) -> None:
    with database.read() as session:
        record(session, NOW, Actor("user:1"), "test")
        with pytest.raises(ReadOnly):
            session.flush()
    with database.read() as session:
        assert entries(session) == []


def test_sqlite_runs_with_a_write_ahead_log(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'x.db'}")
    with database.read() as session:
        assert session.execute(text("PRAGMA journal_mode")).scalar() == "wal"
    database.close()


def test_a_secret_comes_back_only_with_its_key() -> None:
    sealed = Vault("one").encrypt("s3cret")
    assert "s3cret" not in sealed
    assert Vault("one").decrypt(sealed) == "s3cret"
    with pytest.raises(CannotDecrypt):
        Vault("another").decrypt(sealed)


def test_the_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert key_from(home, "", "first") == "first"
    assert key_from(home, "", "second") == "first"
    assert key_from(home, "configured", "third") == "configured"
    assert (home / "secret.key").stat().st_mode & 0o077 == 0


def test_a_failing_statement_never_tells_the_values_it_was_given(database: Database) -> None:
    with pytest.raises(DBAPIError) as caught, database.read() as session:
        session.execute(text("SELECT no_such_column FROM audit_entry WHERE action = :name"), {"name": "Jane Doe"})
    assert "Jane Doe" not in str(caught.value)
