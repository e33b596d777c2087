"""The OpenAPI document the sandbox serves, made from the operations and fields that answer: the two cannot differ."""

from __future__ import annotations

from typing import Any

from backend.sandbox.attached import MAX_COMMENT
from backend.sandbox.call import MAX_PAGE_SIZE, Operation
from backend.sandbox.fields import FIELDS, RECORD_TYPES, WireField
from backend.sandbox.lists import LIST_ITEMS
from backend.sandbox.operations import OPERATIONS
from backend.sandbox.rules import ADDRESS, NAME, NEEDS_ADDRESS, REQUIRED

__all__ = ["OPERATIONS", "document"]

Schema = dict[str, Any]

_ID: Schema = {"type": "integer", "minimum": 1, "maximum": 2**31 - 1}
_MOMENT: Schema = {"type": "string", "format": "date-time"}
_TEXT: Schema = {"type": "string"}
_MESSAGE: Schema = {"type": "object", "properties": {"message": _TEXT}, "required": ["message"]}

_PARAMETERS: dict[str, tuple[Schema, str]] = {
    "page": (_ID, "Which page, from 1."),
    "pageSize": ({**_ID, "maximum": MAX_PAGE_SIZE, "default": 50}, "Entries per page."),
    "match": ({"enum": ["all", "any"], "type": "string", "default": "all"}, "Whether all filters must fit, or any."),
    "modifiedSince": (_MOMENT, "Only records changed at or after this moment."),
    "includeArchived": ({"enum": ["true", "false"], "type": "string", "default": "false"}, "Archived records too."),
    "sort": ({"enum": ["id", "modified"], "type": "string", "default": "id"}, "Order of the list."),
    "kind": ({"enum": list(LIST_ITEMS), "type": "string"}, "One kind of list items only."),
    "recordType": ({"enum": list(RECORD_TYPES), "type": "string"}, "Whose."),
    "recordId": (_ID, "Whose."),
    "name": (_TEXT, "First and last name or known as; of a company its name or known as. A final * means prefix."),
    "firstName": (_TEXT, "Equal but for case and spaces; a final * means prefix."),
    "lastName": (_TEXT, "Equal but for case and spaces; a final * means prefix."),
    "email": (_TEXT, "One of the e-mail addresses, case ignored."),
    "phone": (_TEXT, "One of the phone numbers, digits compared."),
    "webAddress": (_TEXT, "One of the web addresses; scheme, www., case and final slash ignored."),
    "companyId": (_ID, "At this company."),
    "externalReference": (_TEXT, "Exactly this reference."),
    "status": (_TEXT, "Status of a job."),
}
_ONCE = frozenset({"page", "pageSize", "match", "modifiedSince", "includeArchived", "sort", "kind"})
_WHOSE = frozenset({"recordType", "recordId"})


def document(auth: str = "basic") -> Schema:
    """OpenAPI 3.0. Every operation and answer carries `x-basis`: documented or assumed."""
    paths: dict[str, Schema] = {"/api/v2/auth/token": {"post": _sign_in()}}
    for operation in OPERATIONS:
        paths.setdefault(f"/api/v2{operation.path}", {})[operation.method.lower()] = _described(operation)
    schemes = {"basic": {"type": "http", "scheme": "basic"}, "token": {"type": "http", "scheme": "bearer"}}
    return {
        "openapi": "3.0.3",
        "info": {
            "title": "Sandbox: not itris",
            "version": "2",
            "description": "Plays itris with invented data. x-basis says what is documented and what is assumed.",
        },
        "servers": [{"url": "/"}],
        "security": [{auth: []}],
        "paths": paths,
        "components": {"securitySchemes": {auth: schemes[auth]}, "schemas": _schemas()},
    }


def _described(operation: Operation) -> Schema:
    answers = {str(operation.status): _answer("Done", operation.answer)}
    for status in sorted({400, 401, 429, *operation.errors}):
        answers[str(status)] = _answer(_WHEN[status], "Refusal" if status in (400, 422) else "Message")
    answers["429"]["headers"] = {"Retry-After": {"schema": _TEXT, "description": "Seconds; may be missing."}}
    entry: Schema = {
        "operationId": operation.name,
        "summary": operation.summary,
        "x-basis": operation.basis,
        "parameters": [_parameter(name) for name in operation.query],
        "responses": answers,
    }
    if "{id}" in operation.path:
        entry["parameters"].append({"name": "id", "in": "path", "required": True, "schema": _ID})
    if operation.body:
        entry["requestBody"] = {"required": True, "content": {"application/json": {"schema": _ref(operation.body)}}}
    return entry


_WHEN = {
    400: "The request cannot be understood",
    401: "Not signed in",
    404: "There is no such record",
    422: "Refused; errors names the fields",
    429: "Too many calls",
}


def _answer(text: str, schema: str | None) -> Schema:
    answer: Schema = {"description": text, "x-basis": "assumed"}
    if schema:
        answer["content"] = {"application/json": {"schema": _ref(schema)}}
    return answer


def _sign_in() -> Schema:
    return {
        "operationId": "auth.token",
        "summary": "A token for the API user's name and password",
        "x-basis": "assumed",
        "security": [],
        "requestBody": {"required": True, "content": {"application/json": {"schema": _ref("SignIn")}}},
        "responses": {
            "200": _answer("Done", "Token"),
            "400": _answer(_WHEN[400], "Refusal"),
            "401": _answer(_WHEN[401], "Message"),
            "429": _answer(_WHEN[429], "Message"),
        },
    }


