"""What a search by hand has in common, whatever is looked for: text as it is being typed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from backend.directory.tables import Word
from backend.matching import Evidence
from backend.matching.text import fold, latin
from backend.sentences import said

SHORTEST = 2
"""Letters from which on the beginning of a word is completed."""
COMPLETIONS = 12


def completions(session: Session, kind: int, start: str) -> dict[str, int]:
    """{folded word: how many names hold it} of those that begin so; first the text itself, then the most usual ones."""
    start = fold(latin(start))
    if not start:
        return {}
    after = start[:-1] + chr(ord(start[-1]) + 1)
    begins = and_(Word.word >= start, Word.word < after) if len(start) >= SHORTEST else Word.word == start
    found = select(Word.word, Word.n).where(Word.kind == kind, begins)
    own = Word.word == start
    rows = session.execute(found.order_by(own.desc(), Word.n.desc(), Word.word).limit(COMPLETIONS))
    return {start: 0} | {row.word: row.n for row in rows}


def number(text: str) -> int | None:
    """The itris id that was typed, if it can be one."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def contains(column: Any, text: str) -> ColumnElement[bool]:
    """Whatever the text is a part of. Reads every row: only for what no key finds."""
    found: ColumnElement[bool] = func.lower(column).contains(text.lower(), autoescape=True)
    return found


def evidence(field: str, ours: str, theirs: str) -> tuple[Evidence, ...]:
    return (Evidence(field, ours, theirs, "search", said("Found by your search.")),)
