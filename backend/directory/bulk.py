"""The first read of an export: rows as they come, the index in one go behind them.

Each chunk's rows are committed with the progress. Keys wait in memory, sorted; when all rows are there, or SEGMENT of
them, the index is written in the order of the hashes. Rows without keys are marked, so that after a kill their keys
are made from the rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from backend.database import Database
from backend.directory.export import CHUNK
from backend.directory.pool import Pool, pool
from backend.directory.prepare import COMPANY_COLUMNS, PERSON_COLUMNS, WORD_CHUNK, Keyed, Stored, Words, work
from backend.directory.prepare import keyed as keyed_again
from backend.directory.runs import Run, in_order
from backend.directory.state import reading_of
from backend.directory.statements import (
    add_counts,
    delete_identifiers,
    delete_keys,
    insert_new,
    insert_rows,
    next_ids,
    time_value,
)
from backend.directory.tables import (
    CompanyKey,
    DirectoryCompany,
    DirectoryPerson,
    Identifier,
    PersonKey,
    Reading,
    Word,
    WordKey,
)
from backend.directory.words import COMPANIES, PEOPLE

SEGMENT = 1_000_000
"""Rows whose keys are held in memory at most: about 200 bytes each."""
_CACHE_KB = 65536


@dataclass(frozen=True)
class Sort:
    """What differs between people and companies."""

    people: bool
    table: Any
    keys: Any
    columns: tuple[str, ...]
    identifiers: Any
    words: int
    marker: str


PERSON = Sort(True, DirectoryPerson, PersonKey, PERSON_COLUMNS, DirectoryPerson.identifiers, PEOPLE, "index of people")
COMPANY = Sort(
    False, DirectoryCompany, CompanyKey, COMPANY_COLUMNS, DirectoryCompany.domains, COMPANIES, "index of companies"
)


@contextmanager
def writing(database: Database) -> Iterator[Session]:
    """A write transaction in bounded memory: pages of a mapped file would count as this process's own."""
    with database.write() as session:
        if not database.is_sqlite:
            yield session
            return
        connection = session.connection()
        before = [(p, connection.exec_driver_sql(f"PRAGMA {p}").scalar()) for p in ("mmap_size", "cache_size")]
        connection.exec_driver_sql("PRAGMA mmap_size=0")
        connection.exec_driver_sql(f"PRAGMA cache_size=-{_CACHE_KB}")
        try:
            yield session
        finally:
            for pragma, value in before:
                connection.exec_driver_sql(f"PRAGMA {pragma}={value}")


