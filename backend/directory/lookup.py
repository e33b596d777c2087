"""Reading the index: many keys of several tables in one go, by the driver's own cursor.

A statement through the ORM costs more than a whole look-up here, and a check makes dozens.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from typing import Any, NamedTuple

from sqlalchemy import Connection
from sqlalchemy.orm import Session

CAP = 300
"""Rows read per key. A key with more is saturated: what it finds may warn, never link."""

Row = tuple[Any, ...]
Found = dict[Any, list[Row]]
"""The rows under each value asked for; a value without rows may be absent or empty."""


class Ask(NamedTuple):
    """Rows of `table` whose column `by` has one of the `values`, at most `cap` for each value.

    `columns`: what is wanted of them, comma separated. `kind` narrows tables that have one.
    """

    table: str
    columns: str
    values: Iterable[Any]
    by: str = "h"
    cap: int = CAP
    kind: int = 0


def read(at: Session | Connection, *asks: Ask) -> list[Found]:
    """What each ask finds. On PostgreSQL all of them take one round trip.

    Who reads often hands in the session's connection: asking the session for it takes longer than a look-up.
    """
    connection = at if isinstance(at, Connection) else at.connection()
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == "sqlite":
        cursor = driver.cursor()
        found = [_sqlite(cursor, ask) for ask in asks]
        cursor.close()
        return found
    return _postgresql(driver, asks)


def by_hash(
    session: Session, table: str, columns: str, hashes: Iterable[int], *, cap: int = CAP, kind: int = 0
) -> list[Row]:
    """(h, *columns) of every row under these hashes, at most `cap` for each."""
    [found] = read(session, Ask(table, columns, hashes, cap=cap, kind=kind))
    return [(h, *row) for h, rows in found.items() for row in rows]


def _sqlite(cursor: Any, ask: Ask) -> Found:
    values = dict.fromkeys(ask.values)
    if not values:
        return {}
    narrowed = f"kind = {ask.kind:d} AND " if ask.kind else ""
    statement = f"SELECT {ask.columns} FROM {ask.table} WHERE {narrowed}{ask.by} = ? LIMIT {ask.cap:d}"  # noqa: S608
    execute = cursor.execute
    return {value: execute(statement, (value,)).fetchall() for value in values}


def _postgresql(driver: Any, asks: Sequence[Ask]) -> list[Found]:
    values = [dict.fromkeys(ask.values) for ask in asks]
    wanted = [(ask, some) for ask, some in zip(asks, values, strict=True) if some]
    # A pipeline costs as much as a round trip, so one statement goes without.
    with driver.pipeline() if len(wanted) > 1 else nullcontext():
        cursors = iter([driver.execute(_lateral(ask, some), [_array(some)]) for ask, some in wanted])
    return [_grouped(next(cursors).fetchall()) if some else {} for some in values]


def _array(values: Iterable[Any]) -> str | list[str]:
    """As an array's text, which is much quicker than letting the driver look at each number."""
    some = list(values)
    return some if isinstance(some[0], str) else "{" + ",".join(map(str, some)) + "}"


def _lateral(ask: Ask, values: Iterable[Any]) -> str:
    kind = "text" if isinstance(next(iter(values)), str) else "bigint"
    narrowed = f"t.kind = {ask.kind:d} AND " if ask.kind else ""
    return (
        f"SELECT q.v, {ask.columns} FROM unnest(%s::{kind}[]) AS q(v) JOIN LATERAL "  # noqa: S608
        f"(SELECT {ask.columns} FROM {ask.table} t WHERE {narrowed}t.{ask.by} = q.v LIMIT {ask.cap:d}) AS found ON true"
    )


def _grouped(rows: Iterable[Row]) -> Found:
    found: Found = {}
    for value, *row in rows:
        found.setdefault(value, []).append(tuple(row))
    return found
