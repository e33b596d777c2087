"""What a search asks for, and what its result proves. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from backend.itris.api_map import ApiMap
from backend.itris.entries import Entry

Alternative = tuple[str, str]

# A record's lists are named in the plural, the search for one of their values in the singular.
SINGULAR = {"emails": "email", "phones": "phone", "web_addresses": "web_address"}
PLURAL = {single: several for several, single in SINGULAR.items()}

# More than this is no longer one person; the search counts as cut off.
MOST_RESULT_PAGES = 3


@dataclass(frozen=True)
class SearchResult:
    """`complete` False: cut off or not searchable; then nothing found does not mean that there is nothing."""

    records: list[dict[str, Any]]
    complete: bool


@dataclass(frozen=True)
class Search:
    """`queries`: one list of parameters per call. `unsearchable`: what this itris can't be asked for."""

    queries: list[list[tuple[str, str]]]
    unsearchable: list[Alternative]
    uses: list[Entry]
    """The entries the answer rests on."""


def search_for(api_map: ApiMap, kind: str, any_of: Sequence[tuple[str, Any]]) -> Search:
    """The calls that find records for which any alternative holds; one call where filters can be ORed."""
    filters = api_map.filters.get(kind, {})
    parameters: list[tuple[str, str]] = []
    unsearchable: list[Alternative] = []
    uses: list[Entry] = [api_map.operation(f"{kind}.list")]
    for field, value in any_of:
        name, text = SINGULAR.get(field, field), str(value).strip() if value is not None else ""
        if not text.strip("* "):
            continue
        entry = filters.get(name)
        if entry is None or entry.parameter is None:
            unsearchable.append((name, text))
        elif (entry.parameter, text) not in parameters:
            parameters.append((entry.parameter, text))
            uses.append(entry)
    return Search(_queries(api_map, parameters, uses), unsearchable, uses)


def _queries(api_map: ApiMap, parameters: list[tuple[str, str]], uses: list[Entry]) -> list[list[tuple[str, str]]]:
    archived, any_of = api_map.listing["include_archived"], api_map.listing["any_of"]
    more = [(archived.parameter, archived.value or "true")] if archived.parameter else []
    if len(parameters) > 1 and any_of.parameter:
        uses.append(any_of)
        return [[*parameters, (any_of.parameter, any_of.value or "any"), *more]]
    return [[parameter, *more] for parameter in parameters]


def carries(record: Mapping[str, Any], field: str, value: str) -> bool:
    """Whether the record itself shows the value that itris couldn't be asked for."""
    if field == "name":
        names = [f"{record.get('first_name') or ''} {record.get('last_name') or ''}", record.get("name")]
        return folded(field, value) in [folded(field, str(name or "")) for name in [*names, record.get("known_as")]]
    held = record.get(PLURAL.get(field, field))
    values = held if isinstance(held, list) else [held]
    return any(each is not None and folded(field, str(each)) == folded(field, value) for each in values)


def folded(field: str, value: str) -> str:
    value = " ".join(value.split()).casefold()
    if field == "phone":
        return re.sub(r"\D", "", value)[-10:]
    if field == "web_address":
        return re.sub(r"^(https?://)?(www\.)?", "", value).rstrip("/")
    return value
