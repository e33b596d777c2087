"""A hand-written itris for reading tests: records in memory, pages, and a plug to pull."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from backend.itris import RecordNotFound, RecordPage


class PlugPulled(Exception):
    """The process was killed, as far as the reading is concerned."""


class FakeItris:
    """`stop_after`: pages of all kinds together after which it raises; `reads` counts pages by kind."""

    def __init__(self, records: dict[str, list[dict[str, Any]]], stop_after: int | None = None) -> None:
        self.records = records
        self.stop_after = stop_after
        self.reads: list[tuple[str, int, datetime | None]] = []
        self.api_map = SimpleNamespace(listing={"modified_since": SimpleNamespace(parameter="modifiedSince")})

    def in_bulk(self) -> FakeItris:
        return self

    def pages(
        self, kind: str, *, start_page: int = 1, page_size: int = 200, modified_since: datetime | None = None
    ) -> Iterator[RecordPage]:
        found = [r for r in self.records[kind] if modified_since is None or r["modified_at"] >= modified_since]
        count = max(1, -(-len(found) // page_size))
        for page in range(start_page, count + 1):
            if self.stop_after is not None and len(self.reads) >= self.stop_after:
                raise PlugPulled
            self.reads.append((kind, page, modified_since))
            part = found[(page - 1) * page_size : page * page_size]
            yield RecordPage(part, page, len(found), page == count, page == count and start_page == 1)

    def get(self, kind: str, record_id: int) -> dict[str, Any]:
        for record in self.records[kind]:
            if record["id"] == record_id:
                return record
        raise RecordNotFound(kind, record_id)
