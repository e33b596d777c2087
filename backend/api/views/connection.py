"""Who is there, who am I, and pairing a browser."""
# flask-smorest has no types.
# mypy: disable-error-code="import-untyped,untyped-decorator"

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import Any

from flask import request

from backend.accounts import (
    Device,
    User,
    claim_pairing,
    device_for_token,
    is_set_up,
    pairing_state,
    revoke_device,
)
from backend.accounts.guard import SERVED_VERSIONS
from backend.adding import status
from backend.api import examples
from backend.api.gate import caller, user_and_device
from backend.api.parsing import ApiBlueprint
from backend.api.schemas.answers import HelloOut, MeOut, PairingOut, PairingStateOut
from backend.api.schemas.pairing import PairingIn
from backend.context import Context
from backend.errors import NotSignedIn
from backend.sentences import said


def blueprint(context: Context) -> ApiBlueprint:
    part = ApiBlueprint("connection", "Whether this is Sidecar, whose token this is, and pairing a browser.")

    @part.route("/hello")
    @part.doc(security=[])
    @part.response(200, HelloOut, description="This is Sidecar.", example=examples.HELLO)
    def hello() -> dict[str, Any]:
        """Is this Sidecar?

        Needs no token, so that the panel can tell "not paired" from "not running" and from another program on the port.
        """
        return {
            "product": "sidecar",
            "api_versions": list(SERVED_VERSIONS),
            "version": _version(),
            "paired": device_for_token(context, _credentials("bearer")) is not None,
            "set_up": is_set_up(context),
        }

    @part.route("/me")
    @part.response(200, MeOut, description="The user, the browser, itris, the directory and what settings say.")
    def me() -> Any:
        """Whose token is this, and how do things stand?"""
        user, device = user_and_device()
        return status(context, user, device)

    @part.route("/me/device", methods=["DELETE"])
    @part.response(204, description="The token is worthless from now on.")
    def unpair() -> None:
        """End the pairing of this browser."""
        user, device = user_and_device()
        revoke_device(context, user, device.id)

    _pairing(part, context)
    return part


def _pairing(part: ApiBlueprint, context: Context) -> None:
    @part.route("/pairings", methods=["POST"])
    @part.doc(security=[], responses={"404": {"description": "The code is wrong, too old or was tried too often."}})
    @part.arguments(PairingIn, example=examples.PAIRING)
    @part.response(202, PairingOut, description="The signed-in user has to approve now.")
    def pair(body: dict[str, Any]) -> dict[str, Any]:
        """Claim the code that the console shows."""
        claim = claim_pairing(context, body["code"], body["device_name"], caller().extension_id)
        return {
            "pairing_id": claim.id,
            "secret": claim.secret,
            "phrase": claim.phrase,
            "expires_at": claim.expires_at,
        }

    @part.route("/pairings/<pairing_id>")
    @part.doc(security=[{"pairing": []}])
    @part.response(200, PairingStateOut, description="How it stands; the token comes once.")
    def pairing(pairing_id: str) -> dict[str, Any]:
        """Has the user approved?"""
        secret = _credentials("pairing")
        if not secret:
            raise NotSignedIn(
                said("The pairing's secret is missing."), hint=said("Send Authorization: Pairing SECRET.")
            )
        state = pairing_state(context, pairing_id, secret)
        return {
            "state": state.state,
            "token": state.token,
            "device": _device(state.device) if state.device else None,
            "user": _user(state.user) if state.user else None,
        }


def _credentials(scheme: str) -> str:
    """What follows the scheme in the Authorization header; empty when it is another scheme."""
    found, _, credentials = request.headers.get("Authorization", "").partition(" ")
    return credentials.strip() if found.lower() == scheme else ""


def _user(user: User) -> dict[str, Any]:
    return {"id": user.id, "name": user.name, "role": user.role}


def _device(device: Device) -> dict[str, Any]:
    return {"id": device.id, "name": device.name}


def _version() -> str:
    try:
        return version("sidecar")
    except PackageNotFoundError:
        return "0"
