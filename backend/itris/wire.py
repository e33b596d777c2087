"""Our words to itris's and back: one record at a time, driven by the API map. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from backend.itris.api_map import ApiMap
from backend.itris.entries import Field
from backend.itris.errors import FieldNotMapped

Record = dict[str, Any]


def to_wire(api_map: ApiMap, kind: str, record: Mapping[str, Any]) -> Record:
    """`record` in itris's words. FieldNotMapped names the keys itris has no place for or sets by itself."""
    fields = api_map.fields[kind]
    homeless = [key for key in record if key not in fields or fields[key].wire is None or not fields[key].write]
    if homeless:
        raise FieldNotMapped(kind, homeless)
    result: Record = {}
    for key, value in record.items():
        _put(result, str(fields[key].wire), _outward(api_map, fields[key], value))
    return result


def from_wire(api_map: ApiMap, kind: str, body: Mapping[str, Any]) -> Record:
    """What itris sent in our words. A key that itris didn't send is absent: not visible, rather than empty."""
    record: Record = {}
    for key, field in api_map.fields[kind].items():
        if field.wire is None:
            continue
        found, value = _take(body, field.wire)
        if found:
            record[key] = _inward(api_map, field, value)
    return record


def key_of(api_map: ApiMap, kind: str, wire_name: str) -> str:
    """Our name of a field that itris names in an error; unknown names stay as they are.

    Frameworks put the name of the body's type before it (`model.firstName`, `$.firstName`) and vary the case.
    """
    named = wire_name.removeprefix("$.").casefold()
    for key, field in api_map.fields.get(kind, {}).items():
        wire = (field.wire or "").casefold()
        if wire and (named == wire or named.endswith(f".{wire}") or named.startswith((f"{wire}[", f"{wire}."))):
            return key
    return wire_name


def laid_over(whole: dict[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """`whole` as it is after the changes, nested objects too; for an itris that takes whole records only."""
    for name, value in changes.items():
        both = isinstance(value, Mapping) and isinstance(whole.get(name), dict)
        whole[name] = laid_over(whole[name], value) if both else value
    return whole


def wire_time(moment: datetime) -> str:
    """ISO 8601 in UTC with milliseconds and Z, as the inbox samples are written."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def read_time(text: Any) -> datetime | None:
    """An aware time in UTC; a time without a zone is taken as UTC; None when it isn't a time."""
    if not isinstance(text, str):
        return None
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _outward(api_map: ApiMap, field: Field, value: Any) -> Any:
    if value is None:
        return None
    match field.type:
        case "datetime":
            return wire_time(value) if isinstance(value, datetime) else value
        case "texts":
            return [{field.item: text} for text in value] if field.item else list(value)
        case "first_text":
            return (value or [None])[0] if isinstance(value, list | tuple) else value
        case "links":
            return [
                to_wire(api_map, "comment", {"record_type": api_map.record_types[kind].value, "record_id": record_id})
                for kind, record_id in value
            ]
        case _:
            return value


def _inward(api_map: ApiMap, field: Field, value: Any) -> Any:
    match field.type:
        case "integer":
            return _integer(value)
        case "boolean":
            return bool(value) and str(value).casefold() not in ("false", "0", "n", "no")
        case "datetime":
            return read_time(value)
        case "texts" | "first_text":
            items = value if isinstance(value, list) else [value]
            texts = [item.get(field.item) if field.item and isinstance(item, dict) else item for item in items]
            return [str(text) for text in texts if text]
        case "links":
            return _links(api_map, value)
        case "text":
            return None if value is None or value == "" else str(value)
        case _:
            return value


def _integer(value: Any) -> int | None:
    """None also for what isn't a whole number: an id that can't be used is no id."""
    if isinstance(value, bool):
        return None
    try:
        return int(value)
    except (TypeError, ValueError):
        return None


def _links(api_map: ApiMap, value: Any) -> list[tuple[str, int]]:
    kinds = {entry.value: kind for kind, entry in api_map.record_types.items()}
    links = []
    for each in value if isinstance(value, list) else ():
        link = from_wire(api_map, "comment", each) if isinstance(each, dict) else {}
        kind, record_id = kinds.get(str(link.get("record_type"))), link.get("record_id")
        if kind and record_id:
            links.append((kind, int(record_id)))
    return links


def _put(body: Record, name: str, value: Any) -> None:
    *parents, last = name.split(".")
    for parent in parents:
        body = body.setdefault(parent, {})
    body[last] = value


def _take(body: Mapping[str, Any], name: str) -> tuple[bool, Any]:
    here: Any = body
    for part in name.split("."):
        if not isinstance(here, Mapping) or part not in here:
            return False, None
        here = here[part]
    return True, here
