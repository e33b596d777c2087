"""A Swagger 2 or OpenAPI 3 document, boiled down to what the doctor compares. Pure and forgiving.

Real documents of this kind refer in circles, mix cases, wrap lists and leave schemas out; what can't be understood is
left unknown rather than refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

from backend.errors import InvalidInput

METHODS = ("get", "post", "put", "patch")
DEEPEST = 12

PropertyType = Literal["text", "number", "boolean", "object", "list", "list of objects", "unknown"]


class NotSwagger(InvalidInput):
    code = "not_swagger"
    title = "This isn't a Swagger or OpenAPI document"


@dataclass(frozen=True)
class Shape:
    """The properties of an object, with dots into nested objects; `items` are those of a list's items, by its name."""

    properties: Mapping[str, PropertyType] = field(default_factory=dict)
    items: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Described:
    """One operation. None: the document doesn't say. `wrapper`: the object around a list, `gives` one of its items."""

    method: str
    path: str
    query: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sends: Shape | None = None
    gives: Shape | None = None
    listed: bool = False
    wrapper: Shape | None = None
    error: Shape | None = None
    statuses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Swagger:
    title: str
    operations: tuple[Described, ...]
    sign_in: frozenset[str]
    """Of basic, bearer and header, as far as the document says."""


def read_swagger(document: Any) -> Swagger:
    """NotSwagger says what is missing when it is another kind of file."""
    if not isinstance(document, Mapping) or not isinstance(document.get("paths"), Mapping):
        raise NotSwagger(
            "The file has no paths, so it isn't a Swagger or OpenAPI document.",
            hint="It is JSON and usually found at /swagger/docs/v2 or /swagger/v2/swagger.json of the API.",
        )
    base = _base_path(document)
    operations = tuple(
        _described(document, method.upper(), f"{base}/{str(path).lstrip('/')}", item, item[method])
        for path, item in document["paths"].items()
        if isinstance(item, Mapping)
        for method in METHODS
        if isinstance(item.get(method), Mapping)
    )
    info = document.get("info")
    title = str(info.get("title") or "") if isinstance(info, Mapping) else ""
    return Swagger(title, operations, frozenset(_sign_in(document)))


def _base_path(document: Mapping[str, Any]) -> str:
    if isinstance(document.get("basePath"), str):
        return str(document["basePath"]).rstrip("/")
    servers = document.get("servers")
    if isinstance(servers, list) and servers and isinstance(servers[0], Mapping):
        return urlsplit(str(servers[0].get("url") or "")).path.rstrip("/")
    return ""


def _described(
    document: Mapping[str, Any], method: str, path: str, item: Mapping[str, Any], operation: Mapping[str, Any]
) -> Described:
    parameters = [
        _resolved(document, each) for each in [*_list(item.get("parameters")), *_list(operation.get("parameters"))]
    ]
    query = {str(each.get("name")): _choices(document, each) for each in parameters if each.get("in") == "query"}
    responses = operation.get("responses")
    responses = responses if isinstance(responses, Mapping) else {}
    good = next(
        (responses[code] for code in ("200", "201", "202", 200, 201, 202, "default") if code in responses), None
    )
    bad = next((responses[code] for code in ("422", "400", 422, 400, "default") if code in responses), None)
    answer = _content_schema(document, good)
    item_schema, wrapper = _unwrapped(document, answer)
    return Described(
        method,
        path,
        query,
        sends=_shape(document, _sent_schema(document, operation, parameters)),
        gives=_shape(document, item_schema),
        listed=item_schema is not answer,
        wrapper=_shape(document, wrapper),
        error=_shape(document, _content_schema(document, bad)),
        statuses=tuple(responses),
    )


def _sent_schema(
    document: Mapping[str, Any], operation: Mapping[str, Any], parameters: Sequence[Mapping[str, Any]]
) -> Any:
    for each in parameters:
        if each.get("in") == "body":
            return each.get("schema")
    return _content_schema(document, operation.get("requestBody"))


def _content_schema(document: Mapping[str, Any], holder: Any) -> Any:
    holder = _resolved(document, holder)
    if "schema" in holder:
        return holder["schema"]
    content = holder.get("content")
    if not isinstance(content, Mapping) or not content:
        return None
    best = next((value for name, value in content.items() if "json" in str(name)), next(iter(content.values())))
    return best.get("schema") if isinstance(best, Mapping) else None


