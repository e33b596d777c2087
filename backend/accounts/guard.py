"""Who may reach the JSON API at all. Asked before routing, so a refused request has no effect whatever it names.

`examine` is pure: it looks at what the request shows. `check_request` adds the one look into the database: whose
token this is. A refusal says nothing beyond its status; only the paired extension's own origin gets to read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from backend.accounts.devices import device_for_token
from backend.accounts.tables import Device, User
from backend.context import Context
from backend.sentences import said

SERVED_VERSIONS = ("1",)
"""The current version of the API and the one before it, newest first; there has been only one so far."""
URL_LIMIT = 8_192
ORIGIN_SCHEME = "chrome-extension://"
_PREFIX = "/api/v1"
_WITH_BODY = ("POST", "PUT", "PATCH")

Access = Literal["hello", "pairing", "token"]


@dataclass(frozen=True)
class Incoming:
    """A request as it came, before anything is believed. Header names are lower case.

    `target_length` counts path and query in bytes; `body_length` is None when it was not declared (chunked).
    """

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    target_length: int = 0
    body_length: int | None = 0


@dataclass(frozen=True)
class Refusal:
    """`reason` is for the log. `message` is for people and empty unless the caller is our own, outdated panel.

    `readable_by` is the origin that may read this answer (CORS), empty for foreign callers.
    """

    status: int
    code: str
    reason: str
    message: str = ""
    readable_by: str = ""


@dataclass(frozen=True)
class Caller:
    """Who may go on. `extension_id` is empty for a program with a token; `device` and `user` come with a token only."""

    access: Access | Literal["preflight"]
    extension_id: str = ""
    device: Device | None = None
    user: User | None = None

    @property
    def origin(self) -> str:
        """The one origin that may read the answer, or empty."""
        return f"{ORIGIN_SCHEME}{self.extension_id}" if self.extension_id else ""


def check_request(context: Context, incoming: Incoming) -> Refusal | Caller:
    """Let the request through to routing, or refuse it."""
    config = context.config
    found = examine(incoming, config.allowed_hosts, config.extension_ids, config.body_limit)
    if isinstance(found, Refusal) or found.access != "token":
        return found
    scheme, _, token = incoming.headers.get("authorization", "").partition(" ")
    owner = device_for_token(context, token.strip()) if scheme.lower() == "bearer" and token.strip() else None
    if owner is None:
        return Refusal(401, "not_paired", "no valid token", readable_by=found.origin)
    device, user = owner
    if found.extension_id and device.extension_id != found.extension_id:
        return Refusal(401, "not_paired", "the token belongs to another extension", readable_by=found.origin)
    return Caller("token", found.extension_id, device, user)


def examine(
    incoming: Incoming, hosts: tuple[str, ...], extension_ids: tuple[str, ...], body_limit: int
) -> Refusal | Caller:
    """Judge everything but the token. What identifies the caller comes first, so foreigners learn nothing."""
    if incoming.headers.get("host", "").lower() not in hosts:
        return Refusal(403, "refused", "the host is not on the list")
    origin = incoming.headers.get("origin")
    extension_id = (origin or "").removeprefix(ORIGIN_SCHEME)
    if origin is not None and (not origin.startswith(ORIGIN_SCHEME) or extension_id not in extension_ids):
        return Refusal(403, "refused", "the origin is not the extension")
    access = _access(incoming)
    if origin is None and access == "pairing":
        # A code may be claimed by the extension only; its id becomes part of the pairing.
        return Refusal(403, "refused", "pairing without an origin")
    if incoming.target_length > URL_LIMIT:
        return Refusal(414, "url_too_long", "the address is too long", readable_by=origin or "")
    if incoming.method == "OPTIONS":
        # Browsers ask first, without token and version. A program has no reason to.
        if origin is None or "access-control-request-method" not in incoming.headers:
            return Refusal(403, "refused", "not a preflight of the extension")
        return Caller("preflight", extension_id)
    return _shape(incoming, body_limit, origin or "") or Caller(access, extension_id)


def _access(incoming: Incoming) -> Access:
    if incoming.path == f"{_PREFIX}/hello":
        return "hello"
    if incoming.path == f"{_PREFIX}/pairings" or incoming.path.startswith(f"{_PREFIX}/pairings/"):
        return "pairing"
    return "token"


def _shape(incoming: Incoming, body_limit: int, origin: str) -> Refusal | None:
    """What is wrong with version or body, if anything."""
    version = incoming.headers.get("x-sidecar-version")
    if version is None:
        # Pages can't send this header without a preflight, and a preflight needs the right origin.
        return Refusal(403, "refused", "no version header", readable_by=origin)
    if version not in SERVED_VERSIONS:
        message = said(
            "This Sidecar serves version {versions} of its API. Update the extension.",
            versions=", ".join(SERVED_VERSIONS),
        )
        return Refusal(400, "version_not_served", "version not served", message, origin)
    if incoming.body_length is None:
        return Refusal(411, "length_required", "the length of the body is not declared", readable_by=origin)
    if incoming.body_length > body_limit:
        return Refusal(413, "too_large", "the body is too large", said("The request is too large."), origin)
    kind = incoming.headers.get("content-type")
    # A POST that needs no words, such as an undo, may come without a body and then without a type.
    has_body = incoming.body_length > 0 or (incoming.method in _WITH_BODY and bool(kind))
    if has_body and kind != "application/json":
        return Refusal(415, "not_json", "the content type is not application/json", readable_by=origin)
    return None
