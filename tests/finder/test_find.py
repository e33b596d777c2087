"""Asking the finder, played by the sandbox over HTTP; on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from backend import audit, finder
from backend.audit import Actor
from backend.context import Context
from backend.finder import FinderAway, FinderOff, Found
from backend.finder.tables import FinderRow
from backend.profile import Profile
from backend.sandbox.finder import KEY
from backend.sandbox.serve import Running

ANN = Actor("user:1")
JANE = Profile(full_name="Jane Quillfeather", company="Northwind Ltd", about="private", emails=("home@jane.example",))


@contextmanager
def server(status: int, body: bytes, **headers: str) -> Iterator[tuple[str, list[bytes]]]:
    """A finder that answers the same to everybody, and what it was sent."""
    asked: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    http = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=http.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{http.server_port}/find", asked
    finally:
        http.shutdown()
        thread.join()
        http.server_close()


def test_it_is_off_until_an_admin_connects_one(context: Context) -> None:
    assert not finder.is_on(context)
    with pytest.raises(FinderOff):
        finder.find(context, ANN, JANE)


def test_the_sandbox_plays_one(context: Context, sandbox: Running) -> None:
    finder.save_finder(context, ANN, f"{sandbox.url}/finder", KEY)
    assert finder.is_on(context)
    email, phone = finder.find(context, ANN, JANE)
    assert email == Found("email", "jane.quillfeather@northwindltd.example", "sandbox finder", 0.82)
    assert phone.kind == "phone"
    assert finder.find(context, ANN, Profile(full_name="Jane")) == []


def test_the_key_is_sealed_and_each_question_is_audited_without_the_name(context: Context, sandbox: Running) -> None:
    finder.save_finder(context, ANN, f"{sandbox.url}/finder", KEY)
    finder.find(context, ANN, JANE)
    with context.database.read() as session:
        assert KEY not in session.get_one(FinderRow, 1).sealed_key
        asked = [e for e in audit.entries(session) if e.action == "finder.asked"]
        assert len(asked) == 1
        assert "Jane" not in str(vars(asked[0]))


def test_no_more_than_it_takes_is_sent(context: Context) -> None:
    with server(200, b'{"found": []}') as (url, asked):
        finder.save_finder(context, ANN, url, "k")
        assert finder.find(context, ANN, JANE) == []
    assert b"Northwind" in asked[0]
    assert b"private" not in asked[0]
    assert b"home@jane" not in asked[0]


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (401, b"", "refuses the key"),
        (500, b"", "can't be understood"),
        (302, b"", "can't be understood"),
        (200, b"<html>", "can't be understood"),
        (200, b'{"found": 5}', "can't be understood"),
        (200, b"[" * 90_000, "can't be understood"),
        (200, b" " * 200_000, "can't be reached"),
        (429, b"", "enough questions"),
    ],
    ids=["key", "error", "redirect", "html", "shape", "nested", "large", "busy"],
)
def test_failures_are_said_in_words(context: Context, status: int, body: bytes, words: str) -> None:
    with server(status, body, Location="https://elsewhere.example/") as (url, _):
        finder.save_finder(context, ANN, url, "k")
        with pytest.raises(FinderAway, match=words) as caught:
            finder.find(context, ANN, JANE)
    assert caught.value.status == 503
    assert caught.value.hint


def test_a_finder_that_is_not_there(context: Context) -> None:
    finder.save_finder(context, ANN, "http://127.0.0.1:9/find", "k")
    with pytest.raises(FinderAway, match="can't be reached"):
        finder.find(context, ANN, JANE)


def test_what_is_no_address_is_left_out(context: Context) -> None:
    body = b"""{"found": [
        {"kind": "email", "value": "jane@northwind.example", "confidence": 7},
        {"kind": "email", "value": "<script>"}, {"kind": "phone", "value": "call me"}, {"kind": "fax", "value": "1"}, 5,
        {"kind": "phone", "value": "+44 20 7946 0000", "source": "web", "confidence": 0.5}]}"""
    with server(200, body) as (url, _):
        finder.save_finder(context, ANN, url, "k")
        assert finder.find(context, ANN, JANE) == [
            Found("phone", "+44 20 7946 0000", "web", 0.5),
            Found("email", "jane@northwind.example", "the finder", None),
        ]
