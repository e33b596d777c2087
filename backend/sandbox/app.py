"""The Flask application of the sandbox."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from backend.sandbox import control, finder, openapi, pages
from backend.sandbox.call import Operation
from backend.sandbox.gate import Gate, Throttle
from backend.sandbox.log import Entry, Log
from backend.sandbox.moment import Clock, WallClock, written
from backend.sandbox.perform import Dropped, Itris, Reply, Request
from backend.sandbox.seed import seed_ground
from backend.sandbox.tables import File

BASE = "/api/v2"
MAX_BODY = 20_000_000


def create_sandbox(
    path: Path | str,
    *,
    clock: Clock | None = None,
    auth: str = "basic",
    username: str = "sidecar",
    password: str = "sandbox",  # noqa: S107 - the sandbox holds invented data only
    throttle: tuple[int, float] | None = None,
    token_seconds: int = 3600,
) -> Flask:
    """An application on the SQLite file `path`, which is made with users, list items and demo characters if needed.

    `auth` is "basic" or "token"; `throttle` (calls, seconds) is off by default; tokens live `token_seconds`.
    """
    clock = clock or WallClock()
    calls, seconds = throttle or (None, 1.0)
    itris = Itris(
        file=File(Path(path)),
        clock=clock,
        gate=Gate(clock, auth, username, password, token_seconds),
        throttle=Throttle(clock, calls, seconds),
    )
    seed_ground(itris.file)
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    app.extensions["itris"], app.extensions["itris_log"] = itris, Log()
    app.after_request(_say_sandbox)
    app.register_error_handler(HTTPException, _explain)
    app.add_url_rule(f"{BASE}/auth/token", "auth.token", partial(_sign_in, app), methods=["POST"])
    for operation in openapi.OPERATIONS:
        rule = BASE + operation.path.replace("{id}", "<int:record_id>")
        view = partial(_serve, app, operation)
        app.add_url_rule(rule, operation.name, view, methods=[operation.method], provide_automatic_options=False)
    app.add_url_rule("/swagger/v2/swagger.json", "swagger", partial(openapi.document, itris.gate.way))
    app.register_blueprint(control.blueprint)
    app.register_blueprint(pages.blueprint)
    app.register_blueprint(finder.blueprint)
    return app


def _sign_in(app: Flask) -> Response:
    return _logged(app, "assumed", lambda itris: itris.sign_in(_request()))


def _serve(app: Flask, operation: Operation, record_id: int = 0) -> Response:
    return _logged(app, operation.basis, lambda itris: itris.answer(operation, _request(record_id)))


def _logged(app: Flask, basis: str, answer: Callable[[Itris], Reply]) -> Response:
    itris: Itris = app.extensions["itris"]
    started, moment = time.perf_counter(), written(itris.clock.now())
    try:
        response = _response(answer(itris), basis)
        status: int | None = response.status_code
    except Dropped:
        drop(request.environ)
        response, status = Response(status=500), None  # nobody is there to read it
    app.extensions["itris_log"].add(
        Entry(
            time=moment,
            method=request.method,
            path=request.path,
            query=request.query_string.decode("ascii", "replace"),
            status=status,
            bytes=0 if status is None else len(response.data),
            ms=round((time.perf_counter() - started) * 1000, 3),
            basis=basis,
        )
    )
    return response


def _request(record_id: int = 0) -> Request:
    args = {name: request.args.getlist(name) for name in request.args}
    body = request.get_data(cache=False)
    return Request(request.method, request.path, args, body, request.authorization, record_id)


def _response(reply: Reply, basis: str = "assumed") -> Response:
    body = json.dumps(reply.body, ensure_ascii=False).encode("utf-8", "replace")
    sent = body[: len(body) * 2 // 3] if reply.cut else body
    response = Response(sent, reply.status, {**reply.headers, "X-Sandbox-Basis": basis}, mimetype="application/json")
    if reply.cut and reply.whole_length:
        # The connection closes when the body is short: the client sees that bytes are missing.
        response.automatically_set_content_length = False
        response.headers["Content-Length"] = str(len(body))
    return response


def drop(environ: Any) -> None:
    """Closes the client's connection for both directions: it gets no byte of an answer."""
    connection: socket.socket | None = environ.get("werkzeug.socket")
    if connection is None:
        raise ConnectionResetError("dropped")
    connection.shutdown(socket.SHUT_RDWR)


def _say_sandbox(response: Response) -> Response:
    response.headers["X-Itris-Sandbox"] = "yes"
    response.headers.setdefault("X-Sandbox-Basis", "assumed")
    return response


def _explain(error: HTTPException) -> Response | HTTPException:
    if not request.path.startswith(("/api/", "/sandbox/")):
        return error
    reply = Reply(error.code or 500, {"message": error.description or error.name})
    response = _response(reply)
    if error.code == 405:
        response.headers["Allow"] = ", ".join(sorted(getattr(error, "valid_methods", None) or ()))
    return response
