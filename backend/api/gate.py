"""The guard in front of the API: asked before anything else, so that a refused request has no effect."""

from __future__ import annotations

import logging
from dataclasses import replace

from flask import Flask, Response, g, request
from flask_cors import CORS
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from backend.accounts import Device, User
from backend.accounts.guard import Caller, Incoming, Refusal, check_request
from backend.api import languages, problems
from backend.context import Context
from backend.errors import NotAllowed, NotSignedIn
from backend.sentences import said

PREFIX = "/api/"
_log = logging.getLogger(__name__)


def init_app(app: Flask, context: Context) -> None:
    """Put guard and CORS before every path of the API."""
    config = context.config

    def guard() -> Response | None:
        if not request.path.startswith(PREFIX):
            return None
        request.max_content_length = config.body_limit
        incoming, missed = _incoming(), request.routing_exception
        if isinstance(missed, MethodNotAllowed):
            # That the address doesn't take this method matters before what its body is called.
            incoming = replace(incoming, headers={**incoming.headers, "content-type": "application/json"})
        found = check_request(context, incoming)
        if isinstance(found, Refusal):
            _log.info("Refused %s %s: %s", request.method, request.path, found.reason)
            g.hidden = not found.readable_by
            return problems.answer(problems.plain(found.status, found.code, found.message))
        g.caller = found
        # Routing failed before any view: answered here, because no blueprint is in charge of it.
        return problems.from_http(missed) if isinstance(missed, HTTPException) else None

    def hide_from_foreigners(response: Response) -> Response:
        if request.path.startswith(PREFIX):
            response.headers["Cache-Control"] = "no-store"
            response.headers["X-Content-Type-Options"] = "nosniff"
            languages.mark(response)
            if g.get("hidden"):
                for name in [name for name in dict(response.headers) if name.startswith("Access-Control-")]:
                    del response.headers[name]
        return response

    app.before_request(guard)
    # Flask runs these last to first, so this one sees what flask-cors has added.
    app.after_request(hide_from_foreigners)
    _let_the_extension_read(app, context)


def _let_the_extension_read(app: Flask, context: Context) -> None:
    """CORS for exactly the origins that may pair; never with cookies."""
    CORS(
        app,
        resources={
            r"/api/.*": {
                "origins": [f"chrome-extension://{extension}" for extension in context.config.extension_ids],
                "methods": ["GET", "POST", "DELETE"],
                "allow_headers": ["Authorization", "Content-Type", "X-Sidecar-Version", "Idempotency-Key"],
                "expose_headers": ["Retry-After", "Location"],
                "supports_credentials": False,
                "max_age": 600,
                "vary_header": True,
            }
        },
    )


def caller() -> Caller:
    """Who is calling; the guard has let them in."""
    found: Caller = g.caller
    return found


def user_and_device() -> tuple[User, Device]:
    """The owner of the token and the browser it belongs to."""
    found = caller()
    if found.user is None or found.device is None:
        raise NotSignedIn(said("This needs a token."), hint=said("Pair the browser."))
    return found.user, found.device


def writer() -> tuple[User, Device]:
    """Like `user_and_device`; raise NotAllowed for somebody who may only look."""
    user, device = user_and_device()
    if not user.may_write:
        raise NotAllowed(said("You may look, but not add."), hint=said("Ask an admin to make you a consultant."))
    return user, device


def _incoming() -> Incoming:
    chunked = "chunked" in request.headers.get("Transfer-Encoding", "").lower()
    target = request.environ.get("RAW_URI") or request.full_path
    return Incoming(
        method=request.method,
        path=request.path,
        headers={name.lower(): value for name, value in request.headers.items()},
        target_length=len(target.encode()),
        body_length=None if chunked and request.content_length is None else request.content_length or 0,
    )
