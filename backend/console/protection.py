"""What protects every page: host list, CSRF, security headers, the session cookie, and errors as friendly pages."""

from __future__ import annotations

import logging

from flask import Blueprint, Flask, Response, request
from flask.sessions import SecureCookieSessionInterface
from flask_login import LoginManager
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.exceptions import HTTPException

from backend import accounts
from backend.console.door import SignedIn, here, page
from backend.errors import SidecarError

log = logging.getLogger(__name__)

FORM_LIMIT = 100_000
"""Bytes; the largest page of fields sends a tenth of it."""

csrf = CSRFProtect()
login_manager = LoginManager()

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; "
    "frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

WORDS = {
    400: ("This page can't be shown", "The request was not understood."),
    404: ("There is no such page", "The address may be mistyped, or the page has moved."),
    413: ("That was too much", "The form holds more than can be taken."),
}


class SessionCookie(SecureCookieSessionInterface):
    """Marks the cookie Secure wherever the console is reached by HTTPS, without a setting that locks people out."""

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002
        return request.is_secure


@login_manager.user_loader  # type: ignore[untyped-decorator]
def _load(session_key: str) -> SignedIn | None:
    user = accounts.user_for_session(here(), session_key)
    return SignedIn(user) if user else None


def protect(blueprint: Blueprint) -> None:
    @blueprint.before_request
    def check() -> Response | None:
        # A page that points its own name at this machine (DNS rebinding) ends here.
        if request.host.lower() not in here().config.allowed_hosts:
            return Response("This address is not served here.", 403, mimetype="text/plain")
        request.max_content_length = FORM_LIMIT
        csrf.protect()
        return None

    @blueprint.after_request
    def harden(response: Response) -> Response:
        response.headers.update(HEADERS)
        if response.mimetype in ("text/html", "application/json"):
            response.headers["Cache-Control"] = "no-store"
        return response

    @blueprint.errorhandler(SidecarError)
    def refused(error: SidecarError) -> Response:
        return _error(error.status, error.title, error.message, error.hint)

    @blueprint.errorhandler(CSRFError)
    def stale(error: CSRFError) -> Response:  # noqa: ARG001
        return _error(400, "This form is too old", "Nothing was changed.", "Go back, reload the page and try again.")

    @blueprint.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        status = error.code or 500
        title, message = WORDS.get(status, WORDS[400])
        return _error(status, title, message)

    @blueprint.errorhandler(Exception)
    def broken(error: Exception) -> Response:
        log.error("A page of the console failed.", exc_info=error)
        return _error(500, "Something went wrong", "The page failed; the log of Sidecar says why.", "Try again.")


def _error(status: int, title: str, message: str, hint: str = "") -> Response:
    response = page("error.html", status, title=title, message=message, hint=hint)
    assert isinstance(response, Response)
    return response
