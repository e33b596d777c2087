"""What the team answered when a company was not clear."""

from __future__ import annotations

from flask import Blueprint
from werkzeug.wrappers import Response

from backend import directory
from backend.console.door import actor, done, here, needs, page


def register(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/companies-learned", "companies", companies)
    blueprint.add_url_rule("/companies-learned/<int:lesson_id>/revoke", "unlearn", unlearn, methods=["POST"])


@needs("consultant")
def companies() -> Response:
    return page("companies.html", lessons=directory.lessons(here()))


@needs("admin")
def unlearn(lesson_id: int) -> Response:
    text = directory.unlearn(here(), actor(), lesson_id)
    return done(f"The choice for “{text}” is revoked. Next time it is asked again.", "companies")
