"""Comments and attachments of a record. The paths and keys are assumed; that both have categories is documented."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from typing import Any

from backend.sandbox import items, records
from backend.sandbox.call import PAGING, Answer, Call, Operation, choice, listed, number, refuse
from backend.sandbox.fields import RECORD_TYPES
from backend.sandbox.lists import API_USER_ID
from backend.sandbox.moment import read, written
from backend.sandbox.rules import Refusals, is_id, item_problem, text_problem

MAX_COMMENT = 4000
MAX_FILE = 10_000_000
_COMMENT = frozenset({"recordType", "recordId", "categoryId", "text", "date", "userId", "links"})
_ATTACHMENT = frozenset({"recordType", "recordId", "fileName", "fileContent", "fileDatetime", "categoryId"})


def list_comments(call: Call) -> Answer:
    """Also shows comments of other records that are linked to this one."""
    return listed(call, items.listed(call.connection, "comment", _place(call), call.now.timestamp()))


def list_attachments(call: Call) -> Answer:
    found = items.listed(call.connection, "attachment", _place(call), call.now.timestamp())
    return listed(call, [without_content(one) for one in found])


def create_comment(call: Call) -> Answer:
    body, errors = call.body, _unknown(call.body, _COMMENT)
    known = items.list_items(call.connection)
    _required(body, ("recordType", "recordId", "categoryId", "text", "date"), errors)
    place = _checked_place(call, body, errors)
    if "categoryId" not in errors and (reason := item_problem(body["categoryId"], "CommentCategory", None, known)):
        errors["categoryId"] = [reason]
    if "text" not in errors and (reason := text_problem(body["text"], MAX_COMMENT)):
        errors["text"] = [reason]
    moment = _checked_moment(body, "date", errors)
    user = body.get("userId") or API_USER_ID
    if not is_id(user) or user not in items.users(call.connection):
        errors["userId"] = ["There is no such user."]
    links = _checked_links(call, body, errors)
    refuse(errors)
    values = {
        "recordType": body["recordType"],
        "recordId": body["recordId"],
        "categoryId": body["categoryId"],
        "text": body["text"],
        "date": moment,
        "userId": user,
        "links": body.get("links") or [],
        "createdAt": call.moment,
    }
    made = [
        items.create(call.connection, "comment", values, [place, *links], call.visible_at)
        for _copy in range(call.copies)
    ]
    return 201, made[0]


def create_attachment(call: Call) -> Answer:
    body, errors = call.body, _unknown(call.body, _ATTACHMENT)
    _required(body, ("recordType", "recordId", "fileName", "fileContent", "fileDatetime"), errors)
    place = _checked_place(call, body, errors)
    if "fileName" not in errors and (reason := text_problem(body["fileName"], 200)):
        errors["fileName"] = [reason]
    size = checked_content(body.get("fileContent"), errors)
    moment = _checked_moment(body, "fileDatetime", errors)
    category = body.get("categoryId")
    if category is not None and (
        reason := item_problem(category, "AttachmentCategory", None, items.list_items(call.connection))
    ):
        errors["categoryId"] = [reason]
    refuse(errors)
    values = {**body, "fileDatetime": moment, "size": size, "createdAt": call.moment}
    made = [
        items.create(call.connection, "attachment", {"categoryId": None, **values}, [place], call.visible_at)
        for _copy in range(call.copies)
    ]
    return 201, without_content(made[0])


def without_content(attachment: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in attachment.items() if name != "fileContent"}


def checked_content(content: Any, errors: Refusals, key: str = "fileContent") -> int:
    """The size of a file sent as base64, in bytes; a refusal under `key` when it is none."""
    if key in errors:
        return 0
    if not isinstance(content, str) or len(content) > MAX_FILE * 4 // 3 + 4:
        errors[key] = [f"Must be base64 of at most {MAX_FILE} bytes."]
        return 0
    try:
        return len(base64.b64decode(content, validate=True))
    except (binascii.Error, ValueError):
        errors[key] = ["Must be base64."]
        return 0


def _place(call: Call) -> items.On:
    """The record a list is asked for."""
    record_type = choice(call, "recordType", tuple(RECORD_TYPES), "")
    record_id = number(call, "recordId")
    return RECORD_TYPES.get(record_type or "", ""), record_id


def _unknown(body: Mapping[str, Any], known: frozenset[str]) -> Refusals:
    return {name: ["Unknown field."] for name in body if name not in known}


def _required(body: Mapping[str, Any], names: tuple[str, ...], errors: Refusals) -> None:
    for name in names:
        value = body.get(name)
        if value is None or (isinstance(value, str) and not value.strip()):
            errors[name] = ["This field is required."]


def _checked_place(call: Call, body: Mapping[str, Any], errors: Refusals) -> items.On:
    kind, record_id = RECORD_TYPES.get(str(body.get("recordType"))), body.get("recordId")
    if kind is None:
        errors.setdefault("recordType", [f"Must be one of {', '.join(RECORD_TYPES)}."])
    elif "recordId" not in errors:
        if is_id(record_id) and records.exists(call.connection, kind, record_id):
            return kind, record_id
        errors["recordId"] = ["There is no such record."]
    return "", 0


def _checked_moment(body: Mapping[str, Any], name: str, errors: Refusals) -> str:
    if name in errors:
        return ""
    try:
        return written(read(body[name]))
    except (ValueError, OverflowError):
        errors[name] = ["Must be a moment in ISO-8601 with a time zone."]
        return ""


def _checked_links(call: Call, body: Mapping[str, Any], errors: Refusals) -> list[items.On]:
    links = body.get("links")
    if links is None:
        return []
    if not isinstance(links, list) or len(links) > 20:
        errors["links"] = ["Must be a list of at most 20 records."]
        return []
    places: list[items.On] = []
    for link in links:
        wrong: Refusals = {}
        if not isinstance(link, Mapping) or link.keys() != {"recordType", "recordId"}:
            errors["links"] = ["Each must have recordType and recordId and nothing else."]
            return []
        places.append(_checked_place(call, link, wrong))
        if wrong:
            errors["links"] = [next(iter(wrong.values()))[0]]
            return []
    return places


OPERATIONS = (
    Operation(
        "comment.list", "GET", "/comments", "Comments of a record, linked ones too", list_comments,
        answer="CommentPage", query=("recordType", "recordId", *PAGING),
    ),
    Operation(
        "comment.create", "POST", "/comments", "Write a comment on a record", create_comment,
        answer="Comment", status=201, body="CommentCreate", errors=(422,),
    ),
    Operation(
        "attachment.list", "GET", "/attachments", "Attachments of a record, without their content",
        list_attachments, answer="AttachmentPage", query=("recordType", "recordId", *PAGING),
    ),
    Operation(
        "attachment.create", "POST", "/attachments", "Attach a file to a record", create_attachment,
        answer="Attachment", status=201, body="AttachmentCreate", errors=(422,),
    ),
)  # fmt: skip
