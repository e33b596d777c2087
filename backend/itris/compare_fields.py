"""The doctor's look at fields, filters, paging and signing in, once it is known which operation is which. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from backend.itris.api_map import ApiMap
from backend.itris.compare_routes import Matches
from backend.itris.entries import Entry, Field, Filter
from backend.itris.findings import Finding, absent, differs, fits, nearest, unknown
from backend.itris.swagger import Shape, Swagger

WRITES = ("create", "update", "propose")
VALUE_KEYS = ("value", "address", "number", "url", "email", "text", "name")


def compared_fields(api_map: ApiMap, matches: Matches) -> Iterator[Finding]:
    for kind, fields in api_map.fields.items():
        prefix = "applicant" if kind == "proposal" else kind
        own = {
            name: match
            for name, match in matches.items()
            if name.partition(".")[0] == prefix and (name == "applicant.propose") == (kind == "proposal")
        }
        sent = _joined(match.sends for name, match in own.items() if name.endswith(WRITES))
        given = _joined(match.gives for name, match in own.items() if not name.endswith("propose"))
        for field in fields.values():
            yield _field(field, sent, given)


def _joined(shapes: Iterable[Shape | None]) -> Shape | None:
    known = [shape for shape in shapes if shape is not None]
    if not known:
        return None
    properties = {name: kind for shape in known for name, kind in shape.properties.items()}
    return Shape(properties, {name: items for shape in known for name, items in shape.items.items()})


def _field(field: Field, sent: Shape | None, given: Shape | None) -> Finding:
    if field.wire is None:
        return fits(field, "Taken out of the map.")
    known = _joined([given, sent])
    if known is None:
        return unknown(field, "The document doesn't say which fields there are.")
    if field.wire not in known.properties:
        near = nearest(field.wire, known.properties)
        if near is None:
            return absent(field, f"{field.wire} isn't there.", {"wire": None})
        return differs(field, f"itris seems to call it {near}.", {"wire": near})
    if field.write and sent is not None and field.wire not in sent.properties:
        return differs(field, f"itris shows {field.wire} but doesn't take it.", {"write": False})
    return _typed(field, known)


def _typed(field: Field, known: Shape) -> Finding:
    wire = str(field.wire)
    found = known.properties[wire]
    several = field.type in ("texts", "links", "integers")
    if several and found in ("text", "number"):
        change = {"type": "first_text"} if field.type == "texts" else None
        return differs(field, f"{wire} takes one value, where the map has a list.", change)
    if field.type == "texts" and found == "list of objects" and not field.item:
        keys = known.items.get(wire, ())
        key = next((each for word in VALUE_KEYS for each in keys if each.casefold() == word), None)
        change = {"item": key} if key else None
        words = f"{wire} is a list of objects with {', '.join(keys) or 'unknown keys'}."
        return differs(field, words, change)
    if field.type == "text" and found in ("list", "list of objects", "object"):
        return differs(field, f"{wire} is a {found}, where the map has a text.")
    if field.type == "integer" and found == "text":
        return differs(field, f"{wire} is a text, where the map has a number.", {"type": "text"})
    if field.type == "text" and found == "number":
        return differs(field, f"{wire} is a number, where the map has a text.")
    return fits(field, f"{wire} is there.")


def compared_filters(api_map: ApiMap, matches: Matches) -> Iterator[Finding]:
    for kind, filters in api_map.filters.items():
        match = matches.get(f"{kind}.list")
        for entry in filters.values():
            yield _parameter(entry, None if match is None else match.query)
    match = matches.get("applicant.list")
    for entry in api_map.listing.values():
        yield _parameter(entry, None if match is None else match.query)


def _parameter(entry: Filter, offered: Mapping[str, object] | None) -> Finding:
    if entry.parameter is None:
        return fits(entry, "Taken out of the map.")
    if offered is None:
        return unknown(entry, "The list it belongs to wasn't found.")
    if entry.parameter in offered:
        return fits(entry, f"The parameter {entry.parameter} is there.")
    near = nearest(entry.parameter, offered)
    if near:
        return differs(entry, f"itris seems to call it {near}.", {"parameter": near})
    return absent(entry, f"There is no parameter {entry.parameter}.", {"parameter": None})


def compared_rest(api_map: ApiMap, swagger: Swagger, matches: Matches) -> Iterator[Finding]:
    yield _basic(api_map, swagger)
    yield _token(api_map, swagger)
    yield _paging(api_map, matches)
    yield _errors(api_map, matches)
    throttled = str(api_map.throttled.status)
    if any(throttled in match.statuses for match in matches.values()):
        yield fits(api_map.throttled, f"itris answers {throttled} to too many calls.")
    else:
        yield unknown(api_map.throttled, "The document doesn't mention it.")
    kinds = _choices_of(matches, "list_item.list", "kind")
    for entry in api_map.list_items.values():
        yield _choice(entry, "wire", entry.wire, kinds)
    types = _choices_of(matches, "comment.list", "recordType")
    for setting in api_map.record_types.values():
        yield _choice(setting, "value", setting.value, types)


def _choices_of(matches: Matches, operation: str, parameter: str) -> tuple[str, ...]:
    return matches[operation].query.get(parameter, ()) if operation in matches else ()


def _choice(entry: Entry, name: str, value: str | None, choices: tuple[str, ...]) -> Finding:
    if value is None:
        return fits(entry, "Taken out of the map.")
    if not choices:
        return unknown(entry, "The document doesn't list the choices.")
    if value in choices:
        return fits(entry, f"{value} is one of the choices.")
    near = nearest(value, choices)
    if near:
        return differs(entry, f"itris seems to call it {near}.", {name: near})
    return absent(entry, f"{value} isn't among the choices.")


def _basic(api_map: ApiMap, swagger: Swagger) -> Finding:
    if not swagger.sign_in:
        return unknown(api_map.basic, "The document doesn't say how to sign in.")
    if "basic" in swagger.sign_in:
        return fits(api_map.basic, "itris takes user name and password in each call.")
    return absent(api_map.basic, f"itris signs in by {', '.join(sorted(swagger.sign_in))}.")


def _token(api_map: ApiMap, swagger: Swagger) -> Finding:
    entry = api_map.token
    path = api_map.route_of(entry).casefold().rstrip("/")
    posts = [each for each in swagger.operations if each.method == "POST"]
    if any(each.path.casefold().rstrip("/") == path for each in posts):
        return fits(entry, f"POST {path} is there.")
    words = ("token", "login", "authenticate", "signin", "session")
    near = next((each for each in posts if any(word in each.path.casefold() for word in words)), None)
    if near:
        keys = {} if near.sends is None else _token_keys(near.sends)
        return differs(entry, f"itris has POST {near.path}.", {"route": near.path, **keys})
    if "bearer" in swagger.sign_in:
        return absent(entry, "itris takes a token, but the document doesn't say where it is got.")
    return absent(entry, "There is no token to sign in with.")


def _token_keys(sends: Shape) -> dict[str, str]:
    found = {
        "user_name": next((name for name in sends.properties if "user" in name.casefold()), None),
        "password": next((name for name in sends.properties if "password" in name.casefold()), None),
    }
    return {key: name for key, name in found.items() if name}


def _paging(api_map: ApiMap, matches: Matches) -> Finding:
    entry = api_map.paging
    match = matches.get("applicant.list")
    if match is None:
        return unknown(entry, "No list was found to see it from.")
    change: dict[str, str] = {}
    for name, wanted in (("page", entry.page), ("size", entry.size)):
        found = wanted if wanted in match.query else nearest(wanted, match.query)
        if found is None:
            return absent(entry, f"The list of applicants has no parameter {wanted}.", {"style": "none"})
        if found != wanted:
            change[name] = found
    if change.get("page", "").casefold() in ("skip", "offset"):
        change["style"] = "skip"
    properties = match.wrapper.properties if match.wrapper else {}
    for name, key in (("items", entry.items), ("total", entry.total)):
        if key and properties and key not in properties and (near := nearest(key, properties)):
            change[name] = near
    if change:
        return differs(entry, f"itris uses {', '.join(change.values())}.", change)
    return fits(entry, f"Lists take {entry.page} and {entry.size}.")


def _errors(api_map: ApiMap, matches: Matches) -> Finding:
    entry = api_map.errors
    shape = _joined(match.error for match in matches.values())
    if shape is None:
        return unknown(entry, "The document doesn't show an error.")
    if any(name in shape.properties for name in entry.messages):
        return fits(entry, "Errors carry a message where the map looks for it.")
    return differs(entry, f"Errors carry {', '.join(list(shape.properties)[:6])}.")
