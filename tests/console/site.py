"""The console as a browser sees it: a test client that signs in and sends forms with their tokens."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from backend import accounts, console
from backend.accounts import User
from backend.context import Context
from tests.accounts.people import PASSWORD, admin, colleague

HOME = "http://127.0.0.1:8765"


def app_of(context: Context) -> Flask:
    app = Flask("console test")
    console.init_app(app, context)
    return app


class Visitor:
    """One browser. `send` fills a form the way a person does: from the page that shows it."""

    def __init__(self, app: Flask) -> None:
        self.client: FlaskClient = app.test_client()

    def see(self, path: str, **more: Any) -> TestResponse:
        return self.client.get(path, base_url=HOME, buffered=True, **more)

    def text(self, path: str) -> str:
        """The words of a page, following redirects, without its markup."""
        return words(self.see(path, follow_redirects=True))

    def token(self) -> str:
        shown = re.search(r'name="csrf_token" value="([^"]+)"', self.see("/console/", follow_redirects=True).text)
        # Where nobody can sign in yet, no form is shown; the set-up link's page has one.
        return shown.group(1) if shown else ""

    def send(
        self,
        path: str,
        form: Mapping[str, Any] | None = None,
        *,
        token: str | None = None,
        follow: bool = True,
        **more: Any,
    ) -> TestResponse:
        data = {**(form or {}), **more, "csrf_token": self.token() if token is None else token}
        return self.client.post(path, data=data, base_url=HOME, follow_redirects=follow)

    def sign_in(self, user: User, password: str = PASSWORD) -> TestResponse:
        return self.send("/console/sign-in", email=user.email, password=password)


def words(response: TestResponse) -> str:
    without_tags = re.sub(r"<[^>]+>", " ", response.text)
    return re.sub(r"\s+", " ", without_tags).replace("&#39;", "'").replace("&amp;", "&")


def signed_in(context: Context, role: str = "admin") -> tuple[Visitor, User]:
    """A browser in which somebody of this role is signed in; there is always an admin too."""
    ada = admin(context) if not accounts.is_set_up(context) else accounts.list_users(context)[0]
    user = ada if role == "admin" else colleague(context, ada, role)
    visitor = Visitor(app_of(context))
    assert visitor.sign_in(user).status_code == 200
    return visitor, user
