"""The real client against the real sandbox over HTTP; its time is fake, so waiting costs nothing."""

from __future__ import annotations

import pytest

from backend.audit import Actor
from backend.context import Context
from backend.itris import Connection, Itris, Policy, connect, save_connection
from backend.sandbox.serve import Running

ADMIN = Actor("user:1")


@pytest.fixture
def settings(sandbox: Running) -> dict[str, str]:
    return {"SIDECAR_SANDBOX_URL": sandbox.url, "SIDECAR_READ_TIMEOUT_S": "2"}


def to(sandbox: Running, **more: object) -> Connection:
    """A connection to the sandbox whose throttle doesn't get in the way."""
    values = {"policy": Policy(1000, 1.0, 1000), **more}
    return Connection(sandbox.url, "sidecar", "sandbox", **values)  # type: ignore[arg-type]


@pytest.fixture
def itris(context: Context, sandbox: Running) -> Itris:
    save_connection(context, to(sandbox), ADMIN)
    return connect(context)
