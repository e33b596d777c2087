"""Filling the directory from a CSV export: people or companies, told apart by their columns."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.context import Context
from backend.directory.bulk import COMPANY, PERSON, Bulk, writing
from backend.directory.companies import insert_external_companies, upsert_companies
from backend.directory.errors import BadExport
from backend.directory.export import CHUNK, BadRow, Chunk, Export, records, typed
from backend.directory.people import insert_external, join_contacts, upsert_people
from backend.directory.pool import Pool, pool
from backend.directory.prepare import Prepared, work
from backend.directory.rows import person_half
from backend.directory.state import grown, reading_of

FEW = 4 * CHUNK
"""Exports up to about this many rows are read without helpers: starting them takes longer."""

Tell = Callable[[int, int], None]


def import_csv(context: Context, path: str | Path, tell: Tell = lambda _done, _about: None) -> dict[str, int]:
    """Read one file; return {"people": n} or {"companies": n}. `tell`: rows done, and about how many there are.

    Columns: canonical keys, or those of a plain export (full_name, company, title, email, phone, linkedin). Several
    values in a cell are separated by ";". `type` says applicant, contact or both; without it people count as
    applicants. Ids that aren't whole numbers are kept as external ids. Raises BadExport naming lines and columns;
    chunks before a bad line stay. After a kill the same file goes on where it stopped.
    """
    export = Export(path)
    with pool(work, worthwhile=export.about > FEW) as helpers, _little_collecting():
        started = _begin(context, export)
        bulk = Bulk(context.database, PERSON if export.people else COMPANY, helpers, export.name, started.at)
        bulk.index_rest()
        done = started.done
        tell(done, export.about)
        taken = _first(context, export, started, helpers, bulk) if started.first else _again(context, export, started)
        for count in taken:
            done += count
            tell(done, max(export.about, done))
        bulk.index()
    if started.first and export.people:
        join_contacts(context.database)
    _finish(context, export)
    return {"people" if export.people else "companies": done}


@contextmanager
def _little_collecting() -> Iterator[None]:
    """Millions of rows pass through and make no cycles: looking for some costs a third of the time."""
    before = gc.get_threshold()
    gc.set_threshold(100_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@dataclass(frozen=True)
class _Start:
    """`first`: the directory was empty; `done`: rows taken in before a kill; `at`: when the import began."""

    first: bool
    done: int
    at: datetime


def _kinds(export: Export) -> tuple[str, ...]:
    return ("applicant", "contact") if export.people else ("company",)


def _progress_of(session: Session, export: Export) -> Any:
    return reading_of(session, f"export of {'people' if export.people else 'companies'}")


def _begin(context: Context, export: Export) -> _Start:
    table = (PERSON if export.people else COMPANY).table
    with context.database.write() as session:
        row = _progress_of(session, export)
        if row.state not in ("first", "again") or row.source != export.fingerprint:
            empty = session.scalar(select(table.id).limit(1)) is None
            row.state, row.source, row.done = "first" if empty else "again", export.fingerprint, 0
            row.started_at = context.clock.now()
        for kind in _kinds(export):
            reading = reading_of(session, kind)
            reading.state, reading.source, reading.done, reading.total = "reading", export.name, row.done, export.about
        return _Start(row.state == "first", row.done, row.started_at)


def _advance(session: Session, export: Export, before: int, count: int) -> None:
    """Keep the progress, in the transaction of the rows."""
    row = _progress_of(session, export)
    session.refresh(row)
    if (row.source, row.done) != (export.fingerprint, before):
        raise BadExport("Another import was started meanwhile; this one stopped.")
    row.done += count
    for kind in _kinds(export):
        reading = reading_of(session, kind)
        reading.done, reading.total = row.done, max(reading.total, row.done)


def _first(
    context: Context, export: Export, started: _Start, helpers: Pool[Any, Prepared], bulk: Bulk
) -> Iterator[int]:
    """Take in rows that nobody has yet; how many, chunk by chunk."""
    waiting: deque[Chunk] = deque()

    def chunks() -> Iterator[Chunk]:
        for chunk in export.chunks(started.done):
            waiting.append(chunk)
            yield chunk

    done = started.done
    for prepared in helpers.map(chunks()):
        chunk = waiting.popleft()
        _refuse(chunk, prepared.bad)
        count = len(chunk.rows)
        assert prepared.keyed is not None
        try:
            with writing(context.database) as session:
                _advance(session, export, done, count)
                bulk.store(session, prepared.rows, prepared.keyed)
        except context.database.engine.dialect.loaded_dbapi.IntegrityError:
            # An id again that an earlier chunk brought: the later row replaces the earlier one.
            bulk.index()
            _replace(context, export, chunk, started.at, done)
        if bulk.full:
            bulk.index()
        done += count
        yield count


def _again(context: Context, export: Export, started: _Start) -> Iterator[int]:
    """Take in rows some of which are held; how many, chunk by chunk."""
    done = started.done
    for chunk in export.chunks(done):
        _replace(context, export, chunk, started.at, done)
        done += len(chunk.rows)
        yield len(chunk.rows)


def _replace(context: Context, export: Export, chunk: Chunk, now: datetime, done: int) -> None:
    found = records(chunk)
    if isinstance(found, BadRow):
        _refuse(chunk, found)
        return
    numbered = [record for record in found if str(record["id"]).isdecimal()]
    external = [record for record in found if not str(record["id"]).isdecimal()]
    with writing(context.database) as session:
        _advance(session, export, done, len(chunk.rows))
        if export.people:
            insert_external(session, [(r["id"], person_half(r)) for r in _last(external)], export.name)
            for kind in ("applicant", "contact"):
                mine = [r for r in numbered if r.get("type", "applicant").lower() in (kind, "both")]
                upsert_people(session, kind, [typed(r) for r in mine], now, export.name)
        else:
            insert_external_companies(session, [(r["id"], r) for r in _last(external)], export.name, now)
            upsert_companies(session, [typed(r) for r in numbered], now, export.name)


def _refuse(chunk: Chunk, bad: BadRow | None) -> None:
    if bad is not None:
        raise BadExport(f"Line {chunk.lines[bad.row]} {bad.complaint}")


def _last(found: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The last row of each id."""
    return list({record["id"]: record for record in found}.values())


def _finish(context: Context, export: Export) -> None:
    now = context.clock.now()
    with context.database.write() as session:
        for kind in _kinds(export):
            row = reading_of(session, kind)
            row.state, row.read_at, row.total = "complete", now, row.done
        _progress_of(session, export).state = "complete"
        grown(session)
