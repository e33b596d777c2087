"""Insert statements both databases understand, in bulk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from backend.database import Base, insert_for
from backend.directory.tables import (
    CompanyKey,
    DirectoryCompany,
    DirectoryPerson,
    Identifier,
    PersonKey,
    Word,
    WordKey,
)

_Keyed = type[PersonKey] | type[CompanyKey] | type[Identifier] | type[WordKey]


def insert_new(session: Session, table: _Keyed, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert index rows, values in the order of the table's columns; rows that are there already stay as they are."""
    if not rows:
        return
    columns = table.__table__.columns
    names = ", ".join(column.name for column in columns)
    if session.get_bind().dialect.name == "sqlite":
        marks = ", ".join("?" * len(columns))
        with closing(_cursor(session)) as cursor:
            cursor.executemany(f"INSERT OR IGNORE INTO {table.__tablename__} ({names}) VALUES ({marks})", rows)  # noqa: S608
        return
    arrays = ", ".join(
        f"CAST(:{column.name} AS {column.type.compile(session.get_bind().dialect)}[])" for column in columns
    )
    statement = f"INSERT INTO {table.__tablename__} ({names}) SELECT * FROM unnest({arrays}) ON CONFLICT DO NOTHING"  # noqa: S608
    values = {column.name: list(part) for column, part in zip(columns, zip(*rows, strict=True), strict=True)}
    session.execute(text(statement), values)


def insert_rows(
    session: Session, table: type[DirectoryPerson] | type[DirectoryCompany], columns: Sequence[str], rows: Sequence[Any]
) -> None:
    """Insert rows by the driver's quickest way; JSON comes as text, times as `time_value` gives them.

    Raises the driver's IntegrityError.
    """
    names = ", ".join(columns)
    with closing(_cursor(session)) as cursor:
        if session.get_bind().dialect.name == "sqlite":
            marks = ", ".join("?" * len(columns))
            cursor.executemany(f"INSERT INTO {table.__tablename__} ({names}) VALUES ({marks})", rows)  # noqa: S608
            return
        with cursor.copy(f"COPY {table.__tablename__} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def time_value(session: Session, moment: datetime) -> Any:
    """A time for `insert_rows`, as SQLAlchemy writes it."""
    if session.get_bind().dialect.name == "sqlite":
        return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    return moment


def next_ids(session: Session, table: type[DirectoryPerson] | type[DirectoryCompany], count: int) -> Sequence[int]:
    """Ids for rows that are inserted with theirs, in the order of the table."""
    if session.get_bind().dialect.name == "sqlite":
        first = (session.scalar(select(func.max(table.id))) or 0) + 1
        return range(first, first + count)
    # Rows inserted without an id take it from the sequence too.
    sequence = func.pg_get_serial_sequence(table.__tablename__, "id")
    return sorted(session.scalars(select(func.nextval(sequence)).select_from(func.generate_series(1, count))))


def add_counts(session: Session, kind: int, words: Mapping[str, int]) -> None:
    if not words:
        return
    if session.get_bind().dialect.name == "sqlite":
        with closing(_cursor(session)) as cursor:
            cursor.executemany(
                f"INSERT INTO {Word.__tablename__} (kind, word, n) VALUES (?, ?, ?) "  # noqa: S608
                "ON CONFLICT (kind, word) DO UPDATE SET n = n + excluded.n",
                [(kind, word, n) for word, n in sorted(words.items())],
            )
        return
    statement = insert_for(session, Word.__table__)
    statement = statement.on_conflict_do_update(
        index_elements=["kind", "word"], set_={"n": Word.__table__.c.n + statement.excluded.n}
    )
    session.execute(statement, [{"kind": kind, "word": w, "n": n} for w, n in sorted(words.items())])


def insert_unless_there(session: Session, table: type[Base], values: Mapping[str, Any]) -> bool:
    """Insert one row; False when a row of its unique value is there already, which stays as it is."""
    statement = insert_for(session, table.__table__).values(**values).on_conflict_do_nothing()
    return session.execute(statement.returning(table.__table__.c.id)).first() is not None


def delete_keys(session: Session, table: type[PersonKey] | type[CompanyKey], pairs: Sequence[tuple[int, int]]) -> None:
    """Delete index rows by (hash, id)."""
    _delete(session, table, ("h", "id"), pairs)


def delete_identifiers(session: Session, rows: Sequence[tuple[int, int, int]]) -> None:
    """Delete identifiers by (kind, hash, id)."""
    _delete(session, Identifier, ("kind", "h", "id"), rows)


def _delete(session: Session, table: _Keyed, names: Sequence[str], rows: Sequence[tuple[int, ...]]) -> None:
    if not rows:
        return
    if session.get_bind().dialect.name == "sqlite":
        # One by one: for a list of pairs SQLite reads the whole table.
        marks = " AND ".join(f"{name} = ?" for name in names)
        with closing(_cursor(session)) as cursor:
            cursor.executemany(f"DELETE FROM {table.__tablename__} WHERE {marks}", rows)  # noqa: S608
        return
    arrays = ", ".join(f"CAST(:{name} AS bigint[])" for name in names)
    same = " AND ".join(f"t.{name} = gone.{name}" for name in names)
    statement = f"DELETE FROM {table.__tablename__} t USING unnest({arrays}) AS gone({', '.join(names)}) WHERE {same}"  # noqa: S608
    session.execute(text(statement), {n: list(part) for n, part in zip(names, zip(*rows, strict=True), strict=True)})


def _cursor(session: Session) -> Any:
    """The driver's own: a statement through the ORM costs more than the row."""
    return session.connection().connection.cursor()
