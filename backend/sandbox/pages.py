"""Pages that show the records as a recruiter would see them in itris, and the Applicant Inbox with its buttons."""

from __future__ import annotations

import base64
import io
import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, request, send_file, url_for
from sqlalchemy import Connection
from werkzeug.exceptions import HTTPException

from backend.sandbox import inbox, items, records
from backend.sandbox.attached import without_content
from backend.sandbox.call import Refused
from backend.sandbox.control import itris, only_from_this_machine
from backend.sandbox.fields import FILTERS, PLURALS
from backend.sandbox.rules import is_id

blueprint = Blueprint("pages", __name__, template_folder="templates", static_folder="static", static_url_path="/style")

PAGE = 25
KINDS = {plural: kind for kind, plural in PLURALS.items() if kind != "job"}
# What a record page shows, in this order: wire key and label.
SHOWN: tuple[tuple[str, str], ...] = (
    ("jobTitle", "Job title"),
    ("companyName", "Company"),
    ("contactTypeId", "Contact type"),
    ("sectorId", "Sector"),
    ("emailAddresses", "E-mail"),
    ("phoneNumbers", "Phone"),
    ("webAddresses", "Web"),
    ("address", "Address"),
    ("town", "Town"),
    ("postcode", "Postcode"),
    ("country", "Country"),
    ("location", "Location"),
    ("mediaChannelId", "Media channel"),
    ("ownerUserId", "Owner"),
    ("externalReference", "Reference"),
    ("summary", "Summary"),
)


@blueprint.before_request
def due_writes() -> None:
    """A page must not show less than the API would."""
    itris().store_due()
    if request.method == "POST":
        only_from_this_machine()


