"""The kinds of entry an API map is made of, and how one is read from JSON.

Every entry says on what it rests: `documented` by itris in public, `assumed` by us, or `verified` against the
customer's own itris. Only the first and the last are trusted with a write.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from backend.errors import InvalidInput

Basis = Literal["documented", "assumed", "verified"]
FieldType = Literal["integer", "integers", "text", "boolean", "datetime", "texts", "first_text", "links", "object"]


class MapError(InvalidInput):
    """The API map holds something that can't be used; the message begins with the entry's path."""

    code = "api_map"
    title = "The API map can't be used"


@dataclass(frozen=True)
class Entry:
    path: str
    """Where it stands in the map, with dots."""
    basis: Basis
    note: str

    @property
    def trusted(self) -> bool:
        return self.basis in ("documented", "verified")


@dataclass(frozen=True)
class Setting(Entry):
    """One value: the base path, or the name itris gives to a kind of record."""

    value: str


@dataclass(frozen=True)
class TokenSignIn(Entry):
    method: Literal["POST"]
    route: str
    user_name: str
    password: str
    token: str
    expires_in: str
    header: str
    scheme: str


@dataclass(frozen=True)
class BasicSignIn(Entry):
    header: str


@dataclass(frozen=True)
class Operation(Entry):
    """`route` is taken from the base path on, or from the root of the address when it begins with a slash."""

    method: Literal["GET", "POST", "PATCH", "PUT"]
    route: str
    query: Mapping[str, str] = field(default_factory=dict)
    sends: Literal["nothing", "changes", "whole"] = "nothing"
    paged: bool = False


@dataclass(frozen=True)
class Field(Entry):
    """`wire` is itris's name, with dots for nested objects; null: this itris has no such field."""

    wire: str | None
    type: FieldType
    write: bool = True
    item: str | None = None
    """For a list whose items are objects: the key that holds the value."""


@dataclass(frozen=True)
class Filter(Entry):
    """The query parameter of a search; null: this itris can't search by it."""

    parameter: str | None
    value: str | None = None


@dataclass(frozen=True)
class ListKind(Entry):
    """A list of choices; `route` only where itris has an address of its own for this kind."""

    wire: str | None
    route: str | None = None


@dataclass(frozen=True)
class Paging(Entry):
    style: Literal["page", "skip", "none"]
    page: str
    size: str
    first: int
    largest: int
    items: str | None
    total: str | None


@dataclass(frozen=True)
class ErrorShape(Entry):
    messages: tuple[str, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True)
class ThrottleAnswer(Entry):
    status: int
    retry_after: str


E = TypeVar("E", bound=Entry)

KINDS: tuple[type[Entry], ...] = (
    Setting, TokenSignIn, BasicSignIn, Operation, Field, Filter, ListKind, Paging, ErrorShape, ThrottleAnswer,
)  # fmt: skip
HINTS = {kind.__name__: get_type_hints(kind) for kind in KINDS}


def read_entry(kind: type[E], path: str, raw: Any) -> E:
    """The JSON object at `path` as an entry of `kind`; MapError names what is missing, unknown or of a wrong type."""
    if not isinstance(raw, Mapping):
        raise MapError(f"{path}: must be an object with basis, note and its values.")
    hints = HINTS[kind.__name__]
    known = {each.name: each for each in dataclasses.fields(kind) if each.name != "path"}
    for name in raw:
        if name not in known:
            raise MapError(f"{path}: {name!r} is not known here; it takes {', '.join(known)}.")
    values: dict[str, Any] = {"path": path}
    for name, each in known.items():
        if name in raw:
            values[name] = _value(path, name, hints[name], raw[name])
        elif each.default is dataclasses.MISSING and each.default_factory is dataclasses.MISSING:
            raise MapError(f"{path}: {name!r} is missing.")
    return kind(**values)


def _value(path: str, name: str, hint: Any, value: Any) -> Any:
    origin, choices = get_origin(hint), get_args(hint)
    if origin is Literal:
        if value not in choices:
            raise MapError(f"{path}: {name} must be one of {', '.join(map(str, choices))}, not {value!r}.")
        return value
    if origin is UnionType:
        return None if value is None else _value(path, name, _without_none(choices), value)
    if origin is tuple:
        if not isinstance(value, list) or not all(isinstance(each, choices[0]) for each in value):
            raise MapError(f"{path}: {name} must be a list of {choices[0].__name__}.")
        return tuple(value)
    if origin is not None:
        if not isinstance(value, Mapping) or not all(isinstance(each, str) for each in value.values()):
            raise MapError(f"{path}: {name} must be an object of texts.")
        return dict(value)
    if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        raise MapError(f"{path}: {name} must be {hint.__name__}, not {value!r}.")
    if hint is str and name != "note" and not value.strip():
        raise MapError(f"{path}: {name} is empty.")
    return value


def _without_none(choices: tuple[Any, ...]) -> Any:
    return next(choice for choice in choices if choice is not NoneType)
