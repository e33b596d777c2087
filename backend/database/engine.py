"""Connections and transactions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, create_engine, event
from sqlalchemy.orm import DeclarativeBase, Session

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=NORMAL",
    "foreign_keys=ON",
    "busy_timeout=30000",  # ms; a writer waits for another one rather than failing
    "mmap_size=1073741824",
)


class Base(DeclarativeBase):
    """Every room's tables hang on this; constraint names are fixed so that migrations can change them."""

    metadata = MetaData(naming_convention=NAMES)


class ReadOnly(RuntimeError):
    """Something was changed in a session for reading; on PostgreSQL it would be kept, on SQLite lost."""


class _ReadingSession(Session):
    """Refuses to write what was changed in it."""


@event.listens_for(_ReadingSession, "before_flush")
def _refuse(session: Session, *_: object) -> None:
    if session.new or session.deleted or any(map(session.is_modified, session.dirty)):
        raise ReadOnly("This session is for reading.")


class Database:
    """One engine with its two kinds of transaction.

    `write` takes SQLite's write lock at the start (BEGIN IMMEDIATE): reading first and locking later loses updates.
    Never hold one across a call to itris: everybody else would wait for the network.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.is_sqlite = url.startswith("sqlite")
        self.engine = _engine(url)
        self._writer = self.engine.execution_options(sidecar_write=True)
        # PostgreSQL gives each statement its own picture either way; without BEGIN and ROLLBACK a request that reads in
        # four places makes eight round trips fewer.
        self._reader = self.engine if self.is_sqlite else self.engine.execution_options(isolation_level="AUTOCOMMIT")

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session whose changes are committed at the end, or all undone by an exception."""
        with Session(self._writer, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading; changing anything in it raises ReadOnly."""
        with _ReadingSession(self._reader, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing_connection(self) -> Iterator[Connection]:
        """A bare connection in one write transaction, for migrations."""
        with self._writer.begin() as connection:
            yield connection

    def close(self) -> None:
        self.engine.dispose()


def _engine(url: str) -> Engine:
    # An error's text is logged; with its parameters it would carry people's names and addresses.
    if not url.startswith("sqlite"):
        return create_engine(url, pool_size=10, max_overflow=20, pool_pre_ping=True, hide_parameters=True)
    path = url.removeprefix("sqlite:///")
    if path:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": 30, "check_same_thread": False}, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own BEGIN comes too late and too weak; `_begin_sqlite` sends the right one.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    write = connection.get_execution_options().get("sidecar_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
