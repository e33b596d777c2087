"""Running the sandbox: for good on a port, or for the length of a test on a free one.

A small threaded server instead of the one the product runs on: it hands the connection itself to the application, which
can so close it without an answer.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from flask import Flask
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from backend.sandbox.app import create_sandbox
from backend.sandbox.seed import seed

LOOPBACK = "127.0.0.1"


class QuietHandler(WSGIRequestHandler):
    """The sandbox keeps its own log."""

    def log(self, type: str, message: str, *args: Any) -> None:
        if type == "error":
            super().log(type, message, *args)


def server(app: Flask, port: int = 0) -> BaseWSGIServer:
    """A server on loopback, one thread per connection; port 0 takes a free one (`.server_port` says which)."""
    return make_server(LOOPBACK, port, app, threaded=True, request_handler=QuietHandler)


def serve(path: Path | str, port: int, *, people: int = 0, **options: Any) -> None:
    """Plays itris on this port until the process ends; `options` are those of `create_sandbox`."""
    app = create_sandbox(path, **options)
    seed(path, people=people)
    server(app, port).serve_forever()


@dataclass(frozen=True)
class Running:
    """A sandbox on `url` ("http://127.0.0.1:PORT"). Its own addresses are asked over HTTP, like by any other judge."""

    url: str

    @property
    def api(self) -> str:
        return f"{self.url}/api/v2"

    def store(self, kind: str = "applicant", **filters: Any) -> list[dict[str, Any]]:
        """All stored records of a kind, whatever faults hide: `store("contact", reference=MARK)`."""
        wire = {"record_type": "recordType", "record_id": "recordId"}
        query = urlencode({"kind": kind, **{wire.get(name, name): value for name, value in filters.items()}})
        return list(self._ask("GET", f"/sandbox/store?{query}")["items"])

    def control(self, **faults: Any) -> dict[str, Any]:
        """Switches faults: `control(late={"seconds": 2, "times": 1}, accept_then_drop=True)`."""
        return self._ask("POST", "/sandbox/control", json.dumps(faults))

    def clear(self) -> None:
        """No faults and no throttle any more."""
        self._ask("DELETE", "/sandbox/control")

    def log(self) -> list[dict[str, Any]]:
        """The calls to the API so far."""
        return list(self._ask("GET", "/sandbox/log")["requests"])

    def clear_log(self) -> None:
        self._ask("DELETE", "/sandbox/log")

    def inbox(self, number: int, action: str, applicant_id: int | None = None) -> None:
        """Presses a button of the Applicant Inbox: continue, dismiss, create or update (with `applicant_id`)."""
        form = {} if applicant_id is None else {"applicant_id": applicant_id}
        self._ask("POST", f"/inbox/{number}/{action}", urlencode(form), "application/x-www-form-urlencoded")

    def _ask(self, method: str, path: str, body: str = "", sort: str = "application/json") -> dict[str, Any]:
        """ValueError with the sandbox's words when it refuses."""
        connection = HTTPConnection(urlsplit(self.url).netloc, timeout=30)
        try:
            connection.request(method, path, body.encode(), {"Content-Type": sort})
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        if answer.status >= 400:
            raise ValueError(text)
        found: dict[str, Any] = json.loads(text) if "json" in (answer.getheader("Content-Type") or "") else {}
        return found


@contextmanager
def running(path: Path | str, *, people: int = 0, port: int = 0, **options: Any) -> Iterator[Running]:
    """A sandbox in threads of this process, gone at the end. The demo characters are always there."""
    app = create_sandbox(path, **options)
    seed(path, people=people)
    http = server(app, port)
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield Running(f"http://{LOOPBACK}:{http.server_port}")
    finally:
        http.shutdown()
        thread.join()
        http.server_close()
        app.extensions["itris"].file.close()
