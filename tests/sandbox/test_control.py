"""The sandbox's own addresses: the log, the raw store, and who may use them."""

from __future__ import annotations

import pytest
import requests

from backend.sandbox.app import create_sandbox
from tests.sandbox.conftest import Client, Start, company, person


def test_the_log_holds_the_calls_to_the_api_and_nothing_else(client: Client) -> None:
    client.get("/applicants", name="Ada Merriwick")
    client.post("/applicants", {})
    requests.get(client.itris.url, timeout=5)
    entries = client.itris.log()
    assert [(one["method"], one["path"], one["query"], one["status"]) for one in entries] == [
        ("GET", "/api/v2/applicants", "name=Ada+Merriwick", 200),
        ("POST", "/api/v2/applicants", "", 422),
    ]
    assert all(one["bytes"] > 0 and one["ms"] > 0 and one["time"].endswith("Z") for one in entries)
    client.itris.clear_log()
    assert client.itris.log() == []


def test_the_store_gives_records_by_any_of_their_keys(client: Client) -> None:
    made = client.post("/companies", company(externalReference="mark")).json()
    for query in ({"reference": "mark"}, {"name": "plumfield ltd"}, {"id": made["id"]}):
        assert [body["id"] for body in client.itris.store("company", **query)] == [made["id"]]
    assert len(client.itris.store("applicant")) == 4, "archived ones too"
    with pytest.raises(ValueError, match="kind is one of"):
        client.itris.store("colour")


@pytest.mark.parametrize("address", ["10.0.0.9", "2001:db8::1"])
def test_only_this_machine_may_use_them(tmp_path: object, address: str) -> None:
    app = create_sandbox(f"{tmp_path}/itris.db")
    caller = app.test_client()
    for path in ("/sandbox/control", "/sandbox/log", "/sandbox/store?kind=applicant"):
        assert caller.get(path, environ_base={"REMOTE_ADDR": address}).status_code == 403
        assert caller.get(path).status_code == 200
    app.extensions["itris"].file.close()


def test_pages_of_other_sites_may_not_use_them(client: Client) -> None:
    foreign = {"Sec-Fetch-Site": "cross-site"}
    assert requests.post(f"{client.itris.url}/sandbox/control", json={}, headers=foreign, timeout=5).status_code == 403
    assert requests.post(f"{client.itris.url}/inbox/1/dismiss", headers=foreign, timeout=5).status_code == 403


def test_a_body_that_is_too_large_is_refused(client: Client) -> None:
    answer = client("POST", "/applicants", data=b" " * 20_000_001)
    assert (answer.status_code, bool(answer.json()["message"])) == (413, True)


def test_what_is_stored_survives_a_restart(start: Start) -> None:
    start().post("/applicants", person(externalReference="mark"))
    assert len(start().itris.store("applicant", reference="mark")) == 1
