"""The API as the panel sees it: the real Flask views on a real database, a paired browser, no itris."""

from __future__ import annotations

import pytest
from flask import Flask

from backend import api
from backend.accounts import User
from backend.context import Context
from tests.accounts.people import admin, paired
from tests.api.panel import Panel


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
