"""What every check needs to know of the directory first, without asking anew for what has not changed."""

from __future__ import annotations

from threading import Lock
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from backend.directory.state import Knowledge, read_knowledge
from backend.directory.words import Usage, usage

_STATE = (
    "SELECT kind, state, done, total, read_at, source, words_version, "
    "(SELECT max(id) FROM directory_person), (SELECT max(id) FROM directory_company) "
    "FROM (SELECT 1 AS one) AS always LEFT JOIN directory_reading ON true ORDER BY kind"
)
"""One statement; it gives a row even where nothing was ever read."""


class Situation(NamedTuple):
    knowledge: Knowledge
    usage: Usage


_known: WeakKeyDictionary[Engine, tuple[Any, Situation]] = WeakKeyDictionary()
_lock = Lock()


def situation(session: Session) -> Situation:
    """How far and how old the directory is, and how usual words are: as in memory while its state rows are the same."""
    connection = session.connection()
    cursor: Any = connection.connection.cursor()
    cursor.execute(_STATE)
    state = cursor.fetchall()
    cursor.close()
    engine = connection.engine
    with _lock:
        known = _known.get(engine)
    if known is None or known[0] != state:
        known = (state, Situation(read_knowledge(session), usage(session)))
        with _lock:
            _known[engine] = known
    return known[1]


def knowledge(session: Session) -> Knowledge:
    """Everything a check says about its own ground."""
    return situation(session).knowledge
