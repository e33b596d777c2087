"""A small stand-in for the backend: obeys the JSON API, knows a handful of people, fails on demand.

Tests change `backend.answers` (what a path gives next) and read `backend.asked` (what came in). It decides nothing by
itself: verdicts and plans are the ones a test puts in, so that the panel is what is tested.
"""

from __future__ import annotations

import copy
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, Response, jsonify, request
from flask_cors import CORS
from werkzeug.serving import make_server

from tests.browser import EXTENSION_ID
from tests.panel import samples
from tests.panel.pages import profile_page

Json = dict[str, Any]
Given = Json | tuple[Json, int] | Callable[[Json], "Given"]


@dataclass
class FakeBackend:
    url: str = ""
    token: str = "token-of-this-browser"
    answers: dict[str, Given] = field(default_factory=dict)
    asked: list[tuple[str, str, Json | None, dict[str, str]]] = field(default_factory=list)
    hold: threading.Event = field(default_factory=threading.Event)
    retry_after: int | None = None

    def __post_init__(self) -> None:
        self.hold.set()
        self.reset()

    def reset(self) -> None:
        """Back to one paired browser, a connected sandbox, and a person who is new everywhere."""
        self.asked.clear()
        self.hold.set()
        self.retry_after = None
        self.answers = {
            "GET /api/v1/hello": samples.HELLO,
            "GET /api/v1/me": samples.me(),
            "GET /api/v1/fields": {"records": samples.catalogue()},
            "POST /api/v1/checks": lambda body: {"checks": [samples.check(person) for person in body["profiles"]]},
            "GET /api/v1/companies": {"companies": [samples.company_match(41, "Brackwell Pumps Ltd")]},
            "GET /api/v1/people": {"people": [samples.person_match(contact_id=77)]},
            "POST /api/v1/plans": samples.plan_for,
            "POST /api/v1/adds": (samples.done(), 201),
            "GET /api/v1/adds/a1": samples.done(),
            "POST /api/v1/adds/a1/undo": samples.undone(),
            "DELETE /api/v1/me/device": ({}, 204),
            "POST /api/v1/readings": samples.reading(),
            "POST /api/v1/suggestions": {"emails": []},
            "POST /api/v1/finder": {"found": []},
            "POST /api/v1/unlinks": ({"id": 5}, 201),
            "DELETE /api/v1/unlinks/5": ({}, 204),
        }

    def check_says(self, make: Callable[[Json], Json]) -> None:
        """Every profile is checked as `make` says."""
        self.answers["POST /api/v1/checks"] = lambda body: {"checks": [make(person) for person in body["profiles"]]}

    def posts(self, path: str) -> list[Json]:
        """The bodies that came to this path, oldest first."""
        return [body or {} for method, asked, body, _ in self.asked if method == "POST" and asked == path]

    def keys(self) -> list[str]:
        """The Idempotency-Keys of all adds, in order."""
        return [
            headers["idempotency-key"]
            for method, path, _, headers in self.asked
            if (method, path) == ("POST", "/api/v1/adds")
        ]


def problem(status: int, code: str, detail: str = "", hint: str = "", **more: Any) -> tuple[Json, int]:
    """A refusal as the API words it."""
    body = {"type": "about:blank", "title": code, "status": status, "code": code, "detail": detail, "hint": hint}
    return {**body, "fields": [], **more}, status


def _app(backend: FakeBackend) -> Flask:
    app = Flask("fake_backend")
    CORS(
        app,
        resources={r"/api/*": {"origins": [f"chrome-extension://{EXTENSION_ID}"], "expose_headers": ["Retry-After"]}},
    )

    @app.route("/api/<path:_>", methods=["GET", "POST", "DELETE"])
    def api(_: str) -> Response:
        body = request.get_json(silent=True)
        headers = {name.lower(): value for name, value in request.headers}
        backend.asked.append((request.method, request.path, copy.deepcopy(body), headers))
        open_to_all = request.path.startswith(("/api/v1/hello", "/api/v1/pairings"))
        if not open_to_all and headers.get("authorization") != f"Bearer {backend.token}":
            return _respond(problem(401, "not_signed_in"))
        backend.hold.wait(20)
        given = backend.answers.get(f"{request.method} {request.path}")
        response = _respond(_resolve(given, body or dict(request.args)))
        if response.status_code == 503 and backend.retry_after:
            response.headers["Retry-After"] = str(backend.retry_after)
        return response

    @app.get("/demo/in/<slug>/")
    def demo(slug: str) -> str:
        return profile_page(samples.profile(public_id=slug))

    return app


def _resolve(given: Given | None, body: Json) -> Given:
    while callable(given):
        given = given(body)
    return given if given is not None else problem(404, "not_found")


def _respond(given: Any) -> Response:
    body, status = given if isinstance(given, tuple) else (given, 200)
    response = jsonify(body)
    response.status_code = status
    if status >= 400:
        response.content_type = "application/problem+json"
    return response


@contextmanager
def serving(port: int = 0) -> Iterator[FakeBackend]:
    """The fake on a free port of this machine."""
    backend = FakeBackend()
    server = make_server("127.0.0.1", port, _app(backend), threaded=True)
    backend.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield backend
    finally:
        backend.hold.set()
        server.shutdown()
        thread.join()
        server.server_close()
