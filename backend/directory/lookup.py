"""Reading the key index: many hashes, few statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

CAP = 300
"""Rows read per key. A key with more is saturated: what it finds may warn, never link."""

Rows = list[tuple[Any, ...]]


def by_hash(
    session: Session, table: str, columns: str, hashes: Iterable[int], *, cap: int = CAP, kind: int = 0
) -> Rows:
    """(h, *columns) of every row under these hashes, at most `cap` for each. `kind` narrows tables that have one."""
    wanted = list(dict.fromkeys(hashes))
    if not wanted:
        return []
    if session.get_bind().dialect.name == "sqlite":
        return _sqlite(session, table, columns, wanted, cap, kind)
    return _postgresql(session, table, columns, wanted, cap, kind)


def _sqlite(session: Session, table: str, columns: str, wanted: Sequence[int], cap: int, kind: int) -> Rows:
    # The driver's own cursor: a statement through the ORM costs more than the whole look-up.
    narrowed = f"kind = {kind:d} AND " if kind else ""
    statement = f"SELECT h, {columns} FROM {table} WHERE {narrowed}h = ? LIMIT {cap:d}"  # noqa: S608
    cursor: Any = session.connection().connection.cursor()
    rows: Rows = []
    for h in wanted:
        rows += cursor.execute(statement, (h,)).fetchall()
    cursor.close()
    return rows


def _postgresql(session: Session, table: str, columns: str, wanted: Sequence[int], cap: int, kind: int) -> Rows:
    narrowed = f"t.kind = {kind:d} AND " if kind else ""
    statement = (
        f"SELECT q.h, {columns} FROM unnest(CAST(:hashes AS bigint[])) AS q(h) JOIN LATERAL "  # noqa: S608
        f"(SELECT {columns} FROM {table} t WHERE {narrowed}t.h = q.h LIMIT {cap:d}) AS found ON true"
    )
    return [tuple(row) for row in session.execute(text(statement), {"hashes": list(wanted)})]
