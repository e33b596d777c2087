"""Pairing a browser: the code, then the request with its four words."""

from __future__ import annotations

from flask import Blueprint, jsonify, redirect, request, session, url_for
from werkzeug.wrappers import Response

from backend import accounts
from backend.console.door import done, here, needs, page, text, user
from backend.errors import SidecarError

CODE = "pairing_code"


def register(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/pair", "pair", pair, methods=["GET", "POST"])
    blueprint.add_url_rule("/pair/<pairing_id>", "pair_one", pair_one)
    blueprint.add_url_rule("/pair/<pairing_id>/state", "pair_state", pair_state)
    blueprint.add_url_rule("/pair/<pairing_id>", "decide", decide, methods=["POST"])


@needs("consultant")
def pair() -> Response:
    if request.method == "GET":
        return page("pair_start.html")
    shown = accounts.new_pairing_code(here(), user())
    # The database has its hash only. The user's own session keeps it for two minutes, so that a reload shows it again.
    session[CODE] = [shown.id, shown.code]
    return redirect(url_for("console.pair_one", pairing_id=shown.id), code=303)


@needs("consultant")
def pair_one(pairing_id: str) -> Response:
    return _shown(pairing_id)


@needs("consultant")
def decide(pairing_id: str) -> Response:
    try:
        if request.form.get("decision") == "approve":
            accounts.approve_pairing(here(), user(), pairing_id, text("device_name"))
        else:
            accounts.refuse_pairing(here(), user(), pairing_id)
    except accounts.PairingUnknown:
        raise
    except SidecarError as problem:
        return _shown(pairing_id, problem)
    return redirect(url_for("console.pair_one", pairing_id=pairing_id), code=303)


@needs("consultant")
def pair_state(pairing_id: str) -> Response:
    """{state, seconds_left}, asked by the page every two seconds."""
    pairing, state = accounts.shown_pairing(here(), user(), pairing_id)
    return jsonify(state=state, seconds_left=_seconds_left(pairing))


def _shown(pairing_id: str, problem: SidecarError | None = None) -> Response:
    pairing, state = accounts.shown_pairing(here(), user(), pairing_id)
    if state == "taken":
        session.pop(CODE, None)
        return done(f"{pairing.device_name} is paired.", "devices")
    kept = session.get(CODE) or [None, None]
    return page(
        "pair.html",
        problem=problem,
        pairing=pairing,
        state=state,
        code=kept[1] if kept[0] == pairing_id else None,
        seconds_left=_seconds_left(pairing),
    )


def _seconds_left(pairing: accounts.Pairing) -> int:
    return max(0, int((pairing.expires_at - here().clock.now()).total_seconds()))