def _unwrapped(document: Mapping[str, Any], schema: Any) -> tuple[Any, Any]:
    """The schema of one item and of the object around the list, or the schema itself where it is no list."""
    plain = _merged(document, schema)
    if plain.get("type") == "array":
        return plain.get("items"), None
    properties = plain.get("properties")
    if not isinstance(properties, Mapping):
        return schema, None
    lists = [
        each for each in (_merged(document, value) for value in properties.values()) if each.get("type") == "array"
    ]
    records = [each for each in lists if _merged(document, each.get("items")).get("properties")]
    # A record also holds lists; the object around a list holds little else, and no id of its own.
    if len(records) == 1 and not any(str(name).casefold() == "id" for name in properties) and len(properties) <= 8:
        return records[0].get("items"), schema
    return schema, None


def _shape(document: Mapping[str, Any], schema: Any) -> Shape | None:
    if schema is None:
        return None
    properties: dict[str, PropertyType] = {}
    items: dict[str, tuple[str, ...]] = {}
    for name, each in _walk(document, schema, "", 0):
        properties[name] = _type(document, each)
        if properties[name] == "list of objects":
            inner = _merged(document, each.get("items")).get("properties")
            items[name] = tuple(map(str, inner)) if isinstance(inner, Mapping) else ()
    return Shape(properties, items) if properties else None


def _walk(document: Mapping[str, Any], schema: Any, prefix: str, depth: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    properties = _merged(document, schema).get("properties")
    for name, value in properties.items() if isinstance(properties, Mapping) else ():
        each = _merged(document, value)
        yield f"{prefix}{name}", each
        if depth < 2 and isinstance(each.get("properties"), Mapping):
            yield from _walk(document, each, f"{prefix}{name}.", depth + 1)


def _type(document: Mapping[str, Any], schema: Mapping[str, Any]) -> PropertyType:
    kind = schema.get("type")
    if isinstance(kind, list):  # OpenAPI 3.1 writes ["string", "null"]
        kind = next((each for each in kind if each != "null"), None)
    if kind == "array":
        return "list of objects" if _merged(document, schema.get("items")).get("properties") else "list"
    if isinstance(schema.get("properties"), Mapping):
        return "object"
    names: dict[Any, PropertyType] = {
        "string": "text", "integer": "number", "number": "number", "boolean": "boolean", "object": "object",
    }  # fmt: skip
    return names.get(kind, "unknown")


def _merged(document: Mapping[str, Any], schema: Any, depth: int = 0) -> dict[str, Any]:
    """The schema with its reference followed and its parts put together."""
    plain = dict(_resolved(document, schema))
    if depth > DEEPEST:
        return plain
    parts = _list(plain.get("allOf"))
    for name in ("oneOf", "anyOf"):
        real = [each for each in _list(plain.get(name)) if isinstance(each, Mapping) and each.get("type") != "null"]
        parts += real[:1]
    for part in parts:
        other = _merged(document, part, depth + 1)
        mine = plain.get("properties")
        theirs = other.get("properties")
        if isinstance(theirs, Mapping):
            plain["properties"] = {**theirs, **(mine if isinstance(mine, Mapping) else {})}
        plain = {**{name: value for name, value in other.items() if name != "properties"}, **plain}
    return plain


def _resolved(document: Mapping[str, Any], value: Any) -> Mapping[str, Any]:
    for _ in range(DEEPEST):
        if not isinstance(value, Mapping):
            return {}
        reference = value.get("$ref")
        if not isinstance(reference, str):
            return value
        if not reference.startswith("#/"):
            return {}
        value = _pointed(document, reference)
    return {}


def _pointed(document: Mapping[str, Any], reference: str) -> Any:
    here: Any = document
    for part in reference[2:].split("/"):
        name = unquote(part).replace("~1", "/").replace("~0", "~")
        here = here.get(name) if isinstance(here, Mapping) else None
    return here


def _choices(document: Mapping[str, Any], parameter: Mapping[str, Any]) -> tuple[str, ...]:
    schema = _merged(document, parameter.get("schema"))
    return tuple(map(str, _list(parameter.get("enum")) or _list(schema.get("enum"))))


def _sign_in(document: Mapping[str, Any]) -> Iterator[str]:
    components = document.get("components")
    held = components.get("securitySchemes") if isinstance(components, Mapping) else None
    schemes = document.get("securityDefinitions") or held
    for scheme in schemes.values() if isinstance(schemes, Mapping) else ():
        plain = _resolved(document, scheme)
        kind, way = plain.get("type"), str(plain.get("scheme", "")).lower()
        if kind == "basic" or way == "basic":
            yield "basic"
        elif kind == "oauth2" or way == "bearer":
            yield "bearer"
        elif kind == "apiKey":
            named = str(plain.get("name", "")).lower()
            yield "bearer" if named == "authorization" else "header"


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else []
