"""The API as the panel sees it: the real Flask views on a real database, a paired browser, no itris."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from backend import api, directory
from backend import settings as choices
from backend.accounts import User
from backend.audit import Actor
from backend.context import Context
from backend.itris import Connection, Policy, connect, save_connection
from backend.sandbox.serve import Running, running
from tests.accounts.people import admin, paired
from tests.api.panel import Panel

ADMIN = Actor("user:1")


@pytest.fixture
def app(context: Context) -> Flask:
    app = Flask("test")
    api.init_app(app, context)
    return app


@pytest.fixture
def user(context: Context) -> User:
    return admin(context)


@pytest.fixture
def panel(context: Context, app: Flask, user: User) -> Panel:
    """A paired side panel."""
    return Panel(app, paired(context, user))


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path / "itris.db") as itris:
        yield itris


@pytest.fixture
def connected(context: Context, sandbox: Running, panel: Panel) -> Panel:
    """The paired panel of a Sidecar that has read the sandbox's demo characters."""
    connection = Connection(sandbox.url, "sidecar", "sandbox", policy=Policy(1000, 1.0, 1000))
    save_connection(context, connection, ADMIN)
    itris = connect(context)
    category = itris.list_items("comment_category")[0].id
    choices.change(context, ADMIN, {"comment_categories": {"added": category}})
    directory.first_read(context, itris.in_bulk())
    return panel
