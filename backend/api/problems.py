"""Every error of the API as problem+json (RFC 9457)."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, json
from werkzeug.exceptions import HTTPException

from backend.api.languages import speak
from backend.api.values import MISSING, NO_ID, NO_OBJECT, NOT_NULL, UNKNOWN
from backend.errors import FieldProblem, InvalidInput, SidecarError
from backend.sentences import said

MEDIA_TYPE = "application/problem+json"
_LONGEST_NAME = 100
_log = logging.getLogger(__name__)

_WORDS: Mapping[int, tuple[str, str, str]] = {
    400: ("bad_request", said("The request can't be read."), said("Send JSON in UTF-8 as the API document shows.")),
    404: ("not_found", said("There is nothing at this address."), said("See /api/v1/openapi.json for what there is.")),
    405: ("method_not_allowed", said("This address doesn't take this method."), said("See the Allow header.")),
    411: ("length_required", said("The length of the body must be declared."), said("Send a Content-Length header.")),
    412: ("version_not_served", said("This version of the API is not served."), said("Update the extension.")),
    413: ("too_large", said("The request is too large."), said("Send fewer people at a time.")),
    414: ("url_too_long", said("The address is too long."), said("Search for a shorter text.")),
    415: ("not_json", said("The content type must be exactly application/json."), ""),
    500: (
        "error",
        said("Something went wrong in Sidecar."),
        said("Try again; if it stays, look into the log of the backend."),
    ),
}


def register(blueprint: Blueprint) -> None:
    """Answer every error of the blueprint's views as problem+json."""
    blueprint.register_error_handler(SidecarError, _from_error)
    blueprint.register_error_handler(HTTPException, from_http)
    blueprint.register_error_handler(Exception, _from_bug)


def answer(body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Response:
    response = Response(json.dumps(speak(body)), status=body["status"], content_type=MEDIA_TYPE)
    response.headers.extend(dict(headers or {}))
    return response


def plain(status: int, code: str = "", detail: str | None = None) -> dict[str, Any]:
    """The body for a status that no room's error stands behind."""
    known_code, words, hint = _WORDS.get(status, ("refused", HTTPStatus(status).phrase + ".", ""))
    return {
        "type": f"urn:sidecar:problem:{code or known_code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": words if detail is None else detail,
        "code": code or known_code,
        "hint": hint if detail is None else "",
        "fields": [],
    }


def from_http(error: HTTPException) -> Response:
    """Werkzeug's own errors, such as 404 and 405; its Allow header is kept."""
    kept = {name: value for name, value in error.get_headers() if name == "Allow"}
    return answer(plain(error.code or 500), kept)


def _from_error(error: SidecarError) -> Response:
    if error.status >= 500:
        _log.warning("%s: %s", error.code, error.message)
    wait = getattr(error, "retry_after", None)
    return answer(error.problem(), {"Retry-After": str(max(1, round(wait)))} if wait else None)


def _from_bug(error: Exception) -> Response:
    _log.exception("A view failed", exc_info=error)
    return answer(plain(500))


def invalid(location: str, messages: Mapping[str, Any]) -> InvalidInput:
    """Marshmallow's nested messages as problems of fields.

    `record` is the part of the request the field lies in ("profiles.3", or the request itself), `field` its name.
    """
    found = [_problem(location, path, text) for path, text in _flat(messages, ())]
    named = list(dict.fromkeys(problem.field for problem in found))
    what = ", ".join(named[:5])
    few = said("This can't be taken as it is: {fields}.", fields=what)
    many = said("This can't be taken as it is: {fields} and more.", fields=what)
    hint = said("See what is said about each field.")
    return InvalidInput(many if len(named) > 5 else few, hint=hint, fields=found[:200])


def _problem(location: str, path: tuple[str, ...], text: str) -> FieldProblem:
    known = [part for part in path if part != "_schema"]
    # A value inside a list belongs to the list's field: "emails.2" is about the e-mails.
    field = known[-1] if known else location
    parents = known[:-1]
    if field.isdigit() and parents:
        field, parents = f"{parents[-1]}.{field}", parents[:-1]
    record = ".".join(parents) or location
    kinds: Mapping[str, str] = {MISSING: "missing", UNKNOWN: "unknown"}
    kind = kinds.get(text, "wrong")
    return FieldProblem(record[:_LONGEST_NAME], field[:_LONGEST_NAME], text, kind)  # type: ignore[arg-type]


def _flat(messages: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(messages, Mapping):
        for key, inner in messages.items():
            # A mapping field reports its entries under "value" and "key".
            yield from _flat(inner, path if key in ("value", "key") and path else (*path, str(key)))
    elif isinstance(messages, (list, tuple)):
        for text in messages:
            yield from _flat(text, path)
    else:
        # marshmallow formats its own messages, after which they are mere text.
        yield path, _AS_SAID.get(messages, messages) if isinstance(messages, str) else str(messages)


_AS_SAID: Mapping[str, str] = {text: text for text in (MISSING, NOT_NULL, UNKNOWN, NO_OBJECT, NO_ID)}
