"""`sidecar doctor`: does the API map fit the customer's itris, what to change in it, and what to ask itris for."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import requests

from backend.audit import Actor
from backend.context import Context
from backend.errors import InvalidInput
from backend.itris.address import base_url, is_sandbox, origin
from backend.itris.api_map import ApiMap, MapChange
from backend.itris.compare_fields import compared_fields, compared_filters, compared_rest
from backend.itris.compare_routes import compared_routes
from backend.itris.connection import load_connection
from backend.itris.doctor_text import as_json, as_text
from backend.itris.findings import Finding, Report, Verdict, fits, unknown
from backend.itris.map_changes import change_many, current_changes, current_map
from backend.itris.questions import FIRST
from backend.itris.swagger import read_swagger
from backend.itris.throttle import Throttle
from backend.itris.write_mode import unverified

__all__ = ["NoDocument", "Report", "accept_fitting", "as_json", "as_text", "load_document", "report", "run_doctor"]

LARGEST_FILE = 20_000_000


class NoDocument(InvalidInput):
    code = "no_document"
    title = "The Swagger file can't be read"


def report(
    api_map: ApiMap, document: Any | None, *, source: str = "", connected_to: str = "", sandbox: bool = False
) -> Report:
    """Compare the map with a parsed document; without one, list what is only assumed. Pure."""
    if document is None:
        title, findings = "", _without_document(api_map)
    else:
        swagger = read_swagger(document)
        routes, matches = compared_routes(api_map, swagger)
        found = [
            *routes,
            *compared_fields(api_map, matches),
            *compared_filters(api_map, matches),
            *compared_rest(api_map, swagger, matches),
        ]
        by_path = {finding.path: finding for finding in found}
        title, findings = swagger.title, [by_path[entry.path] for entry in api_map.entries()]
    counts = Counter(finding.verdict for finding in findings)
    writes = {
        name: tuple(unverified(api_map, name, _written(api_map, name)))
        for name, operation in api_map.operations.items()
        if operation.method != "GET"
    }
    first = FIRST[1 if document is not None else 0 :]
    asks = dict.fromkeys([*first, *(finding.ask for finding in findings if finding.ask)])
    shown = {verdict: counts[verdict] for verdict in get_args(Verdict)}
    return Report(source, title, connected_to, sandbox, shown, tuple(findings), writes, tuple(asks))


def run_doctor(context: Context, source: str | None) -> Report:
    """Compare this Sidecar's map with a file or an address; None only lists what is assumed."""
    connection = load_connection(context)
    url = connection.base_url if connection else ""
    document = None if source is None else load_document(context, source)
    sandbox = is_sandbox(url, context.config.sandbox_url)
    return report(current_map(context), document, source=source or "", connected_to=url, sandbox=sandbox)


def accept_fitting(context: Context, found: Report, actor: Actor) -> int:
    """Mark as verified what the customer's own document confirms; returns how many entries that were.

    Whether a field means what its name says, only a person can tell: show them the report before.
    """
    values = {change.path: change.values for change in current_changes(context)}
    paths = [each.path for each in found.findings if each.verdict == "fits" and each.basis == "assumed"]
    change_many(context, [MapChange(path, values.get(path, {}), True) for path in paths], actor)
    return len(paths)


def load_document(context: Context, source: str) -> Any:
    """The parsed JSON of a file or an https address. No password is sent along: the address may be anybody's."""
    if source.startswith(("http://", "https://")):
        body = _fetched(context, source)
    else:
        try:
            body = Path(source).read_bytes()
        except OSError:
            raise NoDocument(f"There is no readable file {source}.") from None
    if len(body) > LARGEST_FILE:
        raise NoDocument("The file is larger than 20 MB.")
    try:
        return json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise NoDocument(
            "The file isn't JSON.", hint="Download the Swagger as JSON; YAML can be converted by any Swagger editor."
        ) from None


def _fetched(context: Context, url: str) -> bytes:
    address = url.partition("?")[0].partition("#")[0]
    base_url(address)
    connection = load_connection(context)
    if connection and origin(connection.base_url) == origin(address):
        Throttle(context, connection.policy).wait()
    try:
        timeout = (context.config.connect_timeout_s, context.config.read_timeout_s)
        with context.http.get(url, timeout=timeout, allow_redirects=False, stream=True) as response:
            body = response.raw.read(LARGEST_FILE + 1, decode_content=True)
    except (requests.RequestException, OSError):
        raise NoDocument("Nothing can be read from this address.", hint="Save the file and name it instead.") from None
    if response.status_code != 200:
        raise NoDocument(
            f"The address answers with status {response.status_code}.", hint="Save the file and name it instead."
        )
    return bytes(body)


def _without_document(api_map: ApiMap) -> list[Finding]:
    words = {"documented": "Documented by itris in public.", "verified": "Verified for this itris."}
    return [
        fits(entry, words[entry.basis]) if entry.basis in words else unknown(entry, f"Assumed: {entry.note}.")
        for entry in api_map.entries()
    ]


def _written(api_map: ApiMap, operation: str) -> list[str]:
    kind = "proposal" if operation == "applicant.propose" else operation.partition(".")[0]
    return [key for key, field in api_map.fields.get(kind, {}).items() if field.write and field.wire is not None]
