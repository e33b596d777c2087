"""The Applicant Inbox: the four documented bodies, the documented states, and what the buttons do."""

from __future__ import annotations

from typing import Any

import pytest

from backend.sandbox.lists import item_id
from tests.sandbox.conftest import Client, Start

REGISTRATION: dict[str, Any] = {
    "firstName": "Ada",
    "lastName": "Merriwick",
    "emailAddress": "ada@mail.example",
    "phoneNumber": "+44 20 7946 0001",
    "webAddress": "https://www.linkedin.com/in/ada-merriwick",
    "cv": {"fileName": "CV.pdf", "fileContent": "aGVsbG8=", "fileDatetime": "2026-11-20T10:00:00.000Z"},
    "source": {"mediaName": "LinkedIn", "mediaChannelName": "LinkedIn"},
}


def items(client: Client) -> list[dict[str, Any]]:
    return client.itris.store("inbox")


def send(client: Client, body: dict[str, Any]) -> int:
    answer = client.post("/applicant/inbox", body)
    assert answer.status_code == 202
    assert answer.headers["X-Sandbox-Basis"] == "documented"
    return int(items(client)[-1]["id"])


def test_the_documented_bodies_become_items_of_their_type(start: Start) -> None:
    client = start(people=100)
    job = client.get("/jobs").json()["items"][0]["id"]
    sent = [
        (REGISTRATION, "Applicant Registration"),
        ({"applicantId": 1, "emailAddress": "new@mail.example"}, "Applicant Update"),
        ({"applicantId": 1, "applyToJobIds": [job], "notifyUserIds": [2]}, "Job Application"),
        ({"firstName": "Ada", "lastName": "Merriwick", "applyToJobIds": [job]}, "Job Application"),
    ]
    for body, kind in sent:
        send(client, body)
        assert (items(client)[-1]["type"], items(client)[-1]["state"]) == (kind, "Un-Processed")


def test_nothing_is_a_record_until_a_user_accepts_it(client: Client) -> None:
    number = send(client, REGISTRATION)
    assert client.names(lastName="Merriwick") == []
    client.itris.inbox(number, "create")
    found = client.get("/applicants", email="ada@mail.example").json()["items"][0]
    assert (
        found.items()
        >= {
            "firstName": "Ada",
            "phoneNumbers": ["+44 20 7946 0001"],
            "webAddresses": ["https://www.linkedin.com/in/ada-merriwick"],
            "mediaChannelId": item_id("MediaChannel", "LinkedIn"),
        }.items()
    )
    files = client.get("/attachments", recordType="Applicant", recordId=found["id"]).json()["items"]
    assert [file["fileName"] for file in files] == ["CV.pdf"]
    assert (items(client)[0]["state"], items(client)[0]["applicantId"]) == ("Processed", found["id"])


def test_an_accepted_update_adds_to_the_record(client: Client) -> None:
    number = send(client, {"applicantId": 1, "emailAddress": "new@mail.example"})
    client.itris.inbox(number, "update", 1)
    emails = client.get("/applicants/1").json()["emailAddresses"]
    assert emails == ["marisol.tennerby@mail.example", "new@mail.example"]


def test_continue_and_dismiss(client: Client) -> None:
    number = send(client, REGISTRATION)
    client.itris.inbox(number, "continue")
    assert items(client)[0]["state"] == "In Progress"
    client.itris.inbox(number, "dismiss")
    assert (items(client)[0]["state"], items(client)[0]["applicantId"]) == ("Processed", None)
    with pytest.raises(ValueError, match="already processed"):
        client.itris.inbox(number, "create")
    with pytest.raises(ValueError, match="no such inbox item"):
        client.itris.inbox(99, "dismiss")


def test_an_update_needs_an_applicant_that_exists(client: Client) -> None:
    number = send(client, REGISTRATION)
    for chosen in (None, 99):
        with pytest.raises(ValueError, match="applicant"):
            client.itris.inbox(number, "update", chosen)
    assert items(client)[0]["state"] == "Un-Processed"


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({"firstName": "Ada"}, "lastName"),
        ({"applicantId": 99}, "applicantId"),
        ({**REGISTRATION, "externalReference": "x"}, "externalReference"),
        ({**REGISTRATION, "emailAddress": 5}, "emailAddress"),
        ({**REGISTRATION, "applyToJobIds": [99]}, "applyToJobIds"),
        ({**REGISTRATION, "notifyUserIds": 2}, "notifyUserIds"),
        ({**REGISTRATION, "cv": {"fileName": "CV.pdf"}}, "cv"),
        ({**REGISTRATION, "cv": {**REGISTRATION["cv"], "fileContent": "!"}}, "cv"),
        ({**REGISTRATION, "cv": {**REGISTRATION["cv"], "fileDatetime": "now"}}, "cv"),
        ({**REGISTRATION, "source": "LinkedIn"}, "source"),
        ({**REGISTRATION, "source": {"mediaName": 1}}, "source"),
    ],
)
def test_an_item_is_refused_by_field(client: Client, body: dict[str, Any], named: str) -> None:
    answer = client.post("/applicant/inbox", body)
    assert (answer.status_code, list(answer.json()["errors"])) == (422, [named])
    assert items(client) == []
