"""Assembles the Flask application out of its doors."""

from backend.app.factory import create_app
from backend.app.serving import serve

__all__ = ["create_app", "serve"]
