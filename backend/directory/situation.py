"""What every check needs to know of the directory first, without asking anew for what has not changed."""

from __future__ import annotations

from threading import Lock
from typing import NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from backend.directory.lookup import Row, Steps, Whole, read, run
from backend.directory.state import Knowledge, read_knowledge
from backend.directory.words import Usage, usage

_STATE = Whole(
    "SELECT kind, state, done, total, read_at, source, words_version FROM directory_reading "
    "WHERE kind IN ('company', 'contact', 'applicant', 'words') UNION ALL "
    "SELECT '', '', (SELECT max(id) FROM directory_person), (SELECT max(id) FROM directory_company), NULL, '', 0"
)
"""Whatever a situation depends on, in one statement: what was read, and how many rows there are."""


class Situation(NamedTuple):
    """How far and how old the directory is, and how usual words are, while its state rows are these."""

    knowledge: Knowledge
    usage: Usage
    state: frozenset[Row]


_known: WeakKeyDictionary[Engine, Situation] = WeakKeyDictionary()
_lock = Lock()


def situation(session: Session) -> Situation:
    """As in memory while the state rows are the same, otherwise read anew."""
    known = last_known(session)
    return known if run(session, unchanged(known)) else read_situation(session)


def last_known(session: Session) -> Situation:
    """As in memory, however old; read where there is nothing in memory. `unchanged` tells whether it still holds."""
    with _lock:
        known = _known.get(session.connection().engine)
    return known or read_situation(session)


def unchanged(known: Situation) -> Steps[bool]:
    """Whether it still is as known."""
    [found] = yield [_STATE]
    return frozenset(found[None]) == known.state


def read_situation(session: Session) -> Situation:
    """Read anew and kept in memory."""
    [found] = read(session, _STATE)
    known = Situation(read_knowledge(session), usage(session), frozenset(found[None]))
    with _lock:
        _known[session.connection().engine] = known
    return known


def knowledge(session: Session) -> Knowledge:
    """Everything a check says about its own ground."""
    return situation(session).knowledge
