"""Connecting itris: the form, the test that says each step in words, and saving what was tested."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from cryptography.fernet import InvalidToken
from flask import Blueprint, request
from werkzeug.wrappers import Response

from backend.console import lists
from backend.console.door import actor, done, here, needs, page, text
from backend.database.vault import CannotDecrypt
from backend.errors import SidecarError
from backend.itris.connection import Connection, checked, load_connection, save_connection, with_stored_password
from backend.itris.pace import Policy
from backend.itris.trial import test_connection

FORM = ("base_url", "user_name", "auth_mode", "calls", "seconds", "burst", "database_url", "applicants")
STEPS = {
    "address": "Address",
    "speaks": "Language",
    "sign_in": "Signing in",
    "list_items": "Lists",
    "applicants": "Applicants",
    "contacts": "Contacts",
    "companies": "Companies",
    "clock": "Clock",
}


def register(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/itris", "itris", itris, methods=["GET", "POST"])


@needs("admin")
def itris() -> Response:
    stored = load_connection(here())
    if request.method == "GET":
        return page("itris.html", form=_form_of(stored), stored=stored is not None)
    form = {name: text(name) for name in FORM}
    password = request.form.get("password", "")
    tested = _opened(request.form.get("tested", ""))
    try:
        if request.form.get("action") == "save" and tested is not None and tested["form"] == form and not password:
            return _save(form, tested["password"])
        return _test(form, password, stored is not None)
    except SidecarError as problem:
        return page("itris.html", problem=problem, form=form, stored=stored is not None)


def _test(form: dict[str, str], password: str, stored: bool) -> Response:
    connection = checked(with_stored_password(here(), _connection(form, password)))
    steps = test_connection(here(), connection)
    return page(
        "itris.html",
        form=form,
        stored=stored,
        steps=[(STEPS.get(step.name, step.name), step) for step in steps],
        passed=all(step.ok for step in steps),
        tested=_sealed(form, password),
    )


def _save(form: dict[str, str], password: str) -> Response:
    save_connection(here(), _connection(form, password), actor())
    lists.forget()
    return done("The connection to itris is saved.", "home")


def _connection(form: dict[str, str], password: str) -> Connection:
    return Connection(
        base_url=form["base_url"],
        user_name=form["user_name"],
        password=password,
        auth_mode="token" if form["auth_mode"] == "token" else "basic",
        policy=Policy(
            calls=int(_number(form["calls"])), seconds=_number(form["seconds"]), burst=int(_number(form["burst"]))
        ),
        database_url=form["database_url"],
        propose_applicants=form["applicants"] == "propose",
    )


def _form_of(stored: Connection | None) -> dict[str, str]:
    connection = stored or Connection(base_url=here().config.sandbox_url, user_name="", password="")
    policy = {name: f"{value:g}" for name, value in asdict(connection.policy).items()}
    return {
        "base_url": connection.base_url,
        "user_name": connection.user_name,
        "auth_mode": connection.auth_mode,
        "database_url": connection.database_url,
        "applicants": "propose" if connection.propose_applicants else "direct",
        **policy,
    }


def _number(typed: str) -> float:
    """0 for what is no number; the connection's own check then names the field."""
    try:
        value = float(typed)
    except ValueError:
        return 0
    return value if 0 <= value < 10_000_000 else 0


def _sealed(form: dict[str, str], password: str) -> str:
    """What was tested, password included, so that saving needn't ask for it again. Readable by this Sidecar only."""
    return here().vault.encrypt(json.dumps({"form": form, "password": password}))


def _opened(sealed: str) -> dict[str, Any] | None:
    try:
        content = json.loads(here().vault.decrypt(sealed)) if sealed else None
    except (CannotDecrypt, InvalidToken, ValueError):
        return None
    return content if isinstance(content, dict) else None