class Bulk:
    """Takes rows of one sort in. `read_at` and `source` are the same for all of them."""

    def __init__(self, database: Database, sort: Sort, pool: Pool[Any, Any], source: str, read_at: datetime) -> None:
        self._database, self._sort, self._pool = database, sort, pool
        self._source, self._read_at = source, read_at
        self._forget_keys()

    def _forget_keys(self) -> None:
        self._keys: list[Run] = []
        self._identifiers: dict[int, list[Run]] = {}
        self._words: Counter[str] = Counter()
        self._waiting = 0

    def store(self, session: Session, rows: list[tuple[Any, ...]], keyed: Keyed) -> None:
        """Insert rows that are not held yet; their keys follow with `index`. Raises the driver's IntegrityError."""
        ids = next_ids(session, self._sort.table, len(rows))
        marker = reading_of(session, self._sort.marker)
        if marker.state != "reading":
            marker.state, marker.next_page = "reading", ids[0]
        at, source = time_value(session, self._read_at), self._source
        if self._sort.people:
            columns = ("id", *self._sort.columns, "applicant_read_at", "contact_read_at", "source")
            full = [
                (n, *row, at if row[0] is not None else None, at if row[1] is not None else None, source)
                for n, row in zip(ids, rows, strict=True)
            ]
        else:
            columns = ("id", *self._sort.columns, "read_at", "source")
            full = [(n, *row, at, source) for n, row in zip(ids, rows, strict=True)]
        insert_rows(session, self._sort.table, columns, full)
        self._remember(ids, keyed)

    def _remember(self, ids: Any, keyed: Keyed) -> None:
        self._keys.append(Run(keyed.keys, ids, keyed.norms))
        for kind, found in keyed.identifiers.items():
            self._identifiers.setdefault(kind, []).append(Run(found, ids))
        self._words.update(keyed.words)
        self._waiting += len(ids)

    @property
    def full(self) -> bool:
        return self._waiting >= SEGMENT

    def index_rest(self) -> None:
        """Make the keys of rows that a killed import left without."""
        with self._database.read() as session:
            marker = session.get(Reading, self._sort.marker)
            if marker is None or marker.state != "reading":
                return
        ids: list[list[int]] = []
        for keyed in self._pool.map(self._unindexed(marker.next_page, ids)):
            self._remember(ids.pop(0), keyed)
            if self.full:
                self.index(last=False)
        self.index()

    def _unindexed(self, first: int, ids: list[list[int]]) -> Iterator[Stored]:
        table = self._sort.table
        while True:
            with self._database.read() as session:
                rows = session.execute(
                    select(table.id, table.names, self._sort.identifiers)
                    .where(table.id >= first)
                    .order_by(table.id)
                    .limit(CHUNK)
                ).all()
            if not rows:
                return
            ids.append([row[0] for row in rows])
            yield Stored(self._sort.people, [row[1] for row in rows], [row[2] for row in rows])
            first = rows[-1][0] + 1

    def index(self, *, last: bool = True) -> None:
        """Write the keys that wait. `last`: no row behind them is without keys."""
        for batch in in_order(self._keys):
            self._insert(self._sort.keys, batch)
        for kind, runs in sorted(self._identifiers.items()):
            for batch in in_order(runs, kind):
                self._insert(Identifier, batch)
        self._index_words()
        with writing(self._database) as session:
            self._undo_outdated(session)
            listed = sorted(self._words)
            add_counts(session, self._sort.words, {word: self._words[word] for word in listed})
            marker = reading_of(session, self._sort.marker)
            marker.state = "complete" if last else "reading"
            if self._keys:
                marker.next_page = self._keys[-1].ids[-1] + 1
        self._forget_keys()

    def _insert(self, table: Any, batch: list[tuple[Any, ...]]) -> None:
        with writing(self._database) as session:
            insert_new(session, table, batch)

    def _index_words(self) -> None:
        """Neighbour keys of the words that are new."""
        with self._database.read() as session:
            known = set(session.scalars(select(Word.word).where(Word.kind == self._sort.words)))
        fresh = sorted(w for w in self._words.keys() - known if 3 <= len(w) <= 40 and not w.isdigit())
        parts = [fresh[start : start + WORD_CHUNK] for start in range(0, len(fresh), WORD_CHUNK)]
        runs = [Run(found, part) for part, found in zip(parts, self._pool.map(map(Words, parts)), strict=True)]
        for batch in in_order(runs, self._sort.words):
            self._insert(WordKey, batch)

    def _undo_outdated(self, session: Session) -> None:
        """Take out keys of rows that somebody changed or dropped between their storing and now."""
        ids = {n for run in self._keys for n in run.ids}
        if not ids:
            return
        table = self._sort.table
        mine = (table.id.between(min(ids), max(ids)), table.source == self._source, *self._as_read())
        if session.scalar(select(func.count()).select_from(table).where(*mine)) == len(ids):
            return
        changed = ids - set(session.scalars(select(table.id).where(*mine)))
        for run, *others in zip(self._keys, *self._identifiers.values(), strict=True):
            touched = [n for n in run.ids if n in changed]
            if touched:
                self._undo(session, touched, run, dict(zip(self._identifiers, others, strict=True)))

    def _as_read(self) -> list[ColumnElement[bool]]:
        table = self._sort.table
        if not self._sort.people:
            return [table.read_at == self._read_at]
        pairs = ((table.applicant_id, table.applicant_read_at), (table.contact_id, table.contact_read_at))
        return [or_(number.is_(None), read_at == self._read_at) for number, read_at in pairs]

    def _undo(self, session: Session, touched: list[int], run: Run, identifiers: dict[int, Run]) -> None:
        table, wanted = self._sort.table, set(touched)
        rows = session.execute(
            select(table.id, table.names, self._sort.identifiers).where(table.id.in_(touched)).order_by(table.id)
        ).all()
        now = keyed_again(Stored(self._sort.people, [row[1] for row in rows], [row[2] for row in rows]))
        ids = [row[0] for row in rows]
        wrong = set(_pairs(run, wanted)) - set(_pairs(Run(now.keys, ids), wanted))
        delete_keys(session, self._sort.keys, sorted(wrong))
        for kind, other in identifiers.items():
            wrong = set(_pairs(other, wanted)) - set(_pairs(Run(now.identifiers[kind], ids), wanted))
            delete_identifiers(session, sorted((kind, h, n) for h, n in wrong))


def index_left(database: Database, kind: str, now: datetime) -> None:
    """Make the keys that a killed import of an export still owes."""
    with pool(work, worthwhile=False) as alone:
        Bulk(database, COMPANY if kind == "company" else PERSON, alone, "", now).index_rest()


def _pairs(run: Run, wanted: set[int]) -> Iterator[tuple[int, int]]:
    found = ((h, run.ids[place]) for h, place in zip(run.found.hashes, run.found.places, strict=True))
    return (pair for pair in found if pair[1] in wanted)
