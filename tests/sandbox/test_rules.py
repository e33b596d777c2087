"""What itris refuses, and that the refusal names the field."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from backend.sandbox.lists import item_id
from tests.sandbox.conftest import Client, company, contact, person

BODIES = {"applicants": person, "contacts": contact, "companies": company}


def refused(answer: requests.Response) -> list[str]:
    assert answer.status_code == 422, answer.text
    assert answer.json()["message"]
    return sorted(answer.json()["errors"])


@pytest.mark.parametrize(
    ("plural", "missing", "named"),
    [
        ("applicants", ["firstName"], ["firstName"]),
        ("applicants", ["lastName"], ["lastName"]),
        ("contacts", ["contactTypeId"], ["contactTypeId"]),
        ("contacts", ["companyId"], ["companyId"]),
        ("contacts", ["firstName", "lastName"], ["firstName", "lastName"]),
        ("contacts", ["town"], ["address"]),
        ("companies", ["name"], ["name"]),
        ("companies", ["sectorId"], ["sectorId"]),
        ("companies", ["town"], ["address"]),
    ],
)
def test_the_entry_forms_ask_for(client: Client, plural: str, missing: list[str], named: list[str]) -> None:
    body = {name: value for name, value in BODIES[plural]().items() if name not in missing}
    assert refused(client.post(f"/{plural}", body)) == named
    blank = {**BODIES[plural](), **dict.fromkeys(missing, " " if missing[0] not in ("companyId",) else None)}
    assert set(named) <= set(refused(client.post(f"/{plural}", blank))) | set(missing)


@pytest.mark.parametrize("way", ["address", "postcode", "town", "location"])
def test_any_one_part_is_address_enough(client: Client, way: str) -> None:
    body = {name: value for name, value in contact().items() if name != "town"}
    assert client.post("/contacts", {**body, way: "Leeds"}).status_code == 201


def test_a_change_must_leave_a_record_that_the_form_would_take(client: Client) -> None:
    assert refused(client.patch("/contacts/1", {"town": None})) == ["address"]
    assert refused(client.patch("/companies/1", {"name": ""})) == ["name"]
    assert client.patch("/contacts/1", {"town": None, "postcode": "YO1"}).status_code == 200


@pytest.mark.parametrize(
    ("plural", "more", "named"),
    [
        ("applicants", {"nickname": "Ada"}, "nickname"),
        ("applicants", {"id": 5}, "id"),
        ("contacts", {"companyName": "X"}, "companyName"),
        ("applicants", {"createdAt": "2026-01-01T00:00:00Z"}, "createdAt"),
        ("applicants", {"firstName": 5}, "firstName"),
        ("applicants", {"firstName": "x" * 101}, "firstName"),
        ("applicants", {"lastName": "a\x00b"}, "lastName"),
        ("applicants", {"lastName": "\ud800"}, "lastName"),
        ("applicants", {"emailAddresses": "a@b.example"}, "emailAddresses"),
        ("applicants", {"emailAddresses": [""]}, "emailAddresses"),
        ("applicants", {"phoneNumbers": ["1"] * 51}, "phoneNumbers"),
        ("applicants", {"offLimits": "yes"}, "offLimits"),
        ("applicants", {"companyId": 999}, "companyId"),
        ("applicants", {"companyId": True}, "companyId"),
        ("applicants", {"ownerUserId": 7}, "ownerUserId"),
        ("applicants", {"statusId": 999}, "statusId"),
        ("contacts", {"contactTypeId": 10**20}, "contactTypeId"),
        ("companies", {"sectorId": item_id("ContactType", "Client")}, "sectorId"),
        ("companies", {"sectorId": item_id("Sector", "Printing")}, "sectorId"),
        ("applicants", {"mediaChannelId": item_id("MediaChannel", "Newspaper")}, "mediaChannelId"),
    ],
)
def test_a_wrong_value_is_refused_by_name_and_nothing_is_stored(
    client: Client, plural: str, more: dict[str, Any], named: str
) -> None:
    kind = {"applicants": "applicant", "contacts": "contact", "companies": "company"}[plural]
    before = len(client.itris.store(kind))
    assert refused(client.post(f"/{plural}", {**BODIES[plural](), **more})) == [named]
    assert len(client.itris.store(kind)) == before


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"text"', b'{"firstName": NaN}', b"\xff"])
def test_a_body_that_is_no_json_object_is_400(client: Client, body: bytes) -> None:
    assert client("POST", "/applicants", data=body).status_code == 400


def test_html_and_right_to_left_marks_in_names_are_just_text(client: Client) -> None:
    name = "<b>Ada</b>\u202e"
    assert client.post("/applicants", person(knownAs=name)).json()["knownAs"] == name