@blueprint.after_request
def no_scripts(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'self'; form-action 'self'"
    return response


@blueprint.app_errorhandler(404)
def not_found(_error: HTTPException) -> Any:
    if request.path.startswith(("/api/", "/sandbox/")):
        return {"message": "There is nothing at this address."}, 404
    return render_template("sandbox/missing.html", **_frame()), 404


@blueprint.app_template_filter("day")
def day(moment: str | None) -> str:
    """ "5 Jan 2026, 09:00" from a moment of the wire."""
    if not moment:
        return ""
    when = datetime.fromisoformat(moment)
    return f"{when.day} {when:%b %Y, %H:%M}"


@blueprint.app_template_filter("link")
def link(address: str) -> str | None:
    """Where a web address leads; None when it is no page, so that nothing else becomes clickable."""
    scheme, found, _rest = address.partition("://")
    if not found:
        return f"https://{address}" if "." in address and ":" not in address.partition("/")[0] else None
    return address if scheme.lower() in ("http", "https") else None


@blueprint.app_template_filter("title_of")
def title_of(body: Mapping[str, Any]) -> str:
    return body.get("name") or f"{body.get('firstName') or ''} {body.get('lastName') or ''}".strip()


@blueprint.get("/")
def start() -> str:
    """Search over all kinds; without a search what changed last."""
    text = request.args.get("q", "").strip()
    with _reading() as connection:
        found = {plural: _listed(connection, kind, text, 8 if text else 5) for plural, kind in KINDS.items()}
    return render_template("sandbox/start.html", found=found, text=text, **_frame())


@blueprint.get("/<any(applicants, contacts, companies):plural>")
def every(plural: str) -> str:
    """All records of a kind, page by page, last changed first."""
    text, page = request.args.get("q", "").strip(), request.args.get("page", 1, type=int)
    page = min(max(page, 1), 1_000_000)
    with _reading() as connection:
        rows, total = _listed(connection, KINDS[plural], text, PAGE, page)
    pages = max(1, math.ceil(total / PAGE))
    frame = _frame()
    return render_template(
        "sandbox/list.html",
        plural=plural,
        rows=rows,
        total=total,
        text=text,
        page=page,
        pages=pages,
        scope=plural,
        **frame,
    )


@blueprint.get("/<any(applicants, contacts, companies):plural>/<int:number>")
def one(plural: str, number: int) -> str:
    kind = KINDS[plural]
    with _reading() as connection:
        body = records.get(connection, kind, number) if is_id(number) else None
        if body is None:
            abort(404)
        people = _people_of(connection, number) if kind == "company" else {}
        comments = items.listed(connection, "comment", (kind, number))[::-1]
        attachments = [without_content(file) for file in items.listed(connection, "attachment", (kind, number))]
    frame = _frame()
    rows = [(name, label, body[name]) for name, label in SHOWN if body.get(name)]
    return render_template(
        "sandbox/record.html", plural=plural, kind=kind, body=body, rows=rows, people=people,
        comments=comments, attachments=attachments, **frame,
    )  # fmt: skip


@blueprint.get("/attachments/<int:number>")
def attachment(number: int) -> Response:
    with _reading() as connection:
        file = items.get(connection, "attachment", number) if is_id(number) else None
    if file is None:
        abort(404)
    content = io.BytesIO(base64.b64decode(file["fileContent"]))
    return send_file(content, "application/octet-stream", as_attachment=True, download_name=file["fileName"])


@blueprint.get("/inbox")
def inbox_page() -> str:
    """What waits first, then what is done."""
    with _reading() as connection:
        waiting = items.listed(connection, "inbox")
        found = {item["id"]: inbox.matches(connection, item["sent"]) for item in waiting}
    waiting.sort(key=lambda item: (item["state"] == inbox.PROCESSED, -item["id"]))
    return render_template("sandbox/inbox.html", waiting=waiting, found=found, **_frame())


@blueprint.post("/inbox/<int:number>/<any(continue, dismiss, create, update):action>")
def process(number: int, action: str) -> Any:
    """The buttons of an inbox item; afterwards the page of the applicant, if there is one."""
    state, chosen = itris(), request.form.get("applicant_id", type=int)
    applicant = None
    try:
        with state.file.write() as connection:
            if action == "continue":
                inbox.proceed(connection, number)
            elif action == "dismiss":
                inbox.dismiss(connection, number)
            elif action == "update" and chosen is None:
                raise Refused(422, "Choose the applicant to update.")
            else:
                target = chosen if action == "update" else None
                applicant = inbox.accept(connection, number, target, state.clock.now())
    except Refused as refused:
        return render_template("sandbox/missing.html", message=refused.body["message"], **_frame()), refused.status
    if applicant is None:
        return redirect(url_for("pages.inbox_page"), 303)
    return redirect(url_for("pages.one", plural="applicants", number=applicant), 303)


@contextmanager
def _reading() -> Iterator[Connection]:
    with itris().file.read() as connection:
        yield connection


def _frame() -> dict[str, Any]:
    """What every page needs: names behind ids, and the numbers beside the kinds."""
    with _reading() as connection:
        only_count = records.Query(page_size=1, include_archived=True)
        counts = {plural: records.search(connection, kind, only_count)[1] for plural, kind in KINDS.items()}
        waiting = sum(item["state"] != inbox.PROCESSED for item in items.listed(connection, "inbox"))
        item_names = {number: item["name"] for number, item in items.list_items(connection).items()}
        user_names = {number: user["name"] for number, user in items.users(connection).items()}
    return {"counts": counts, "waiting_count": waiting, "item_names": item_names, "user_names": user_names}


def _listed(connection: Connection, kind: str, text: str, size: int, page: int = 1) -> tuple[list[Any], int]:
    """What begins with the text in any way it can be found by; all when there is none, last changed first."""
    filters = [
        (name, [f"{text.rstrip(' *')}*"])
        for name in FILTERS[kind]
        if name != "companyId" and records.folded(name, text.rstrip(" *"))
    ]
    query = records.Query(
        filters=filters, match_any=True, include_archived=True, by_modified=True, newest_first=True,
        page=page, page_size=size,
    )  # fmt: skip
    return records.search(connection, kind, query)


def _people_of(connection: Connection, company_id: int) -> dict[str, list[dict[str, Any]]]:
    query = records.Query(filters=[("companyId", [str(company_id)])], include_archived=True, page_size=50)
    return {plural: records.search(connection, KINDS[plural], query)[0] for plural in ("contacts", "applicants")}
