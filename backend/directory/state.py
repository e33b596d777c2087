"""What the directory knows about itself: how far reading got, how old it is, where it came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.directory.counts import row_counts
from backend.directory.tables import Reading

READ_KINDS = ("company", "contact", "applicant")
"""Companies first: people are joined to them."""


@dataclass(frozen=True)
class Progress:
    done: int
    total: int


@dataclass(frozen=True)
class Knowledge:
    """`oldest_read_at`: when the kind read longest ago was last read through; `read_at`: the last reading of any.
    `reading` is None while nothing is being read."""

    complete: bool
    people: int
    companies: int
    oldest_read_at: datetime | None
    read_at: datetime | None
    source: str
    reading: Progress | None
    people_complete: bool
    companies_complete: bool


def reading_of(session: Session, kind: str) -> Reading:
    """The row of one kind, made on first use."""
    row = session.get(Reading, kind)
    if row is None:
        row = Reading(kind=kind, state="idle", next_page=1, done=0, total=0, source="", words_version=0)
        session.add(row)
        session.flush()
    return row


def read_knowledge(session: Session) -> Knowledge:
    """Everything a check says about its own ground."""
    people, companies = row_counts(session)
    rows = {row.kind: row for row in session.scalars(select(Reading).where(Reading.kind.in_(READ_KINDS)))}
    read = {kind: rows[kind].read_at for kind in READ_KINDS if kind in rows and rows[kind].read_at is not None}
    times = [t for t in read.values() if t is not None]
    running = [row for row in rows.values() if row.state in ("wanted", "reading")]
    people_complete = {"applicant", "contact"} <= read.keys()
    companies_complete = "company" in read
    return Knowledge(
        complete=people_complete and companies_complete,
        people=people,
        companies=companies,
        oldest_read_at=min(times) if times and people_complete and companies_complete else None,
        read_at=max(times, default=None),
        source=", ".join(sorted({row.source for row in rows.values() if row.source})),
        reading=Progress(sum(r.done for r in rows.values()), sum(r.total for r in rows.values())) if running else None,
        people_complete=people_complete,
        companies_complete=companies_complete,
    )


def grown(session: Session) -> None:
    """Tell every process that its counts of usual words are out of date, once the directory has grown by a tenth."""
    row = reading_of(session, "words")
    rows = sum(row_counts(session))
    if abs(rows - row.done) * 10 > row.done:
        row.done = row.total = rows
        row.words_version += 1
