"""What templates say beside their own words: menu, times, states."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from flask import Blueprint, request
from flask_login import current_user

from backend.accounts import User
from backend.console.door import here

# Heading, then (endpoint, label, further endpoints below it); a heading with an empty list is left out.
EVERYBODY = ("home", "Home", ())
PAIR = ("pair", "Pair a browser", ("pair_one", "decide"))
COMPANIES = ("companies", "Learned companies", ())
BROWSERS = ("devices", "Browsers", ())
SET_UP = (
    ("itris", "itris connection", ()),
    ("directory", "Directory", ()),
    ("fields", "Fields", ()),
    ("comments", "Comments", ()),
    ("finder", "Finder", ()),
)
AGENCY = (
    ("users", "Users", ("user", "user_link")),
    ("settings", "Settings", ()),
    ("trail", "Audit", ()),
)
Entry = tuple[str, str, tuple[str, ...]]


def register(blueprint: Blueprint) -> None:
    @blueprint.context_processor
    def _words() -> dict[str, Any]:
        person = current_user.user if current_user.is_authenticated else None
        endpoint = (request.endpoint or "").removeprefix("console.")
        return {"me": person, "menu": menu(person), "at": endpoint, "when": when, "ago": _ago, "role_words": ROLE_WORDS}


ROLE_WORDS = {
    "admin": "Admin: adds people and manages Sidecar",
    "consultant": "Consultant: adds people",
    "viewer": "Viewer: only looks",
}


def menu(person: User | None) -> list[tuple[str, list[Entry]]]:
    """Headings with their entries, as far as the person's role goes."""
    if person is None:
        return []
    mine: list[Entry] = [
        EVERYBODY,
        *([PAIR] if person.may_write else []),
        BROWSERS,
        *([COMPANIES] if person.may_write else []),
    ]
    if not person.is_admin:
        return [("You", mine)]
    return [("You", mine), ("itris", list(SET_UP)), ("Agency", list(AGENCY))]


def when(moment: datetime | None) -> str:
    """23 Nov 2026, 09:00 UTC"""
    return f"{moment.day} {moment:%b %Y, %H:%M} UTC" if moment else "never"


def _ago(moment: datetime | None) -> str:
    return "never" if moment is None else since(here().clock.now() - moment)


def since(age: timedelta) -> str:
    """How long ago, in words as coarse as people say it."""
    minutes = int(age.total_seconds() // 60)
    for size, word in ((60 * 24, "day"), (60, "hour"), (1, "minute")):
        if minutes >= size:
            count = minutes // size
            return f"{count} {word}{'s' if count > 1 else ''} ago"
    return "just now"
