"""Home: what is connected, and the one thing to do next. Also serves the look that panel and console share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

import backend
from backend import accounts
from backend import settings as choices
from backend.accounts import User
from backend.console.door import here, needs, page, user
from backend.console.reading import knowledge
from backend.itris import connect
from backend.itris.connection import load_connection

TOKENS = Path(backend.__file__).parent.parent / "extension" / "panel" / "tokens.css"


OPERATIONS = {"applicant.create": "New applicants", "contact.create": "New contacts", "company.create": "New companies"}
MODES = {"direct": "Written to itris", "propose": "To the applicant inbox", "preview_only": "Preview only"}


@dataclass(frozen=True)
class Step:
    """One step of getting started. `endpoint` is where it is done."""

    title: str
    text: str
    endpoint: str
    done: bool
    under_way: bool = False


def register(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/", "home", home)
    blueprint.add_url_rule("/tokens.css", "tokens", tokens)
    blueprint.add_url_rule(
        "/<path:rest>",
        "nowhere",
        nowhere,
        methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
        provide_automatic_options=False,
    )


@needs()
def home() -> Response:
    connection = load_connection(here())
    mine = accounts.list_devices(here(), user())
    steps = _steps(user(), connection is not None, bool(mine))
    return page(
        "home.html",
        steps=steps,
        upcoming=next((step for step in steps if not step.done and not step.under_way), None),
        connection=connection,
        sandbox=connection is not None and connect(here()).sandbox,
        modes=_modes() if connection else [],
        knowledge=knowledge(),
        devices=accounts.list_devices(here()) if user().is_admin else mine,
    )


def tokens() -> Response:
    """The panel's own file, so that the two can't drift apart."""
    return Response(TOKENS.read_bytes(), mimetype="text/css", headers={"Cache-Control": "max-age=300"})


def nowhere(rest: str) -> Response:  # noqa: ARG001
    raise NotFound


def _modes() -> list[tuple[str, str]]:
    """How new records are written to this itris, in words."""
    itris = connect(here())
    return [(label, MODES[itris.write_mode(operation)]) for operation, label in OPERATIONS.items()]


def _steps(person: User, connected: bool, paired: bool) -> list[Step]:
    pair = Step("Pair your browser", "The side panel asks for a code; this page shows it.", "pair", paired)
    if not person.is_admin:
        return [pair] if person.may_write else []
    chosen = choices.current(here())
    known = knowledge()
    contact_type = chosen.schema.field("contact", "contact_type")
    return [
        Step("Connect itris", "Address, user name and password of the itris API.", "itris", connected),
        Step(
            "Read the directory",
            "A local copy of people and companies, so that checking takes no call to itris.",
            "directory",
            known.complete,
            under_way=known.reading is not None,
        ),
        Step(
            "Choose the comment category",
            "Every add writes one comment in itris, under a category of yours.",
            "comments",
            "added" in chosen.comment_categories,
        ),
        Step(
            "Fill in what LinkedIn doesn't know",
            "A default contact type saves a choice with every contact.",
            "fields",
            contact_type is not None and contact_type.default is not None,
        ),
        pair,
    ]
