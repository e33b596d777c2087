"""One call to the API: what its handler gets, how it refuses, how it reads the query string."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection

from backend.sandbox.moment import read, written
from backend.sandbox.records import Query

T = TypeVar("T")

MAX_PAGE_SIZE = 200
MAX_VALUES = 50
PAGING = ("page", "pageSize")
Answer = tuple[int, Any]


class Refused(Exception):
    """The call is not done. `errors` are texts per wire key, for 422 and 400."""

    def __init__(self, status: int, message: str, errors: Mapping[str, Sequence[str]] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.body: dict[str, Any] = {"message": message}
        if errors:
            self.body["errors"] = errors


@dataclass(frozen=True)
class Call:
    """`args`: query string. `visible_at`, `copies`: what faults make of a create."""

    connection: Connection
    now: datetime
    record_id: int = 0
    args: Mapping[str, Sequence[str]] = field(default_factory=dict)
    body: Mapping[str, Any] = field(default_factory=dict)
    visible_at: float = 0
    copies: int = 1

    @property
    def moment(self) -> str:
        return written(self.now)


@dataclass(frozen=True)
class Operation:
    """One entry of the API: how it is called, what it rests on, and the function that does it.

    `path` is below /api/v2. `query` names its parameters; `body` and `answer` the schemas in the OpenAPI document.
    """

    name: str
    method: str
    path: str
    summary: str
    handle: Callable[[Call], Answer]
    answer: str | None
    status: int = 200
    body: str | None = None
    query: tuple[str, ...] = ()
    basis: str = "assumed"
    errors: tuple[int, ...] = ()

    @property
    def writes(self) -> bool:
        return self.method in ("POST", "PATCH")


def refuse(errors: Mapping[str, Sequence[str]]) -> None:
    """Raises 422 when there are errors."""
    if errors:
        raise Refused(422, "The record was not saved. Please correct the fields named in errors.", errors)


def found(thing: T | None, what: str) -> T:
    """The thing, or 404."""
    if thing is None:
        raise Refused(404, f"There is no such {what}.")
    return thing


def one(call: Call, name: str) -> str | None:
    """The value of a parameter that may be given once."""
    values = call.args.get(name, ())
    if len(values) > 1:
        raise _bad(name, "May be given once only.")
    return values[0] if values else None


def number(call: Call, name: str, default: int | None = None, highest: int = 2**31 - 1) -> int:
    """A whole number from 1. Refused when it is none, or missing without default."""
    text = one(call, name)
    if text is None:
        if default is None:
            raise _bad(name, "This parameter is required.")
        return default
    if not _is_number(text) or int(text) > highest:
        raise _bad(name, f"Must be a whole number from 1 to {highest}.")
    return int(text)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 11 and int(text) >= 1


def choice(call: Call, name: str, choices: Sequence[str], default: str | None = None) -> str | None:
    text = one(call, name)
    if text is not None and text not in choices:
        raise _bad(name, f"Must be one of {', '.join(choices)}.")
    return default if text is None else text


def paging(call: Call) -> tuple[int, int]:
    """(page, page size)"""
    return number(call, "page", 1), number(call, "pageSize", 50, MAX_PAGE_SIZE)


def listed(call: Call, items: Sequence[Any], total: int | None = None) -> Answer:
    """The answer of every list: `items` is already the page when `total` is given, else the page is cut out of it."""
    page, size = paging(call)
    shown = items if total is not None else items[(page - 1) * size : page * size]
    count = len(items) if total is None else total
    return 200, {"items": list(shown), "page": page, "pageSize": size, "totalCount": count}


def query_of(call: Call, filters: Sequence[str]) -> Query:
    """The search that the query string describes."""
    given = [(name, list(call.args[name])) for name in filters if name in call.args]
    for name, values in given:
        if any(not value.strip(" *") for value in values):
            raise _bad(name, "Must not be blank.")
        if len(values) > MAX_VALUES:
            raise _bad(name, f"May be given {MAX_VALUES} times at most.")
        if name == "companyId" and not all(_is_number(value) for value in values):
            raise _bad(name, "Must be a whole number from 1.")
    since = one(call, "modifiedSince")
    page, size = paging(call)
    try:
        modified_since = None if since is None else written(read(since))
    except ValueError:
        raise _bad("modifiedSince", "Must be a moment in ISO-8601 with a time zone.") from None
    return Query(
        filters=given,
        match_any=choice(call, "match", ("all", "any")) == "any",
        modified_since=modified_since,
        include_archived=choice(call, "includeArchived", ("true", "false")) == "true",
        by_modified=choice(call, "sort", ("id", "modified")) == "modified",
        page=page,
        page_size=size,
        now=call.now.timestamp(),
    )


def check_parameters(call: Call, allowed: Sequence[str]) -> None:
    """A misspelt filter would find everything; it is refused instead."""
    for name in call.args:
        if name not in allowed:
            raise _bad(name, "Unknown parameter.")


def _bad(name: str, reason: str) -> Refused:
    return Refused(400, "The request could not be understood.", {name: [reason]})
