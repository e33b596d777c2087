"""The doctor's look at paths and verbs. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from backend.itris.api_map import ApiMap
from backend.itris.entries import Operation
from backend.itris.findings import Finding, absent, differs, fits
from backend.itris.swagger import Described, Swagger

# What itris may use where the map says otherwise, without the operation being another one.
SAME_PURPOSE: Mapping[str, tuple[str, ...]] = {"PATCH": ("PATCH", "PUT", "POST"), "PUT": ("PUT", "PATCH", "POST")}

Matches = dict[str, Described]


def compared_routes(api_map: ApiMap, swagger: Swagger) -> tuple[list[Finding], Matches]:
    """A finding per operation and for the base path, and which operation of itris each of ours is."""
    prefix = likely_prefix(api_map, swagger)
    findings = [_base_path(api_map, prefix)]
    matches: Matches = {}
    for name, entry in api_map.operations.items():
        finding, match = _compared(name, entry, prefix, swagger)
        findings.append(finding)
        if match is not None:
            matches[name] = match
    return findings, matches


def likely_prefix(api_map: ApiMap, swagger: Swagger) -> str | None:
    """What stands before most of our paths in itris; None when none of them is there."""
    routes = [normal(entry.route) for entry in api_map.operations.values() if not entry.route.startswith("/")]
    prefixes: Counter[str] = Counter()
    for described in swagger.operations:
        path = normal(described.path)
        for route in set(routes):
            if path.endswith(f"/{route}"):
                prefixes[described.path[: len(path) - len(route) - 1]] += 1
    mine = api_map.base_path.value.rstrip("/")
    if prefixes[mine]:
        return mine
    return prefixes.most_common(1)[0][0] if prefixes else None


def normal(path: str) -> str:
    """A path for comparing: without case, the names of placeholders and a slash at its end. Its length stays the
    same but for placeholders, which only follow the prefix."""
    return re.sub(r"\{[^}]*\}", "{}", path).casefold().rstrip("/")


def _base_path(api_map: ApiMap, prefix: str | None) -> Finding:
    entry = api_map.base_path
    if prefix is None:
        return absent(entry, "None of the paths is there below any prefix.")
    if prefix.casefold() == entry.value.rstrip("/").casefold():
        return fits(entry, f"The paths begin with {prefix or '/'}.")
    return differs(entry, f"itris's paths begin with {prefix or '/'}.", {"value": prefix or "/"})


def _compared(name: str, entry: Operation, prefix: str | None, swagger: Swagger) -> tuple[Finding, Described | None]:
    base = prefix or ""
    path = entry.route if entry.route.startswith("/") else f"{base}/{entry.route}"
    same_path = [each for each in swagger.operations if normal(each.path) == normal(path)]
    for each in same_path:
        if each.method == entry.method:
            return fits(entry, f"{each.method} {each.path} is there."), each
    for method in SAME_PURPOSE.get(entry.method, ()):
        for each in same_path:
            if each.method == method:
                change = {"method": method, "sends": "whole" if method == "PUT" else "changes"}
                return differs(entry, f"itris has {method} {each.path}, not {entry.method}.", change), each
    near = _nearest(name, entry, swagger)
    if near is not None:
        if entry.query or _holes(near.path) > _holes(path):
            words = f"itris may mean {near.method} {near.path}, a way that the API map can't express yet."
            return differs(entry, words), None
        change = {"route": _as_route(near.path, base), "method": near.method}
        return differs(entry, f"itris has {near.method} {near.path}, not {path}.", change), near
    return absent(entry, f"{entry.method} {path} isn't there."), None


def _nearest(name: str, entry: Operation, swagger: Swagger) -> Described | None:
    """An operation with the same noun and purpose; the one with the fewest other words in its path."""
    noun = _singular(entry.route.strip("/").split("/")[-1 if "{" not in entry.route.split("/")[-1] else -2])
    fewest = 1 if name.endswith((".get", ".update")) else 0
    candidates = []
    for each in swagger.operations:
        words = [_singular(part) for part in each.path.strip("/").split("/") if part and "{" not in part]
        fitting = each.method in SAME_PURPOSE.get(entry.method, (entry.method,)) and noun in words
        last_is_hole = each.path.rstrip("/").endswith("}")
        if not fitting or _holes(each.path) < fewest or (fewest == 0 and last_is_hole and not entry.query):
            continue
        if name.endswith((".get", ".update")) and not last_is_hole:
            continue
        candidates.append((_holes(each.path) != fewest, len(words), each.path, each))
    return min(candidates, key=lambda each: each[:3])[3] if candidates else None


def _as_route(path: str, base: str) -> str:
    route = re.sub(r"\{[^}]*\}", "{id}", path)
    below = f"{base}/"
    return route.removeprefix(below) if base and route.casefold().startswith(below.casefold()) else route


def _holes(path: str) -> int:
    return path.count("{")


def _singular(word: str) -> str:
    word = word.casefold().replace("-", "").replace("_", "")
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word.removesuffix("s")
