"""The sandbox's own SQLite file: tables and transactions.

A record is kept whole as JSON; `key` holds everything it can be found by, one row per value, already folded.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Float, Index, Integer, MetaData, String, Table, create_engine, event

metadata = MetaData()

# `visible_at`: seconds since 1970; before that moment lists and searches do not show the row.
record = Table(
    "record",
    metadata,
    Column("kind", String, primary_key=True),
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("archived", Integer, nullable=False),
    Column("visible_at", Float, nullable=False),
    Column("modified_at", String, nullable=False),
    Column("company_id", Integer),
    # A contact that went into the archive with this company, and comes back with it.
    Column("archived_with", Integer),
    Column("body", String, nullable=False),
)
# Both hold all that lists and counts ask for, so that no body is read for them.
Index("ix_record_list", record.c.kind, record.c.id, record.c.archived, record.c.visible_at)
Index("ix_record_modified", record.c.kind, record.c.modified_at, record.c.id, record.c.archived, record.c.visible_at)

key = Table(
    "key",
    metadata,
    Column("kind", String, primary_key=True),
    Column("field", String, primary_key=True),
    Column("value", String, primary_key=True),
    Column("id", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
Index("ix_record_company", record.c.company_id)
Index("ix_key_id", key.c.kind, key.c.id)

list_item = Table(
    "list_item",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("name", String, nullable=False),
    Column("archived", Integer, nullable=False),
)

user = Table(
    "user",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("email", String, nullable=False),
)

# Comments, attachments and what waits in the Applicant Inbox: whole JSON again, with what they are asked by.
item = Table(
    "item",
    metadata,
    Column("kind", String, primary_key=True),
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("visible_at", Float, nullable=False),
    Column("body", String, nullable=False),
)

# Which records a comment or attachment hangs on: its own first, for comments also the linked ones.
item_on = Table(
    "item_on",
    metadata,
    Column("kind", String, primary_key=True),
    Column("record_kind", String, primary_key=True),
    Column("record_id", Integer, primary_key=True, autoincrement=False),
    Column("item_id", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# Writes that were accepted and are stored later (the fault hold_commit).
held = Table(
    "held",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("due_at", Float, nullable=False),
    Column("operation", String, nullable=False),
    Column("record_id", Integer),
    Column("body", String, nullable=False),
)


class File:
    """One SQLite file in WAL mode with its two kinds of transaction."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 30, "check_same_thread": False})
        event.listen(self.engine, "connect", _prepare)
        event.listen(self.engine, "begin", _begin)
        self._writer = self.engine.execution_options(sandbox_write=True)
        with self.write() as connection:
            metadata.create_all(connection)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Takes the write lock at the start: ids are given out as the highest plus one."""
        with self._writer.begin() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        with self.engine.connect() as connection:
            yield connection

    def close(self) -> None:
        self.engine.dispose()


def _prepare(connection: Any, _record: Any) -> None:
    # The driver's own BEGIN comes too late and too weak; `_begin` sends the right one.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=30000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("sandbox_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
