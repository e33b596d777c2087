"""Comments and attachments."""

from __future__ import annotations

import base64
from typing import Any

import pytest
import requests

from backend.sandbox.lists import item_id
from tests.sandbox.conftest import Client, comment


def attachment(**more: Any) -> dict[str, Any]:
    return {
        "recordType": "Applicant",
        "recordId": 1,
        "fileName": "CV.pdf",
        "fileContent": base64.b64encode(b"hello").decode(),
        "fileDatetime": "2026-11-20T10:00:00Z",
        **more,
    }


def test_a_comment_stands_on_its_record_with_author_category_and_time(client: Client) -> None:
    written = client.post("/comments", comment(userId=3))
    assert written.status_code == 201
    assert client.get("/comments", recordType="Applicant", recordId=1).json()["items"] == [written.json()]
    assert client.get("/comments", recordType="Contact", recordId=1).json()["totalCount"] == 0
    assert client.itris.store("comment", record_type="Applicant", record_id=1) == [written.json()]
    assert written.json().items() >= {"userId": 3, "date": "2026-11-20T10:00:00.000Z", "links": []}.items()


def test_the_api_user_is_the_author_unless_somebody_else_is_named(client: Client) -> None:
    assert client.post("/comments", comment()).json()["userId"] == 1


def test_a_linked_comment_shows_on_both_records(client: Client) -> None:
    link = {"recordType": "Contact", "recordId": 2}
    number = client.post("/comments", comment(recordId=2, links=[link])).json()["id"]
    for record_type in ("Applicant", "Contact"):
        shown = client.get("/comments", recordType=record_type, recordId=2).json()["items"]
        assert [one["id"] for one in shown] == [number]


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ({"recordType": "Person"}, "recordType"),
        ({"recordType": None}, "recordType"),
        ({"recordId": 99}, "recordId"),
        ({"recordId": "1"}, "recordId"),
        ({"categoryId": item_id("CommentCategory", "Fax")}, "categoryId"),
        ({"categoryId": item_id("Sector", "Retail")}, "categoryId"),
        ({"text": " "}, "text"),
        ({"text": "x" * 4001}, "text"),
        ({"date": "20 November"}, "date"),
        ({"date": "2026-11-20T10:00:00"}, "date"),
        ({"userId": 99}, "userId"),
        ({"links": [{"recordType": "Contact", "recordId": 99}]}, "links"),
        ({"links": [{"recordType": "Contact"}]}, "links"),
        ({"links": "Contact 1"}, "links"),
        ({"mood": "good"}, "mood"),
    ],
)
def test_a_comment_is_refused_by_field(client: Client, more: dict[str, Any], named: str) -> None:
    answer = client.post("/comments", comment(**more))
    assert (answer.status_code, list(answer.json()["errors"])) == (422, [named])
    assert client.itris.store("comment") == []


def test_a_file_can_be_attached_listed_and_downloaded_from_the_page(client: Client) -> None:
    category = item_id("AttachmentCategory", "CV")
    answer = client.post("/attachments", attachment(categoryId=category))
    assert answer.status_code == 201
    assert "fileContent" not in answer.json()
    assert answer.json()["size"] == 5
    assert client.get("/attachments", recordType="Applicant", recordId=1).json()["items"] == [answer.json()]
    file = requests.get(f"{client.itris.url}/attachments/{answer.json()['id']}", timeout=5)
    assert file.content == b"hello"
    assert file.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ({"fileContent": "not base64!"}, "fileContent"),
        ({"fileContent": 5}, "fileContent"),
        ({"fileName": ""}, "fileName"),
        ({"fileDatetime": None}, "fileDatetime"),
        ({"categoryId": 101}, "categoryId"),
        ({"recordId": 99}, "recordId"),
        ({"extra": 1}, "extra"),
    ],
)
def test_an_attachment_is_refused_by_field(client: Client, more: dict[str, Any], named: str) -> None:
    answer = client.post("/attachments", attachment(**more))
    assert (answer.status_code, list(answer.json()["errors"])) == (422, [named])


@pytest.mark.parametrize("query", [{}, {"recordType": "Applicant"}, {"recordType": "Person", "recordId": 1}])
def test_comments_are_listed_for_one_record_only(client: Client, query: dict[str, Any]) -> None:
    answer = client.get("/comments", **query)
    assert (answer.status_code, "errors" in answer.json()) == (400, True)
