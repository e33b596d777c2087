"""What the client hands out besides records, which are plain dicts of our field names."""

from __future__ import annotations

from dataclasses import dataclass

from backend.itris.wire import Record


@dataclass(frozen=True)
class ListItem:
    id: int
    kind: str
    name: str
    archived: bool


@dataclass(frozen=True)
class ItrisUser:
    id: int
    name: str
    email: str


@dataclass(frozen=True)
class RecordPage:
    """`last`: no further page; `complete`, on the last one: everything itris has was read, from the first page on."""

    records: list[Record]
    page: int
    total: int | None
    last: bool
    complete: bool
