"""Rows that two processes may write at the same moment: the later one wins, neither fails."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from backend.database.engine import Base


def insert_for(session: Session, table: Any) -> Any:
    """The insert statement of the session's database, which knows ON CONFLICT."""
    return (sqlite if session.get_bind().dialect.name == "sqlite" else postgresql).insert(table)


def put(session: Session, table: type[Base], **values: Any) -> None:
    """Insert one row, or replace the other columns of the row with the same primary key.

    `Session.merge` reads before it inserts, so on PostgreSQL the second of two such writers fails.
    """
    where: Table = table.__table__  # type: ignore[assignment]
    keys = [column.name for column in where.primary_key]
    statement = insert_for(session, where).values(**values)
    others = {name: statement.excluded[name] for name in values if name not in keys}
    session.execute(statement.on_conflict_do_update(index_elements=keys, set_=others))
