"""The JSON API for the panel and for programs: strict in what it takes, plain in what it refuses.

A view reads the request, calls one function of the rooms below and hands back what it says; no rule lives here.
"""

from __future__ import annotations

from flask import Flask

from backend.api import document, gate
from backend.api.views import connection, finding, learning, looking, writing
from backend.context import Context


def init_app(app: Flask, context: Context) -> None:
    """Put the API under /api/v1 of `app`, with the guard before it."""
    gate.init_app(app, context)
    api = document.configure(app)
    for part in (connection, looking, writing, learning, finding):
        api.register_blueprint(part.blueprint(context))
    document.register_problem(api)
    document.serve(api, context.config.extension_ids)
