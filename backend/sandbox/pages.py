"""Pages that show the records as a recruiter would see them in itris."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("pages", __name__)
