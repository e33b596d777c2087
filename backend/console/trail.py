"""The audit, in words."""

from __future__ import annotations

from flask import Blueprint
from werkzeug.wrappers import Response

from backend import accounts, audit
from backend.console.door import here, needs, page

WORDS = {
    "password_set": "set a password",
    "link_issued": "issued a one-time link",
    "signed_in": "signed in",
    "sign_in_refused": "was refused at sign-in",
    "user_created": "invited a user",
    "role_changed": "changed a role",
    "user_linked": "linked a user to itris",
    "user_disabled": "disabled a user",
    "user_enabled": "enabled a user",
    "pairing_started": "asked for a pairing code",
    "pairing_approved": "approved a browser",
    "pairing_refused": "refused a browser",
    "device_paired": "paired a browser",
    "device_revoked": "unpaired a browser",
    "company_learned": "chose a company for a spelling",
    "company_disputed": "chose another company for a known spelling",
    "company_unlearned": "revoked a learned company",
    "person_unlinked": "said that a person is not a record",
    "person_unlink_revoked": "took back that a person is not a record",
    "add.undone": "undid an add",
    "finder.saved": "connected a finder",
    "finder.removed": "turned the finder off",
    "finder.asked": "asked the finder about somebody",
    "setting_changed": "changed a setting",
    "itris.connection.saved": "saved the connection to itris",
}

SUBJECTS = {
    "comment_categories": "comment categories",
    "never_merge": "never merge",
    "subtitle_fields": "below a company's name",
    "record_type": "what a new panel starts with",
    "stale_after_hours": "age of the directory",
    "strictness": "how sure a match must be",
    "fields.applicant": "fields of applicants",
    "fields.contact": "fields of contacts",
    "fields.company": "fields of new companies",
    "itris": "",
    "finder": "",
}


def register(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/audit", "trail", trail)


@needs("admin")
def trail() -> Response:
    with here().database.read() as session:
        entries = audit.entries(session, limit=200)
    names = {f"user:{user.id}": user.name for user in accounts.list_users(here())}
    names["nobody"] = "Somebody"
    rows = [
        {
            "at": entry.at,
            "who": names.get(entry.actor, entry.actor),
            "did": WORDS.get(entry.action, entry.action.replace("_", " ").replace(".", " ")),
            "about": _about(entry.subject, names) if entry.subject != entry.actor else "",
            "details": _details(entry.details),
        }
        for entry in entries
    ]
    return page("audit.html", rows=rows)


def _about(subject: str, names: dict[str, str]) -> str:
    # The number of a pairing tells nobody anything.
    return "" if subject.startswith("pairing:") else names.get(subject, SUBJECTS.get(subject, subject))


def _details(details: dict[str, object]) -> str:
    shown = {name: ", ".join(map(str, value)) if isinstance(value, list) else value for name, value in details.items()}
    return " · ".join(f"{name}: {value}" for name, value in shown.items())