def _parameter(name: str) -> Schema:
    schema, text = _PARAMETERS[name]
    entry: Schema = {"name": name, "in": "query", "description": text, "required": name in _WHOSE, "schema": schema}
    if name not in _ONCE | _WHOSE:
        # A filter may be given several times: one of its values must fit.
        entry |= {"schema": {"type": "array", "items": schema}, "style": "form", "explode": True}
    return entry


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _schemas() -> dict[str, Schema]:
    schemas: dict[str, Schema] = {
        "Message": _MESSAGE,
        "Refusal": {
            **_MESSAGE,
            "properties": {
                "message": _TEXT,
                "errors": {"type": "object", "additionalProperties": {"type": "array", "items": _TEXT}},
            },
        },
        "SignIn": _closed({"username": _TEXT, "password": _TEXT}, ("username", "password")),
        "Token": _closed({"accessToken": _TEXT, "expiresIn": _ID}),
        "User": _closed({"id": _ID, "name": _TEXT, "email": _TEXT}),
        "ListItem": _closed({"id": _ID, "kind": _TEXT, "name": _TEXT, "archived": {"type": "boolean"}}),
        **_comment_schemas(),
        **_attachment_schemas(),
        "InboxItem": _inbox_schema(),
    }
    for kind, fields in FIELDS.items():
        name = kind.capitalize()
        writable = {field.name: _field(field) for field in fields.values() if not field.read_only}
        schemas[name] = _closed({field.name: _field(field) for field in fields.values()})
        if kind != "job":
            ways = [{"required": [way]} for way in ADDRESS if way in writable] if kind in NEEDS_ADDRESS else []
            schemas[f"{name}Create"] = _closed(writable, REQUIRED[kind]) | ({"anyOf": ways} if ways else {})
            schemas[f"{name}Update"] = _closed(writable, ())
    for name in ("User", "ListItem", "Comment", "Attachment", *(kind.capitalize() for kind in FIELDS)):
        page = {"items": {"type": "array", "items": _ref(name)}, "page": _ID, "pageSize": _ID}
        schemas[f"{name}Page"] = _closed({**page, "totalCount": {"type": "integer", "minimum": 0}})
    return schemas


def _closed(properties: Schema, required: tuple[str, ...] | None = None) -> Schema:
    """An object with these keys and no others; all of them required unless said otherwise."""
    needed = list(properties) if required is None else list(required)
    schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**schema, "required": needed} if needed else schema


def _field(field: WireField) -> Schema:
    match field.type:
        case "id" | "company" | "user":
            schema = dict(_ID)
        case "item":
            schema = {**_ID, "x-list-kind": field.list_kind}
        case "flag":
            schema = {"type": "boolean"}
        case "moment":
            schema = dict(_MOMENT)
        case "texts":
            schema = {"type": "array", "maxItems": 50, "items": {"type": "string", "maxLength": field.max_length}}
        case _:
            schema = {"type": "string", "maxLength": field.max_length}
    return {**schema, "readOnly": True} if field.read_only else {**schema, "nullable": True}


def _place() -> Schema:
    return {"recordType": {"type": "string", "enum": list(RECORD_TYPES)}, "recordId": _ID}


def _comment_schemas() -> dict[str, Schema]:
    sent: Schema = {
        **_place(),
        "categoryId": {**_ID, "x-list-kind": "CommentCategory"},
        "text": {"type": "string", "minLength": 1, "maxLength": MAX_COMMENT},
        "date": _MOMENT,
        "userId": {**_ID, "nullable": True},
        "links": {"type": "array", "maxItems": 20, "items": _closed(_place()), "nullable": True},
    }
    needed = ("recordType", "recordId", "categoryId", "text", "date")
    return {
        "Comment": _closed({"id": _ID, **sent, "createdAt": _MOMENT}),
        "CommentCreate": _closed(sent, needed),
    }


def _attachment_schemas() -> dict[str, Schema]:
    sent: Schema = {
        **_place(),
        "fileName": {"type": "string", "minLength": 1, "maxLength": 200},
        "fileDatetime": _MOMENT,
        "categoryId": {**_ID, "nullable": True, "x-list-kind": "AttachmentCategory"},
    }
    content = {"fileContent": {"type": "string", "format": "byte"}}
    needed = ("recordType", "recordId", "fileName", "fileContent", "fileDatetime")
    return {
        "Attachment": _closed({"id": _ID, **sent, "size": {"type": "integer"}, "createdAt": _MOMENT}),
        "AttachmentCreate": _closed({**sent, **content}, needed),
    }


def _inbox_schema() -> Schema:
    ids = {"type": "array", "items": _ID, "nullable": True}
    cv = _closed({"fileName": _TEXT, "fileContent": {"type": "string", "format": "byte"}, "fileDatetime": _MOMENT})
    text = {"type": "string", "nullable": True}
    names = ("firstName", "lastName", "emailAddress", "phoneNumber", "webAddress")
    source = _closed({"mediaName": _TEXT, "mediaChannelName": _TEXT}, ())
    ways = {"anyOf": [{"required": ["applicantId"]}, {"required": list(NAME)}]}
    return ways | _closed(
        {
            "applicantId": {**_ID, "nullable": True},
            **dict.fromkeys(names, text),
            "cv": {**cv, "nullable": True},
            "source": {**source, "nullable": True},
            "applyToJobIds": ids,
            "notifyUserIds": ids,
        },
        (),
    )
