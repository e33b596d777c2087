"""The Applicant Inbox. Its path, the keys of its bodies, its item types and its states are documented.

Assumed: the verb, the answer, that either an id or both names are needed, and every refusal.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from backend.sandbox import items, records
from backend.sandbox.attached import checked_content
from backend.sandbox.call import Answer, Call, Operation, Refused, found, refuse
from backend.sandbox.lists import item_id
from backend.sandbox.moment import read, written
from backend.sandbox.rules import Refusals, is_id, text_problem

UNPROCESSED, IN_PROGRESS, PROCESSED = "Un-Processed", "In Progress", "Processed"
_TEXTS: Mapping[str, int] = {
    "firstName": 100, "lastName": 100, "emailAddress": 254, "phoneNumber": 50, "webAddress": 500,
}  # fmt: skip
_KEYS = frozenset({*_TEXTS, "applicantId", "cv", "source", "applyToJobIds", "notifyUserIds"})
_CV = ("fileName", "fileContent", "fileDatetime")
_SOURCE = ("mediaName", "mediaChannelName")


def propose(call: Call) -> Answer:
    """Puts an item into the inbox; nothing becomes a record until somebody accepts it there."""
    body = call.body
    refuse(_refusals(call))
    kind = (
        "Job Application"
        if body.get("applyToJobIds")
        else "Applicant Update" if body.get("applicantId") else "Applicant Registration"
    )  # fmt: skip
    values = {"type": kind, "state": UNPROCESSED, "receivedAt": call.moment, "applicantId": None, "sent": dict(body)}
    for _copy in range(call.copies):
        items.create(call.connection, "inbox", values)
    return 202, {"message": "Received. A user decides in the Applicant Inbox what becomes of it."}


def matches(connection: Connection, sent: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Applicants that an item may be about: the id it names, else the same address or name."""
    if known := sent.get("applicantId"):
        return [body] if (body := records.get(connection, "applicant", known)) else []
    filters = [
        (name, [sent[key]])
        for name, key in (("email", "emailAddress"), ("webAddress", "webAddress"), ("phone", "phoneNumber"))
        if sent.get(key)
    ]
    filters.append(("name", [f"{sent.get('firstName')} {sent.get('lastName')}"]))
    query = records.Query(filters=filters, match_any=True, include_archived=True, page_size=10)
    return records.search(connection, "applicant", query)[0]


def proceed(connection: Connection, number: int) -> None:
    """Continue was pressed, but nothing decided yet."""
    _open(connection, number)
    items.update(connection, "inbox", number, {"state": IN_PROGRESS})


def dismiss(connection: Connection, number: int) -> None:
    """Done with, without any effect on a record."""
    _open(connection, number)
    items.update(connection, "inbox", number, {"state": PROCESSED})


def accept(connection: Connection, number: int, applicant_id: int | None, now: datetime) -> int:
    """Creates an applicant, or updates the given one, and returns its id."""
    sent, moment = _open(connection, number)["sent"], written(now)
    values = _values(connection, sent)
    if applicant_id is None:
        applicant_id = records.create(connection, "applicant", values, moment)
    else:
        before = found(records.get(connection, "applicant", applicant_id), "applicant")
        records.update(connection, "applicant", applicant_id, _added(before, values), moment)
    if cv := sent.get("cv"):
        file = {"recordType": "Applicant", "recordId": applicant_id, "categoryId": item_id("AttachmentCategory", "CV")}
        size = checked_content(cv["fileContent"], {})
        file |= {**cv, "size": size, "createdAt": moment}
        items.create(connection, "attachment", file, [("applicant", applicant_id)])
    items.update(connection, "inbox", number, {"state": PROCESSED, "applicantId": applicant_id})
    return applicant_id


def _open(connection: Connection, number: int) -> dict[str, Any]:
    item = found(items.get(connection, "inbox", number), "inbox item")
    if item["state"] == PROCESSED:
        raise Refused(409, "This item is already processed.")
    return item


def _values(connection: Connection, sent: Mapping[str, Any]) -> dict[str, Any]:
    """What an item says, in the keys of an applicant. Channels come by name and are looked up."""
    values = {name: sent[name] for name in ("firstName", "lastName") if sent.get(name)}
    for plural, name in (
        ("emailAddresses", "emailAddress"),
        ("phoneNumbers", "phoneNumber"),
        ("webAddresses", "webAddress"),
    ):
        if sent.get(name):
            values[plural] = [sent[name]]
    channel = (sent.get("source") or {}).get("mediaChannelName")
    for known in items.list_items(connection, "MediaChannel").values():
        if known["name"] == channel and not known["archived"]:
            values["mediaChannelId"] = known["id"]
    return values


def _added(before: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """Addresses are added to those that are there, everything else is replaced."""
    return {
        name: list(dict.fromkeys([*before[name], *value])) if isinstance(value, list) else value
        for name, value in values.items()
    }


def _refusals(call: Call) -> Refusals:
    body = call.body
    errors: Refusals = {name: ["Unknown field."] for name in body if name not in _KEYS}
    for name, length in _TEXTS.items():
        if body.get(name) is not None and (reason := text_problem(body[name], length)):
            errors[name] = [reason]
    applicant = body.get("applicantId")
    if applicant is not None and not (is_id(applicant) and records.exists(call.connection, "applicant", applicant)):
        errors["applicantId"] = ["There is no such applicant."]
    if applicant is None:
        for name in ("firstName", "lastName"):
            if name not in errors and not str(body.get(name) or "").strip():
                errors[name] = ["Required unless applicantId is given."]
    users = items.users(call.connection)
    _check_ids(body, "applyToJobIds", lambda one: records.exists(call.connection, "job", one), errors)
    _check_ids(body, "notifyUserIds", lambda one: one in users, errors)
    _check_cv(body.get("cv"), errors)
    _check_source(body.get("source"), errors)
    return errors


def _check_ids(body: Mapping[str, Any], name: str, exists: Any, errors: Refusals) -> None:
    ids = body.get(name)
    if ids is not None and not (isinstance(ids, list) and all(is_id(one) and exists(one) for one in ids)):
        errors[name] = ["Must be a list of ids that exist."]


def _check_cv(cv: Any, errors: Refusals) -> None:
    if cv is None:
        return
    if not isinstance(cv, Mapping) or cv.keys() != set(_CV) or text_problem(cv["fileName"], 200):
        errors["cv"] = [f"Must have {', '.join(_CV)} and nothing else."]
        return
    checked_content(cv["fileContent"], errors, "cv")
    try:
        read(cv["fileDatetime"])
    except ValueError:
        errors["cv"] = ["fileDatetime must be a moment in ISO-8601 with a time zone."]


def _check_source(source: Any, errors: Refusals) -> None:
    if source is None:
        return
    if not isinstance(source, Mapping) or not source.keys() <= set(_SOURCE):
        errors["source"] = [f"May have {' and '.join(_SOURCE)} only."]
    elif any(text_problem(value, 200) for value in source.values()):
        errors["source"] = ["Must hold texts."]


OPERATION = Operation(
    "applicant.propose", "POST", "/applicant/inbox", "Put a registration, update or application into the inbox",
    propose, answer="Message", status=202, body="InboxItem", basis="documented", errors=(422,),
)  # fmt: skip
