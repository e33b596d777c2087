"""The web console: setting Sidecar up, pairing browsers, and everything an admin chooses."""

from __future__ import annotations

import hashlib

from flask import Flask

from backend.console import (
    account,
    companies,
    connection,
    devices,
    fields,
    finder,
    home,
    pairing,
    reading,
    settings,
    trail,
    users,
    words,
)
from backend.console.door import KEY, new_blueprint
from backend.console.protection import SessionCookie, csrf, login_manager, protect
from backend.context import Context
from backend.database.vault import key_from

__all__ = ["init_app"]

SESSION_HOURS = 12


def init_app(app: Flask, context: Context) -> None:
    """Put the console under /console of `app`. Its session and CSRF protection concern no other door."""
    app.extensions[KEY] = context
    if not app.secret_key:
        key = key_from(context.config.home, context.config.secret_key, context.ids.token())
        # Another use, another key: whoever learned one from the other's ciphertext would gain nothing.
        app.secret_key = hashlib.sha256(f"console session {key}".encode()).digest()
    app.session_interface = SessionCookie()
    app.config.update(
        SESSION_COOKIE_NAME="sidecar_session",
        SESSION_COOKIE_PATH="/console",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=SESSION_HOURS * 3600,
        # Checked by this blueprint only: the JSON API has no cookies that a foreign form could ride on.
        WTF_CSRF_CHECK_DEFAULT=False,
        WTF_CSRF_TIME_LIMIT=SESSION_HOURS * 3600,
    )
    csrf.init_app(app)
    login_manager.init_app(app)
    blueprint = new_blueprint()
    protect(blueprint)
    for room in (
        words,
        home,
        account,
        pairing,
        devices,
        connection,
        reading,
        fields,
        companies,
        finder,
        settings,
        users,
        trail,
    ):
        room.register(blueprint)
    app.register_blueprint(blueprint)
