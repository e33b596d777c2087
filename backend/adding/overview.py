"""What the panel asks besides checks: who am I, which fields are there, who is that by hand."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from backend import directory, finder, settings
from backend.accounts import Device, User
from backend.adding.as_profile import profile_of
from backend.adding.describe import company_match, person_match
from backend.adding.links import linker
from backend.adding.list_items import list_items
from backend.context import Context
from backend.errors import SidecarError
from backend.fields import LIST_KINDS, as_json
from backend.itris import connect, load_connection
from backend.sentences import said

WRITES = ("applicant.create", "contact.create", "company.create", "comment.create")


def field_schema(context: Context) -> dict[str, Any]:
    """GET /fields: the one schema that panel and backend validate from."""
    choices = list_items(context, LIST_KINDS)
    return {"records": as_json(settings.current(context).schema, choices)}


def status(context: Context, user: User, device: Device | None) -> dict[str, Any]:
    """GET /me."""
    with context.database.read() as session:
        chosen = settings.current_in(session)
        known = directory.knowledge(session)
    age = (context.clock.now() - known.oldest_read_at).total_seconds() if known.oldest_read_at else None
    reading = known.reading
    return {
        "user": {"id": user.id, "name": user.name, "role": user.role},
        "device": {"id": device.id, "name": device.name} if device else None,
        "itris": _itris(context, user),
        "directory": {
            "complete": known.complete,
            "people": known.people,
            "companies": known.companies,
            "read_at": known.read_at.isoformat() if known.read_at else None,
            "age_s": age,
            "reading": {"done": reading.done, "total": reading.total} if reading else None,
        },
        "settings": {
            "record_type": chosen.record_type,
            "never_merge": chosen.never_merge,
            "finder": finder.is_on(context),
        },
    }


def _itris(context: Context, user: User) -> dict[str, Any]:
    stored = load_connection(context)
    if stored is None:
        return {
            "connected": False, "sandbox": False, "mode": "preview_only", "database_url": "",
            "message": said("No itris is connected yet. An admin connects it in the console."),
        }  # fmt: skip
    try:
        itris = connect(context)
        modes = {itris.write_mode(operation) for operation in WRITES}
        message, sandbox = "", itris.sandbox
    except SidecarError as error:
        modes, message, sandbox = {"preview_only"}, error.message, False
    mode = next((mode for mode in ("preview_only", "propose") if mode in modes), "direct")
    return {
        "connected": True,
        "sandbox": sandbox,
        "mode": mode,
        "database_url": user.database_url or stored.database_url,
        "message": message,
    }


def search_people(context: Context, user: User, text: str, limit: int) -> list[dict[str, Any]]:
    """People of the directory by hand: name, company or e-mail; each with the profile to check them by."""
    with context.database.read() as session:
        link = linker(session, user.id)
        return [
            {**person_match(match, link), "profile": profile_of(match.record, _records(session, match))}
            for match in directory.search_people(session, text, limit)
        ]


def _records(session: Session, match: directory.PersonMatch) -> list[dict[str, Any]]:
    ids = (("contact", match.record.contact_id), ("applicant", match.record.applicant_id))
    found = [directory.person_by_record(session, kind, record_id) for kind, record_id in ids if record_id]
    return [record for record in found if record]


def search_companies(context: Context, user: User, text: str, limit: int) -> list[dict[str, Any]]:
    """Companies of the directory by hand."""
    choices = list_items(context, LIST_KINDS)
    with context.database.read() as session:
        chosen, link = settings.current_in(session), linker(session, user.id)
        found = directory.search_companies(session, text, limit)
        return [company_match(match, link, chosen, choices) for match in found]
