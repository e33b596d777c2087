"""Reading itris into the directory: once through everything, then what changed.

A page's rows and the cursor behind it are committed together, so a killed read goes on where it stopped. No
transaction is open while itris is asked.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.context import Context
from backend.directory.bulk import index_left
from backend.directory.state import READ_KINDS, grown, reading_of
from backend.directory.store import forget, upsert
from backend.directory.tables import DirectoryCompany, DirectoryPerson, Reading
from backend.itris import Itris, RecordNotFound

PAGE_SIZE = 200
SOURCE = "itris"
OVERLAP = timedelta(minutes=5)
"""Clocks differ and a change takes a moment to show: changes are asked for from a little before the last reading."""
VERIFY_AFTER = timedelta(days=1)
VERIFY_AT_ONCE = 5
LOOKS_EVERY = timedelta(minutes=2)


def request_read(context: Context) -> None:
    """Ask for everything to be read through again; the worker does it. What is known stays usable meanwhile."""
    with context.database.write() as session:
        for kind in READ_KINDS:
            row = reading_of(session, kind)
            if row.state != "reading":
                row.state, row.next_page, row.done = "wanted", 1, 0


def first_read(context: Context, itris: Itris) -> None:
    """Read everything through, from where an earlier reading stopped. Calls itris within its bulk share."""
    with context.database.read() as session:
        states = {kind: row.state if (row := session.get(Reading, kind)) else "idle" for kind in READ_KINDS}
    if all(state == "complete" for state in states.values()):
        request_read(context)
    for kind in READ_KINDS:
        _pass(context, itris.in_bulk(), kind)


def _pass(context: Context, itris: Itris, kind: str) -> None:
    """Read one kind through; nothing to do when it is complete."""
    with context.database.write() as session:
        row = reading_of(session, kind)
        if row.state == "complete":
            return
        if row.state != "reading":
            row.state, row.next_page, row.done, row.total = "reading", 1, 0, 0
            row.started_at = context.clock.now()
        start = row.next_page
    for page in itris.pages(kind, start_page=start, page_size=PAGE_SIZE):
        if page.last:
            index_left(context.database, kind, context.clock.now())
        with context.database.write() as session:
            now = context.clock.now()
            upsert(session, kind, page.records, seen_at=now, source=SOURCE)
            row = reading_of(session, kind)
            row.next_page, row.source = page.page + 1, SOURCE
            row.done += len(page.records)
            row.total = max(page.total or 0, row.done)
            # A list that was cut off goes on from the next page at the next turn.
            if page.last and (page.complete or len(page.records) < PAGE_SIZE):
                _complete(session, kind, now)


def _complete(session: Session, kind: str, now: datetime) -> None:
    row = reading_of(session, kind)
    if row.started_at is not None:
        for record_id in _unseen(session, kind, row.started_at):
            forget(session, kind, record_id)
    row.state, row.read_at, row.total = "complete", row.started_at or now, row.done
    grown(session)


def _unseen(session: Session, kind: str, since: datetime, limit: int | None = None) -> list[int]:
    """Ids of records that were last seen before `since`, the oldest first: deleted or merged in itris."""
    ids, read_at = _columns(kind)
    found = select(ids).where(ids.is_not(None), read_at < since).order_by(read_at, ids)
    return [i for i in session.scalars(found.limit(limit) if limit else found) if i is not None]


def _columns(kind: str) -> tuple[Any, Any]:
    if kind == "company":
        return DirectoryCompany.company_id, DirectoryCompany.read_at
    return getattr(DirectoryPerson, f"{kind}_id"), getattr(DirectoryPerson, f"{kind}_read_at")


def reread(context: Context, itris: Itris) -> None:
    """Take in what changed since the last reading and look again at the records seen longest ago.

    A reading that was asked for meanwhile is done instead.
    """
    with context.database.read() as session:
        rows = {kind: session.get(Reading, kind) for kind in READ_KINDS}
        wanted = [kind for kind, row in rows.items() if row is None or row.state != "complete"]
        since = {kind: row.read_at for kind, row in rows.items() if row is not None}
    if wanted:
        first_read(context, itris)
        return
    bulk = itris.in_bulk()
    for kind in READ_KINDS:
        known = since[kind]
        if known is not None and context.clock.now() - known >= LOOKS_EVERY:
            if bulk.api_map.listing["modified_since"].parameter:
                _changes(context, bulk, kind, known)
            _verify(context, bulk, kind)


def _changes(context: Context, itris: Itris, kind: str, since: datetime) -> None:
    now = context.clock.now()
    for page in itris.pages(kind, page_size=PAGE_SIZE, modified_since=since - OVERLAP):
        with context.database.write() as session:
            upsert(session, kind, page.records, seen_at=context.clock.now(), source=SOURCE)
            if page.last and page.complete:
                reading_of(session, kind).read_at = now
                grown(session)


def _verify(context: Context, itris: Itris, kind: str) -> None:
    """Look at the few records seen longest ago, one by one; one that is gone is forgotten."""
    with context.database.read() as session:
        ids = _unseen(session, kind, context.clock.now() - VERIFY_AFTER, VERIFY_AT_ONCE)
    for record_id in ids:
        try:
            record = itris.get(kind, record_id)
        except RecordNotFound:
            record = None
        with context.database.write() as session:
            if record is None:
                forget(session, kind, record_id)
            else:
                upsert(session, kind, [record], seen_at=context.clock.now(), source=SOURCE)
