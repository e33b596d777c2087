"""Reading the index: many keys of several tables in one go, by the driver's own cursor.

A statement through the ORM costs more than a whole look-up here, and a check makes dozens.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from contextlib import nullcontext
from typing import Any, NamedTuple, TypeVar

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


class Whole(NamedTuple):
    """A statement without parameters; its rows are found under None."""

    statement: str


Asks = Sequence[Ask | Whole]
T = TypeVar("T")
Steps = Generator[Asks, list[Found], T]
"""A reading in steps: it yields what it asks for next, is sent what each ask found, and returns what it made of it."""


def side_by_side(at: Session | Connection, *readings: Steps[Any]) -> list[Any]:
    """What each reading returns. Whatever they ask for in the same step is read in one go."""
    driver, is_sqlite = _driver(at)
    if is_sqlite:
        # No round trips to save: one after the other is quicker.
        cursor = driver.cursor()
        results = [_to_its_end(cursor, reading) for reading in readings]
        cursor.close()
        return results
    return _in_step(driver, readings)


def _driver(at: Session | Connection) -> tuple[Any, bool]:
    """The driver's own connection, and whether it is SQLite's."""
    connection = at if isinstance(at, Connection) else at.connection()
    return connection.connection.driver_connection, connection.dialect.name == "sqlite"


def _to_its_end(cursor: Any, reading: Steps[Any]) -> Any:
    try:
        asks = next(reading)
        while True:
            asks = reading.send([_sqlite(cursor, ask) for ask in asks])
    except StopIteration as end:
        return end.value


def _in_step(driver: Any, readings: Sequence[Steps[Any]]) -> list[Any]:
    results: list[Any] = [None] * len(readings)
    given: list[tuple[int, list[Found] | None]] = [(number, None) for number in range(len(readings))]
    while given:
        asks: list[Ask | Whole] = []
        waiting = []
        for number, found in given:
            try:
                wanted = readings[number].send(found)  # type: ignore[arg-type]
            except StopIteration as end:
                results[number] = end.value
                continue
            waiting.append((number, len(asks), len(asks) + len(wanted)))
            asks += wanted
        answers = _postgresql(driver, asks) if asks else []
        given = [(number, answers[first:end]) for number, first, end in waiting]
    return results


def run(at: Session | Connection, reading: Steps[T]) -> T:
    """What one reading returns."""
    [result] = side_by_side(at, reading)
    return result  # type: ignore[no-any-return]


def read(at: Session | Connection, *asks: Ask | Whole) -> list[Found]:
    """What each ask finds. On PostgreSQL all of them take one round trip.

    Who reads often hands in the session's connection: asking the session for it takes longer than a look-up.
    """
    driver, is_sqlite = _driver(at)
    if is_sqlite:
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


def _sqlite(cursor: Any, ask: Ask | Whole) -> Found:
    if isinstance(ask, Whole):
        return {None: cursor.execute(ask.statement).fetchall()}
    values = dict.fromkeys(ask.values)
    if not values:
        return {}
    narrowed = f"kind = {ask.kind:d} AND " if ask.kind else ""
    statement = f"SELECT {ask.columns} FROM {ask.table} WHERE {narrowed}{ask.by} = ? LIMIT {ask.cap:d}"  # noqa: S608
    execute = cursor.execute
    return {value: execute(statement, (value,)).fetchall() for value in values}


def _postgresql(driver: Any, asks: Sequence[Ask | Whole]) -> list[Found]:
    sent = [(ask, *_statement(ask)) for ask in asks]
    asked = sum(1 for _, statement, _ in sent if statement)
    # A pipeline costs as much as a round trip, so one statement goes without.
    with driver.pipeline() if asked > 1 else nullcontext():
        cursors = [(ask, driver.execute(statement, values) if statement else None) for ask, statement, values in sent]
    return [_found(ask, cursor.fetchall()) if cursor else {} for ask, cursor in cursors]


def _statement(ask: Ask | Whole) -> tuple[str, list[str | list[str]] | None]:
    """A statement and its parameters; no statement where nothing is asked for."""
    if isinstance(ask, Whole):
        return ask.statement, None
    values = dict.fromkeys(ask.values)
    return (_lateral(ask, values), [_array(values)]) if values else ("", None)


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


def _found(ask: Ask | Whole, rows: list[Row]) -> Found:
    if isinstance(ask, Whole):
        return {None: rows}
    found: Found = {}
    for value, *row in rows:
        found.setdefault(value, []).append(tuple(row))
    return found
