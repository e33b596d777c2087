"""Whether a write may go to this itris. Pure.

The sandbox takes every write. Any other itris takes one only when its path, its verb and every field that it uses
are documented or verified, for a wrong guess would write something into a customer's records that nobody meant.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from backend.itris.api_map import ApiMap

WriteMode = Literal["direct", "propose", "preview_only"]

PROPOSE = "applicant.propose"


def fields_kind(operation: str) -> str:
    """The record whose fields the operation writes."""
    return "proposal" if operation == PROPOSE else operation.partition(".")[0]


def unverified(api_map: ApiMap, operation: str, keys: Iterable[str]) -> list[str]:
    """The entries that stand between this write and a live itris; an unknown operation stands in its own way."""
    entry = api_map.operations.get(operation)
    if entry is None:
        return [f"operations.{operation}"]
    fields = api_map.fields.get(fields_kind(operation), {})
    needed = [entry]
    missing = [path.path for path in needed if not path.trusted]
    if not entry.route.startswith("/") and not api_map.base_path.trusted:
        missing.append(api_map.base_path.path)
    for key in keys:
        if key in fields and not fields[key].trusted:
            missing.append(fields[key].path)
    return missing


def write_mode(
    api_map: ApiMap, operation: str, keys: Iterable[str], *, sandbox: bool, may_propose: bool
) -> tuple[WriteMode, list[str]]:
    """How `operation` with the fields `keys` is written, and what stands in the way of writing it directly."""
    missing = [] if sandbox else unverified(api_map, operation, keys)
    if operation == "applicant.create" and may_propose and (sandbox or not unverified(api_map, PROPOSE, ())):
        return "propose", missing
    return ("preview_only" if missing else "direct"), missing
