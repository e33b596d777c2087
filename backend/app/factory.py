from __future__ import annotations

from flask import Flask, redirect
from werkzeug.wrappers import Response

from backend import api, console
from backend.app.demo import blueprint as demo_pages
from backend.context import Context


def create_app(context: Context, *, with_demo: bool = False) -> Flask:
    """The JSON API, the console and, when asked for, the demo pages, over one context."""
    app = Flask("backend.app", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = context.config.body_limit
    app.secret_key = context.vault.derive("session")
    api.init_app(app, context)
    console.init_app(app, context)
    if with_demo:
        app.register_blueprint(demo_pages)

    @app.get("/")
    def home() -> Response:
        return redirect("/console/")

    return app
