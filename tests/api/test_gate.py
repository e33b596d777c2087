"""Foreign, unpaired and outdated callers: refused without detail, before anything happens."""

from __future__ import annotations

from typing import Any

import pytest

from backend.accounts import User, approve_pairing, change_role, list_devices, new_pairing_code, shown_pairing
from backend.api import examples
from backend.api.views import looking
from backend.context import Context
from tests.accounts.people import colleague, paired
from tests.api.panel import ORIGIN, Panel, fields_of

pytestmark = pytest.mark.main


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"without": "Authorization"}, 401),
        ({"Authorization": "Bearer wrong"}, 401),
        ({"Authorization": "Basic YTpi"}, 401),
        ({"Authorization": "Bearer \xe9\xff"}, 401),
        ({"Origin": "https://www.linkedin.com"}, 403),
        ({"Origin": "chrome-extension://" + "a" * 32}, 403),
        ({"Origin": "null"}, 403),
        ({"Host": "evil.example"}, 403),
        ({"Host": "127.0.0.1:1"}, 403),
        ({"without": "X-Sidecar-Version"}, 403),
        ({"X_Sidecar_Version": "2"}, 400),
        ({"X_Sidecar_Version": "one"}, 400),
    ],
)
def test_wrong_headers_are_refused(panel: Panel, changed: Any, status: int) -> None:
    response = panel.get("/me", **changed)
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    assert response.get_json()["fields"] == []


@pytest.mark.parametrize("changed", [{"Origin": "https://www.linkedin.com"}, {"Host": "evil.example"}])
def test_a_foreign_page_can_not_read_the_refusal(panel: Panel, changed: Any) -> None:
    response = panel.get("/me", **changed)
    assert not [name for name in response.headers.keys() if name.startswith("Access-Control-")]  # noqa: SIM118
    assert response.get_json()["detail"] == ""


def test_the_panel_can_read_why_it_is_refused(panel: Panel) -> None:
    response = panel.get("/me", Authorization="Bearer wrong")
    assert response.headers["Access-Control-Allow-Origin"] == ORIGIN
    assert response.get_json()["code"] == "not_paired"
    assert "Access-Control-Allow-Credentials" not in response.headers


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/json; charset=utf-8", "application/x-www-form-urlencoded"]
)
def test_bodies_are_json_and_say_so_exactly(panel: Panel, content_type: str) -> None:
    assert panel.post("/checks", {"profiles": []}, Content_Type=content_type).status_code == 415


def test_a_preflight_names_what_the_panel_needs(panel: Panel) -> None:
    response = panel.send(
        "OPTIONS",
        "/adds",
        without="Authorization",
        Access_Control_Request_Method="POST",
        Access_Control_Request_Headers="authorization,content-type,idempotency-key,x-sidecar-version",
    )
    assert response.status_code == 200
    allowed = response.headers["Access-Control-Allow-Headers"].lower()
    assert all(name in allowed for name in ("authorization", "content-type", "idempotency-key", "x-sidecar-version"))
    assert response.headers["Access-Control-Allow-Origin"] == ORIGIN


def test_hello_answers_without_a_token_and_says_whether_one_is_valid(panel: Panel) -> None:
    assert panel.get("/hello", without="Authorization").get_json()["paired"] is False
    assert panel.get("/hello").get_json() | {"version": ""} == {
        "product": "sidecar",
        "api_versions": ["1"],
        "version": "",
        "paired": True,
        "set_up": True,
    }


def test_unpairing_ends_the_token_at_once(panel: Panel, context: Context) -> None:
    assert panel.send("DELETE", "/me/device").status_code == 204
    assert panel.get("/hello").get_json()["paired"] is False
    assert panel.get("/fields").status_code == 401
    assert list_devices(context) == []


def test_a_viewer_may_look_but_not_add(panel: Panel, context: Context, user: User) -> None:

    ben = colleague(context, user)
    panel.headers["Authorization"] = f"Bearer {paired(context, ben)}"
    change_role(context, user, ben.id, "viewer")

    response = panel.post("/adds", examples.ADD_REQUEST, Idempotency_Key="k")
    assert response.status_code == 403
    assert response.get_json()["code"] == "not_allowed"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nothing", 404),
        ("GET", "/", 404),
        ("DELETE", "/me", 405),
        ("GET", "/adds", 405),
        ("POST", "/me", 405),
        ("PUT", "/fields", 405),
    ],
)
def test_addresses_and_methods_that_are_none(panel: Panel, method: str, path: str, status: int) -> None:
    response = panel.send(method, path)
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    assert response.get_json()["hint"]
    if status == 405:
        assert response.headers["Allow"]


def test_answers_are_not_kept_by_anybody(panel: Panel) -> None:
    assert panel.get("/hello").headers["Cache-Control"] == "no-store"


def test_a_bug_is_a_500_without_its_innards(panel: Panel, monkeypatch: pytest.MonkeyPatch) -> None:

    def broken(*_: Any) -> Any:
        raise RuntimeError("secret words")

    monkeypatch.setattr(looking, "search_people", broken)
    response = panel.get("/people?query=jane")
    assert response.status_code == 500
    assert "secret" not in response.get_data(as_text=True)
    assert response.get_json()["hint"]


def test_pairing_through_the_api(panel: Panel, context: Context, user: User) -> None:

    code = new_pairing_code(context, user)
    claim = panel.post("/pairings", {"code": code.code, "device_name": "Chrome"}, without="Authorization")
    assert claim.status_code == 202
    body = claim.get_json()
    assert len(body["phrase"].split()) == 4
    address, secret = f"/pairings/{body['pairing_id']}", f"Pairing {body['secret']}"
    assert panel.get(address, Authorization=secret).get_json()["state"] == "waiting"
    assert panel.get(address, Authorization="Pairing wrong").status_code == 404
    assert panel.get(address, without="Authorization").status_code == 401
    approve_pairing(context, user, body["pairing_id"], "Laptop")
    approved = panel.get(address, Authorization=secret).get_json()
    assert approved["device"]["name"] == "Laptop"
    assert approved["user"]["name"] == user.name
    assert panel.get(address, Authorization=secret).get_json()["token"] is None, "the token is handed out once"
    panel.headers["Authorization"] = f"Bearer {approved['token']}"
    assert panel.get("/hello").get_json()["paired"] is True


def test_a_wrong_code_is_a_404_that_says_what_to_do(panel: Panel) -> None:
    response = panel.post("/pairings", {"code": "00000000", "device_name": "Chrome"})
    assert response.status_code == 404
    assert response.get_json()["code"] == "wrong_code"
    assert response.get_json()["hint"]


def test_only_the_extension_may_pair(panel: Panel) -> None:
    response = panel.post("/pairings", {"code": "00000000", "device_name": "x"}, without="Origin")
    assert response.status_code == 403


@pytest.mark.parametrize("add_id", ["nope", "%00", "%2e%2e", "a" * 100, "1%20or%201=1"])
def test_an_id_that_is_none_finds_nothing(panel: Panel, add_id: str) -> None:
    response = panel.get(f"/adds/{add_id}")
    assert response.status_code == 404
    assert fields_of(response) == []


def test_a_browser_whose_name_nobody_can_read_gets_a_plain_one(panel: Panel, context: Context, user: User) -> None:
    code = new_pairing_code(context, user)
    claim = panel.post("/pairings", {"code": code.code, "device_name": "\U000eb069"})
    assert claim.status_code == 202
    assert shown_pairing(context, user, code.id)[0].device_name == "A browser"
