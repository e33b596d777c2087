"""The sandbox's own addresses, which no itris has: faults, the request log and the raw store. Loopback only."""

from __future__ import annotations

import ipaddress
import json
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, abort, current_app, jsonify, request
from sqlalchemy import select

from backend.sandbox import items
from backend.sandbox.faults import WrongFault
from backend.sandbox.fields import PLURALS, RECORD_TYPES
from backend.sandbox.log import Log
from backend.sandbox.perform import Itris, Unparsed, parsed
from backend.sandbox.records import folded
from backend.sandbox.rules import is_id
from backend.sandbox.tables import key, record

blueprint = Blueprint("control", __name__, url_prefix="/sandbox")
ITEMS = ("comment", "attachment", "inbox")


def itris() -> Itris:
    return current_app.extensions["itris"]  # type: ignore[no-any-return]


def log() -> Log:
    return current_app.extensions["itris_log"]  # type: ignore[no-any-return]


@blueprint.before_request
def only_from_this_machine() -> None:
    """Otherwise anybody in the network could break the demo; browsers of other pages are refused too."""
    if not ipaddress.ip_address(request.remote_addr or "0.0.0.0").is_loopback:  # noqa: S104 - "unknown" is not loopback
        abort(403)
    if request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
        abort(403)


@blueprint.get("/control")
def shown() -> Any:
    state = itris()
    throttle = {"calls": state.throttle.calls, "seconds": state.throttle.seconds}
    return {"faults": state.faults.shown(), "throttle": throttle, "auth": state.gate.way}


@blueprint.post("/control")
def switch() -> Any:
    """{fault: true | false | options}; also throttle: {calls, seconds} | false."""
    try:
        wanted = parsed(request.get_data())
        throttle = _throttle(wanted.pop("throttle")) if "throttle" in wanted else None
        itris().faults.switch(wanted)
    except Unparsed as error:
        return {"message": str(error)}, 400
    except WrongFault as error:
        return {"message": str(error)}, 422
    if throttle is not None:
        itris().throttle.set(*throttle)
    return shown()


@blueprint.delete("/control")
def clear() -> Any:
    itris().faults.clear()
    itris().throttle.set(None)
    return shown()


@blueprint.get("/log")
def entries() -> Any:
    return {"requests": log().entries()}


@blueprint.delete("/log")
def clear_log() -> Any:
    log().clear()
    return Response(status=204)


@blueprint.get("/store")
def store() -> Any:
    """Every stored record of ?kind=, whatever faults hide, by any search filter (?reference=MARK), or by ?id=.

    For comments and attachments by ?recordType=&recordId=; kind=inbox gives all items of the inbox.
    """
    state, kind = itris(), request.args.get("kind", "")
    state.store_due()
    if kind in ITEMS:
        return jsonify(items=_items(state, kind))
    if kind not in PLURALS:
        return {"message": f"kind is one of {', '.join((*PLURALS, *ITEMS))}."}, 422
    return jsonify(items=_records(state, kind, request.args))


def _items(state: Itris, kind: str) -> list[dict[str, Any]]:
    place = None
    if "recordType" in request.args:
        place = (RECORD_TYPES.get(request.args["recordType"], ""), request.args.get("recordId", 0, type=int))
    with state.file.read() as connection:
        return items.listed(connection, kind, place)


def _records(state: Itris, kind: str, args: Mapping[str, str]) -> list[dict[str, Any]]:
    query = select(record.c.body).where(record.c.kind == kind).order_by(record.c.id)
    for name, value in args.items():
        if name == "kind":
            continue
        if name == "id":
            query = query.where(record.c.id == (int(value) if value.isdigit() and len(value) < 11 else 0))
            continue
        field = "externalReference" if name == "reference" else name
        ids = select(key.c.id).where(key.c.kind == kind, key.c.field == field, key.c.value == folded(field, value))
        query = query.where(record.c.id.in_(ids))
    with state.file.read() as connection:
        return [json.loads(body) for body in connection.scalars(query)]


def _throttle(wanted: Any) -> tuple[int | None, float]:
    """(calls, seconds) from what a caller wrote; no calls means no limit."""
    if wanted is False:
        return None, 1.0
    if isinstance(wanted, Mapping) and wanted.keys() <= {"calls", "seconds"}:
        calls, seconds = wanted.get("calls"), wanted.get("seconds", 1.0)
        if is_id(calls) and isinstance(seconds, int | float) and 0 < seconds <= 86_400:
            return calls, float(seconds)
    raise WrongFault("throttle: write {calls: whole number from 1, seconds: number} or false.")
