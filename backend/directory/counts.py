"""How many rows there are, without counting a million of them for every check."""

from __future__ import annotations

from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from backend.directory.tables import DirectoryCompany, DirectoryPerson, Reading

REMOVED = "removed"
_known: WeakKeyDictionary[Engine, tuple[tuple[int, ...], tuple[int, int]]] = WeakKeyDictionary()
_lock = Lock()


def row_counts(session: Session) -> tuple[int, int]:
    """(people, companies). Counted anew only when rows came or went since the last time."""
    engine: Any = session.get_bind()
    engine = getattr(engine, "engine", engine)
    row = session.execute(
        select(
            select(func.coalesce(func.max(DirectoryPerson.id), 0)).scalar_subquery(),
            select(func.coalesce(func.max(DirectoryCompany.id), 0)).scalar_subquery(),
            select(func.coalesce(func.sum(Reading.done), 0)).where(Reading.kind == REMOVED).scalar_subquery(),
        )
    ).one()
    state = tuple(int(value) for value in row)
    with _lock:
        known = _known.get(engine)
    if known is None or known[0] != state:
        people = session.scalar(select(func.count()).select_from(DirectoryPerson)) or 0
        companies = session.scalar(select(func.count()).select_from(DirectoryCompany)) or 0
        known = (state, (people, companies))
        if not session.in_nested_transaction() and not session.new and not session.dirty:
            with _lock:
                _known[engine] = known
    return known[1]


def removed(session: Session) -> None:
    """A row went: say so in the same transaction, so that every process counts again."""
    row = session.get(Reading, REMOVED)
    if row is None:
        row = Reading(kind=REMOVED, state="idle", next_page=1, done=0, total=0, source="", words_version=0)
        session.add(row)
    row.done += 1
