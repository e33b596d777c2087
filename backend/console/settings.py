"""General settings."""

from __future__ import annotations

from flask import Blueprint, request
from werkzeug.wrappers import Response

from backend import settings as choices
from backend.console.door import actor, done, here, needs, number, page, text
from backend.errors import SidecarError


def register(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/settings", "settings", settings, methods=["GET", "POST"])


@needs("admin")
def settings() -> Response:
    problem = None
    if request.method == "POST":
        hours = number("stale_after_days")
        try:
            choices.change(
                here(),
                actor(),
                {
                    "record_type": text("record_type"),
                    "subtitle_fields": request.form.getlist("subtitle_fields"),
                    "stale_after_hours": hours * 24 if hours else 0,
                    "strictness": text("strictness") or "normal",
                    "never_merge": text("never_merge") == "yes",
                },
            )
            return done("The settings are saved.", "settings")
        except SidecarError as refused:
            problem = refused
    return page(
        "settings.html",
        problem=problem,
        chosen=choices.current(here()),
        subtitle_fields=choices.SUBTITLE_FIELDS,
        strictness=choices.STRICTNESS,
    )
