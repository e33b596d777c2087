"""Who may reach the JSON API."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from backend import accounts
from backend.accounts.guard import Caller, Incoming, Refusal, check_request, examine
from backend.context import Context
from tests.accounts.people import admin, paired

HOSTS = ("127.0.0.1:8765", "localhost:8765")
EXTENSION = "cnnhpjnlkomkabgpiccacofblledagok"
OURS = f"chrome-extension://{EXTENSION}"
LIMIT = 1_000_000


def request(path: str = "/api/v1/me", method: str = "GET", **headers: str | None) -> Incoming:
    """A request of the paired panel; a header given as None is left out."""
    sent = {"host": HOSTS[0], "origin": OURS, "x-sidecar-version": "1", "authorization": "Bearer TOKEN"}
    if method in ("POST", "PUT", "PATCH"):
        sent["content-type"] = "application/json"
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return Incoming(method, path, {name: value for name, value in {**sent, **given}.items() if value is not None})


def verdict(incoming: Incoming) -> Refusal | Caller:
    return examine(incoming, HOSTS, (EXTENSION,), LIMIT)


def test_the_panel_comes_through() -> None:
    assert verdict(request()) == Caller("token", EXTENSION)


FOREIGN_HOSTS = [
    None,
    "",
    "evil.example",
    "evil.example:8765",
    "127.0.0.1",
    "127.0.0.1:80",
    "localhost",
    "127.0.0.1:8765.evil.example",
    "127.0.0.1:8765,evil.example",
    "[::1]:8765",
    " 127.0.0.1:8765",
    "user@127.0.0.1:8765",
]
FOREIGN_ORIGINS = [
    "",
    "null",
    "https://www.linkedin.com",
    "http://127.0.0.1:8765",
    "chrome-extension://",
    f"{OURS}/",
    f"{OURS}.evil.example",
    f"moz-extension://{EXTENSION}",
    "chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    OURS.upper(),
    f"https://{EXTENSION}",
    f"{OURS}, https://evil.example",
]
PLACES = ["/api/v1/hello", "/api/v1/pairings", "/api/v1/pairings/1", "/api/v1/me", "/api/v1/adds", "/api/v1/nowhere"]


@pytest.mark.parametrize(("host", "path"), [*itertools.product(FOREIGN_HOSTS, PLACES[::3])])
def test_another_host_is_refused_everywhere_and_told_nothing(host: str | None, path: str) -> None:
    refused = verdict(request(path, host=host))
    assert isinstance(refused, Refusal)
    assert (refused.status, refused.message, refused.readable_by) == (403, "", "")


@pytest.mark.parametrize(("origin", "path"), [*itertools.product(FOREIGN_ORIGINS, PLACES)])
def test_another_origin_is_refused_everywhere_and_told_nothing(origin: str, path: str) -> None:
    for method in ("GET", "POST", "OPTIONS", "DELETE"):
        refused = verdict(request(path, method, origin=origin, access_control_request_method="POST"))
        assert isinstance(refused, Refusal)
        assert (refused.status, refused.message, refused.readable_by) == (403, "", "")


@pytest.mark.parametrize(
    ("incoming", "status"),
    [
        # The version header is what a page can't send without being asked for its origin first.
        (request(x_sidecar_version=None), 403),
        (request("/api/v1/hello", x_sidecar_version=None, origin=None), 403),
        (request(x_sidecar_version=""), 400),
        (request(x_sidecar_version="2"), 400),
        (request(x_sidecar_version="1.0"), 400),
        (request(x_sidecar_version="1, 1"), 400),
        # Bodies are JSON and say so exactly; a form is what a page could send unasked.
        (replace(request(method="POST", content_type=None), body_length=2), 415),
        (request(method="POST", content_type="text/plain"), 415),
        (request(method="POST", content_type="application/json; charset=utf-8"), 415),
        (request(method="POST", content_type="application/x-www-form-urlencoded"), 415),
        (request(method="PATCH", content_type="multipart/form-data"), 415),
        (replace(request(method="DELETE"), body_length=2), 415),
        (replace(request(method="POST"), body_length=None), 411),
        (replace(request(method="POST"), body_length=LIMIT + 1), 413),
        (replace(request(), target_length=8_193), 414),
        # Pairing is for the extension, never for a program.
        (request("/api/v1/pairings", "POST", origin=None), 403),
        (request("/api/v1/pairings/1", origin=None), 403),
        # Asking first is for browsers.
        (request(method="OPTIONS"), 403),
        (request(method="OPTIONS", origin=None, access_control_request_method="POST"), 403),
    ],
)
def test_what_is_refused(incoming: Incoming, status: int) -> None:
    refused = verdict(incoming)
    assert isinstance(refused, Refusal)
    assert refused.status == status
    # The panel itself may read why, else it couldn't tell "update me" from "nobody is there".
    assert refused.readable_by == incoming.headers.get("origin", "") or refused.reason.startswith("not a preflight")


def test_an_outdated_panel_is_told_what_to_do() -> None:
    refused = verdict(request(x_sidecar_version="99"))
    assert isinstance(refused, Refusal)
    assert "Update the extension" in refused.message


@pytest.mark.parametrize(
    ("incoming", "access"),
    [
        (request("/api/v1/hello", authorization=None), "hello"),
        (request("/api/v1/hello", authorization=None, origin=None), "hello"),
        (request("/api/v1/pairings", "POST", authorization=None), "pairing"),
        (request("/api/v1/pairings/0123", authorization="Pairing SECRET"), "pairing"),
        (request("/api/v1/hello/", authorization=None), "token"),
        (request("/api/v1/pairingsx", authorization=None), "token"),
        (request("/api/v1/openapi.json", authorization=None), "token"),
        (request(origin=None), "token"),
        (request(host="localhost:8765"), "token"),
        (request(host="LOCALHOST:8765"), "token"),
        (replace(request(method="POST"), body_length=LIMIT), "token"),
        (replace(request(), target_length=8_192), "token"),
        (request(method="DELETE"), "token"),
        (request(method="OPTIONS", access_control_request_method="POST", authorization=None), "preflight"),
    ],
)
def test_what_goes_on(incoming: Incoming, access: str) -> None:
    allowed = verdict(incoming)
    assert isinstance(allowed, Caller)
    assert allowed.access == access


def test_a_token_says_whose_browser_it_is(context: Context) -> None:
    ada = admin(context)
    token = paired(context, ada)
    for origin in (OURS, None):
        caller = check_request(context, request(authorization=f"Bearer {token}", origin=origin))
        assert isinstance(caller, Caller)
        assert caller.user is not None
        assert caller.device is not None
        assert (caller.user.id, caller.device.name, caller.origin) == (ada.id, "Work laptop", origin or "")


@pytest.mark.parametrize(
    "authorization",
    [None, "", "Bearer", "Bearer ", "Bearer wrong", "{token}", "Basic {token}", "Bearer {token}x", "Bearer {token} x"],
)
def test_without_a_valid_token_nothing_is_told(context: Context, authorization: str | None) -> None:
    token = paired(context, admin(context))
    shown = authorization.format(token=token) if authorization else authorization
    refused = check_request(context, request(authorization=shown))
    assert isinstance(refused, Refusal)
    assert (refused.status, refused.message, refused.readable_by) == (401, "", OURS)


def test_a_revoked_token_opens_nothing(context: Context) -> None:
    ada = admin(context)
    token = paired(context, ada)
    accounts.revoke_device(context, ada, accounts.list_devices(context)[0][0].id)
    assert isinstance(check_request(context, request(authorization=f"Bearer {token}")), Refusal)


def test_a_token_works_only_in_the_extension_it_was_made_for(context: Context) -> None:
    token = paired(context, admin(context), extension_id="b" * 32)
    refused = check_request(context, request(authorization=f"Bearer {token}"))
    assert isinstance(refused, Refusal)
    assert refused.status == 401


def test_a_refused_request_leaves_no_trace(context: Context) -> None:
    token = paired(context, admin(context))
    check_request(context, request(authorization=f"Bearer {token}", host="evil.example"))
    assert accounts.list_devices(context)[0][0].last_used_at is None
