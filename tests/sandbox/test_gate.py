"""Signing in and the throttle."""

from __future__ import annotations

import pytest
import requests

from tests.fakes import FakeClock
from tests.sandbox.conftest import Client, Start


class Bearer(requests.auth.AuthBase):
    def __init__(self, token: str) -> None:
        self.token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self.token}"
        return request


def token(client: Client, password: str = "sandbox") -> requests.Response:
    return client("POST", "/auth/token", {"username": "sidecar", "password": password}, auth=None)


@pytest.mark.parametrize("auth", [None, ("sidecar", "wrong"), ("other", "sandbox"), Bearer("x")])
def test_without_the_right_password_nothing_is_answered(client: Client, auth: object) -> None:
    answer = client("GET", "/applicants", auth=auth)
    assert answer.status_code == 401
    assert answer.json()["message"]


def test_a_token_is_given_for_the_password_and_ends(start: Start, clock: FakeClock) -> None:
    client = start(auth="token", token_seconds=60, clock=clock)
    assert client.get("/applicants").status_code == 401, "no basic sign-in where tokens are wanted"
    given = token(client).json()
    assert given["expiresIn"] == 60
    client.auth = Bearer(given["accessToken"])
    assert client.get("/applicants").status_code == 200
    clock.advance(60)
    assert client.get("/applicants").status_code == 401


def test_no_token_for_a_wrong_password_or_body(start: Start) -> None:
    client = start(auth="token")
    assert token(client, "wrong").status_code == 401
    assert client("POST", "/auth/token", [], auth=None).status_code == 400


def test_an_expired_session_ends_the_token_that_was_shown(start: Start) -> None:
    client = start(auth="token")
    client.auth = Bearer(token(client).json()["accessToken"])
    client.itris.control(expired_session={"times": 1})
    assert [client.get("/users/me").status_code for _ in range(2)] == [401, 401]
    client.auth = Bearer(token(client).json()["accessToken"])
    assert client.get("/users/me").status_code == 200


def test_the_throttle_lets_so_many_calls_pass_in_a_window(start: Start, clock: FakeClock) -> None:
    client = start(throttle=(2, 10), clock=clock)
    assert [client.get("/users/me").status_code for _ in range(3)] == [200, 200, 429]
    clock.advance(4)
    refused = client.get("/users/me")
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "6")
    clock.advance(6)
    assert client.get("/users/me").status_code == 200


def test_the_throttle_is_off_by_default_and_can_be_switched(client: Client) -> None:
    assert {client.get("/users/me").status_code for _ in range(30)} == {200}
    client.itris.control(throttle={"calls": 1, "seconds": 3600})
    assert [client.get("/users/me").status_code for _ in range(2)] == [200, 429]
    client.itris.clear()
    assert client.get("/users/me").status_code == 200


def test_an_unknown_way_of_signing_in_is_refused_at_the_start(start: Start) -> None:
    with pytest.raises(ValueError, match="basic, token"):
        start(auth="ntlm")
