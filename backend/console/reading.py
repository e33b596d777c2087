"""The local copy of itris: starting its first read and watching it."""

from __future__ import annotations

from flask import Blueprint, jsonify
from werkzeug.wrappers import Response

from backend import directory
from backend.console.door import done, here, needs, page
from backend.itris.connection import load_connection


def register(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/directory", "directory", show)
    blueprint.add_url_rule("/directory/state", "directory_state", state)
    blueprint.add_url_rule("/directory/read", "read_directory", start, methods=["POST"])


@needs("admin")
def show() -> Response:
    return page("directory.html", knowledge=knowledge(), connected=load_connection(here()) is not None)


@needs("admin")
def state() -> Response:
    """{reading: {done, total} | null, people, companies}, asked by the page every two seconds."""
    known = knowledge()
    reading = {"done": known.reading.done, "total": known.reading.total} if known.reading else None
    return jsonify(reading=reading, people=known.people, companies=known.companies)


@needs("admin")
def start() -> Response:
    directory.request_read(here())
    return done("Reading has begun. It goes on by itself, also when you leave this page.", "directory")


def knowledge() -> directory.Knowledge:
    with here().database.read() as session:
        return directory.knowledge(session)
