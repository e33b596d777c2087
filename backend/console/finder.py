"""Connecting a service that finds e-mail addresses and phone numbers; off as shipped."""

from __future__ import annotations

from flask import Blueprint, request
from werkzeug.wrappers import Response

from backend import finder as room
from backend.console.door import actor, done, here, needs, page, text
from backend.errors import SidecarError


def register(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/finder", "finder", finder, methods=["GET", "POST"])
    blueprint.add_url_rule("/finder/remove", "remove_finder", remove, methods=["POST"])


@needs("admin")
def finder() -> Response:
    stored = room.load_finder(here())
    url = stored.url if stored else ""
    problem = None
    if request.method == "POST":
        url = text("url")
        try:
            room.save_finder(here(), actor(), url, request.form.get("key", ""))
            return done("The finder is connected. Nothing is sent to it before somebody clicks Find.", "finder")
        except SidecarError as refused:
            problem = refused
    return page("finder.html", problem=problem, url=url, stored=stored is not None)


@needs("admin")
def remove() -> Response:
    room.remove_finder(here(), actor())
    return done("The finder is off, and its key is forgotten.", "finder")
