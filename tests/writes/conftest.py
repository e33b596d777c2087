"""The protocol against the real client and the real sandbox over HTTP; only time is fake."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy.orm import Session

from backend import writes
from backend.context import Context
from backend.itris import connect
from backend.sandbox.serve import Running
from backend.writes import Receipt, Write
from tests.fakes import FakeClock
from tests.world import connect_to

JANE = {
    "first_name": "Jane",
    "last_name": "Doe",
    "emails": ["jane@doe.example"],
    "web_addresses": ["https://www.linkedin.com/in/jane-doe/"],
}
COMMENT = {"record_kind": "applicant", "text": "Added.", "date": "2026-11-23T09:00:00+00:00"}


@pytest.fixture
def settings(sandbox: Running) -> dict[str, str]:
    return {"SIDECAR_SANDBOX_URL": sandbox.url, "SIDECAR_READ_TIMEOUT_S": "10", "SIDECAR_SETTLE_WINDOW_S": "60"}


@dataclass
class Desk:
    """Asks for writes as an add does, and looks at how they stand."""

    context: Context
    sandbox: Running
    learned: list[tuple[str, int]] = field(default_factory=list)

    def ask(self, batch_id: str, *wanted: Write) -> list[Receipt]:
        holder = self.context.ids.new()
        with self.context.database.write() as session:
            writes.enqueue(self.context, session, batch_id, wanted, holder=holder)
        self.work(batch_id, holder)
        return self.receipts(batch_id)

    def work(self, batch_id: str, holder: str = "") -> None:
        def learn(_session: Session, kind: str, record: Mapping[str, Any]) -> None:
            self.learned.append((kind, record["id"]))

        holder = holder or self.context.ids.new()
        writes.run(self.context, lambda: connect(self.context), batch_id, learn, holder=holder, within_s=5)

    def later(self, seconds: float) -> None:
        """Time passes and the worker does what is due."""
        clock = self.context.clock
        assert isinstance(clock, FakeClock)
        end = clock.monotonic() + seconds
        while clock.monotonic() < end:
            clock.advance(1)
            for batch_id in writes.due(self.context):
                self.work(batch_id)

    def receipts(self, batch_id: str) -> list[Receipt]:
        with self.context.database.read() as session:
            return writes.receipts(session, batch_id)

    def named(self, kind: str, name: str) -> list[dict[str, Any]]:
        key = "name" if kind == "company" else "lastName"
        return [record for record in self.sandbox.store(kind) if record[key] == name]

    def comments(self) -> list[dict[str, Any]]:
        return [c for c in self.sandbox.store("comment") if c["text"] == COMMENT["text"]]


@pytest.fixture
def desk(context: Context, sandbox: Running) -> Desk:
    connect_to(context, sandbox)
    return Desk(context, sandbox)


@pytest.fixture
def category(desk: Desk) -> int:
    items = connect(desk.context).list_items("comment_category")
    return next(item.id for item in items if not item.archived)
