"""A sandbox on a free port with nothing in it but users, list items and the demo characters, and a client for its API.

Tests that are about time hand in the fake clock; the others run on the real one, because nothing in them waits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import requests

from backend.sandbox.lists import item_id
from backend.sandbox.serve import Running, running
from tests.fakes import FakeClock

Start = Callable[..., "Client"]


class Client:
    """Calls the API as the API user; `itris` is the judge behind it."""

    def __init__(self, itris: Running, auth: Any = ("sidecar", "sandbox")) -> None:
        self.itris, self.auth = itris, auth

    def __call__(self, method: str, path: str, body: Any = None, **more: Any) -> requests.Response:
        more.setdefault("auth", self.auth)
        return requests.request(method, self.itris.api + path, json=body, timeout=20, **more)

    def get(self, path: str, **query: Any) -> requests.Response:
        return self("GET", path, params=query)

    def post(self, path: str, body: Any) -> requests.Response:
        return self("POST", path, body)

    def patch(self, path: str, body: Any) -> requests.Response:
        return self("PATCH", path, body)

    def names(self, kind: str = "applicants", **query: Any) -> list[str]:
        """Last names, or names of companies, that a search finds."""
        return [body.get("lastName") or body["name"] for body in self.get(f"/{kind}", **query).json()["items"]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    with ExitStack() as stack:
        yield lambda **options: Client(stack.enter_context(running(tmp_path / "itris.db", **options)))


@pytest.fixture
def client(start: Start) -> Client:
    return start()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def timed(start: Start, clock: FakeClock) -> Client:
    """A sandbox whose time stands still until `clock` is moved."""
    return start(clock=clock)


def person(**more: Any) -> dict[str, Any]:
    return {"firstName": "Ada", "lastName": "Merriwick", **more}


def contact(**more: Any) -> dict[str, Any]:
    return person(**{"contactTypeId": item_id("ContactType", "Client"), "companyId": 1, "town": "Leeds", **more})


def company(**more: Any) -> dict[str, Any]:
    return {"name": "Plumfield Ltd", "town": "Bath", "sectorId": item_id("Sector", "Retail"), **more}


def comment(**more: Any) -> dict[str, Any]:
    return {
        "recordType": "Applicant",
        "recordId": 1,
        "categoryId": item_id("CommentCategory", "Note"),
        "text": "Called back.",
        "date": "2026-11-20T10:00:00Z",
        **more,
    }
