"""The API map: how this itris is spoken to. Pure; the stored changes are in map_changes.py.

The shipped map drives the sandbox. A customer's own itris is described by changes laid over it, so that a new
version of Sidecar may correct the shipped part without losing what was verified.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from backend.itris.entries import (
    BasicSignIn,
    E,
    Entry,
    ErrorShape,
    Field,
    Filter,
    ListKind,
    MapError,
    Operation,
    Paging,
    Setting,
    ThrottleAnswer,
    TokenSignIn,
    read_entry,
)

SHIPPED = Path(__file__).with_name("api_map.json")
RECORD_KINDS = ("applicant", "contact", "company", "job")
LISTS = ("any_of", "include_archived", "modified_since")
SECTIONS = {
    "format", "about", "base_path", "sign_in", "paging", "errors", "throttled", "record_types",
    "operations", "fields", "filters", "listing", "list_items",
}  # fmt: skip


@dataclass(frozen=True)
class MapChange:
    """What a customer's itris does otherwise: `values` replace those of the entry at `path`."""

    path: str
    values: Mapping[str, Any]
    verified: bool


@dataclass(frozen=True)
class ApiMap:
    base_path: Setting
    basic: BasicSignIn
    token: TokenSignIn
    paging: Paging
    errors: ErrorShape
    throttled: ThrottleAnswer
    record_types: Mapping[str, Setting]
    operations: Mapping[str, Operation]
    """By name, such as applicant.create."""
    fields: Mapping[str, Mapping[str, Field]]
    """By kind of record, then by our name of the field."""
    filters: Mapping[str, Mapping[str, Filter]]
    listing: Mapping[str, Filter]
    """any_of (filters are ORed), include_archived, modified_since."""
    list_items: Mapping[str, ListKind]

    def operation(self, name: str) -> Operation:
        try:
            return self.operations[name]
        except KeyError:
            raise MapError(f"operations.{name}: the API map has no such operation.") from None

    def route_of(self, entry: Operation | TokenSignIn | ListKind) -> str:
        """From the root of the address on, still with its {placeholders}."""
        route = entry.route or ""
        return route if route.startswith("/") else f"{self.base_path.value.rstrip('/')}/{route}"

    def entries(self) -> Iterator[Entry]:
        """Every entry, in the order of the file."""
        yield from (self.base_path, self.basic, self.token, self.paging, self.errors, self.throttled)
        yield from self.record_types.values()
        yield from self.operations.values()
        for fields in self.fields.values():
            yield from fields.values()
        for filters in self.filters.values():
            yield from filters.values()
        yield from self.listing.values()
        yield from self.list_items.values()


def shipped() -> dict[str, Any]:
    """The map as it comes, as plain JSON."""
    raw: dict[str, Any] = json.loads(SHIPPED.read_text(encoding="utf-8"))
    return raw


def load(changes: Iterable[MapChange] = ()) -> ApiMap:
    """The shipped map with a customer's changes; MapError names the entry that can't be used."""
    # Every request opens a client, and reading the map takes milliseconds: the same changes give the same map.
    return _loaded(json.dumps([[change.path, dict(change.values), change.verified] for change in changes]))


@lru_cache(maxsize=4)
def _loaded(changes: str) -> ApiMap:
    return parse(merged(shipped(), [MapChange(*change) for change in json.loads(changes)]))


def merged(raw: Mapping[str, Any], changes: Iterable[MapChange]) -> dict[str, Any]:
    """`raw` with the changes laid over it; `raw` itself stays as it is."""
    result = copy.deepcopy(dict(raw))
    for change in changes:
        entry = _at(result, change.path)
        for name in change.values:
            if name in ("basis", "note"):
                raise MapError(f"{change.path}: {name} follows from `verified` and can't be set.")
        entry.update(change.values)
        entry["basis"] = "verified" if change.verified else "assumed"
    return result


def parse(raw: Mapping[str, Any]) -> ApiMap:
    """Plain JSON as a map; MapError names the first entry that can't be used."""
    for name in raw:
        if name not in SECTIONS:
            raise MapError(f"{name}: the API map has no such section.")
    fields = {kind: _all(Field, f"fields.{kind}", _section(raw, "fields", kind)) for kind in _section(raw, "fields")}
    result = ApiMap(
        base_path=read_entry(Setting, "base_path", raw.get("base_path")),
        basic=read_entry(BasicSignIn, "sign_in.basic", _section(raw, "sign_in").get("basic")),
        token=read_entry(TokenSignIn, "sign_in.token", _section(raw, "sign_in").get("token")),
        paging=read_entry(Paging, "paging", raw.get("paging")),
        errors=read_entry(ErrorShape, "errors", raw.get("errors")),
        throttled=read_entry(ThrottleAnswer, "throttled", raw.get("throttled")),
        record_types=_all(Setting, "record_types", _section(raw, "record_types")),
        operations={
            f"{kind}.{name}": read_entry(Operation, f"operations.{kind}.{name}", entry)
            for kind, entries in _section(raw, "operations").items()
            for name, entry in _section(raw, "operations", kind).items()
            if entries is not None
        },
        fields=fields,
        filters={
            kind: _all(Filter, f"filters.{kind}", _section(raw, "filters", kind)) for kind in _section(raw, "filters")
        },
        listing=_all(Filter, "listing", _section(raw, "listing")),
        list_items=_all(ListKind, "list_items", _section(raw, "list_items")),
    )
    _check_whole(result)
    return result


def _check_whole(api_map: ApiMap) -> None:
    for kind in RECORD_KINDS:
        for name in ("list", "get"):
            api_map.operation(f"{kind}.{name}")
        if kind not in api_map.record_types:
            raise MapError(f"record_types.{kind}: is missing.")
        if api_map.fields.get(kind, {}).get("id") is None or api_map.fields[kind]["id"].wire is None:
            raise MapError(f"fields.{kind}.id: every record needs an id.")
    for name in LISTS:
        if name not in api_map.listing:
            raise MapError(f"listing.{name}: is missing.")
    for kind, fields in api_map.fields.items():
        names: dict[str, str] = {}
        for key, field in fields.items():
            if field.wire is not None and names.setdefault(field.wire, key) != key:
                raise MapError(
                    f"{field.path}: {field.wire!r} is already the name of fields.{kind}.{names[field.wire]}."
                )


def _all(kind: type[E], path: str, raw: Mapping[str, Any]) -> dict[str, E]:
    return {name: read_entry(kind, f"{path}.{name}", entry) for name, entry in raw.items()}


def _section(raw: Mapping[str, Any], *names: str) -> Mapping[str, Any]:
    here: Any = raw
    for depth, name in enumerate(names):
        here = here.get(name)
        if not isinstance(here, Mapping):
            raise MapError(f"{'.'.join(names[: depth + 1])}: must be an object.")
    found: Mapping[str, Any] = here
    return found


def _at(raw: dict[str, Any], path: str) -> dict[str, Any]:
    here: Any = raw
    for name in path.split("."):
        here = here.get(name) if isinstance(here, dict) else None
    if not isinstance(here, dict) or "basis" not in here:
        raise MapError(f"{path}: the API map has no such entry.")
    return here
