"""Check, plan and add against the real sandbox; only time is fake."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import _demo
import pytest

from backend import adding, directory
from backend.accounts import User, create_user
from backend.adding import Answer
from backend.context import Context
from backend.itris import connect
from backend.profile import from_json
from backend.sandbox.serve import Running
from tests.fakes import FakeClock
from tests.world import connect_to


@pytest.fixture
def settings(sandbox: Running) -> dict[str, str]:
    return {
        "SIDECAR_SANDBOX_URL": sandbox.url,
        "SIDECAR_ARGON2_COST": "1",
        "SIDECAR_READ_TIMEOUT_S": "10",
        "SIDECAR_SETTLE_WINDOW_S": "60",
    }


@dataclass
class Office:
    """A Sidecar with users, connected to a sandbox whose people it has read."""

    context: Context
    sandbox: Running
    ann: User
    bob: User

    def check(self, profile: dict[str, Any]) -> dict[str, Any]:
        [found] = adding.check(self.context, self.ann, [from_json(profile)])
        return found

    def request(self, profile: dict[str, Any], kind: str = "applicant", **more: Any) -> dict[str, Any]:
        """A request that creates person and company, with what itris demands filled in."""
        items = adding.list_items(self.context, ["sector", "contact_type"])
        place = {"address": "1 Mill Lane", "town": "Leeds"}
        contact = {**place, "contact_type": items["contact_type"][0].id}
        return {
            "profile": profile,
            "record_types": [kind],
            "person": {"choice": "create"},
            "company": {"choice": "create"},
            "fields": {"company": {**place, "sector": items["sector"][0].id}, "contact": contact, "applicant": {}},
            **more,
        }

    def plan(self, request: dict[str, Any]) -> dict[str, Any]:
        return adding.plan(self.context, self.ann, request)

    def add(self, request: dict[str, Any], key: str, user: User | None = None, fingerprint: str = "") -> Answer:
        user = user or self.ann
        fingerprint = fingerprint or adding.plan(self.context, user, request)["fingerprint"]
        return adding.add(self.context, user, None, key, request, fingerprint)

    def later(self, seconds: float) -> None:
        clock = self.context.clock
        assert isinstance(clock, FakeClock)
        end = clock.monotonic() + seconds
        while clock.monotonic() < end:
            clock.advance(1)
            adding.settle_due(self.context)

    def companies(self, name: str = "Ashgrove Windmills Ltd") -> list[dict[str, Any]]:
        return [c for c in self.sandbox.store("company") if c["name"] == name]

    def people(self, kind: str = "applicant", last_name: str = "Ashgrove") -> list[dict[str, Any]]:
        return [p for p in self.sandbox.store(kind) if p["lastName"] == last_name]


@pytest.fixture
def office(context: Context, sandbox: Running) -> Office:
    connect_to(context, sandbox)
    _demo.choose(context)
    directory.first_read(context, connect(context).in_bulk())
    ann = create_user(context, None, email="ann@agency.example", name="Ann Lee", role="admin")
    bob = create_user(context, None, email="bob@agency.example", name="Bob Ray", role="consultant")
    return Office(context, sandbox, ann, bob)
