"""What the team answered when a company or a person was not clear."""

from __future__ import annotations

from flask import Blueprint
from werkzeug.wrappers import Response

from backend import directory
from backend.console.door import actor, done, here, needs, page


def register(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/companies-learned", "companies", companies)
    blueprint.add_url_rule("/companies-learned/<int:lesson_id>/revoke", "unlearn", unlearn, methods=["POST"])
    blueprint.add_url_rule("/people-unlinked/<int:unlink_id>/revoke", "link_again", link_again, methods=["POST"])


@needs("consultant")
def companies() -> Response:
    return page("companies.html", lessons=directory.lessons(here()), partings=directory.unlinks(here()))


@needs("admin")
def unlearn(lesson_id: int) -> Response:
    text = directory.unlearn(here(), actor(), lesson_id)
    return done(f"The choice for “{text}” is revoked. Next time it is asked again.", "companies")


@needs("admin")
def link_again(unlink_id: int) -> Response:
    name = directory.take_unlink_back(here(), actor(), unlink_id)
    return done(f"The answer about {name} is revoked. Next time the two are compared again.", "companies")
