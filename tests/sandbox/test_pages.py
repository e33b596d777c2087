"""The pages a recruiter would look at. They are read without JavaScript, so their HTML is what counts."""

from __future__ import annotations

import re

import pytest
import requests

from tests.sandbox.conftest import Client, Start, comment


def page(client: Client, path: str) -> str:
    answer = requests.get(client.itris.url + path, timeout=5)
    assert answer.status_code == 200
    assert "Sandbox: not itris." in answer.text
    assert "script" not in answer.headers["Content-Security-Policy"]
    return answer.text


def test_a_record_shows_what_it_holds_and_what_was_written_about_it(client: Client) -> None:
    client.patch("/applicants/2", {"externalReference": "sidecar:9", "summary": "Knows SAP."})
    client.post("/comments", comment(recordId=2, text="Added.", links=[{"recordType": "Contact", "recordId": 2}]))
    shown = page(client, "/applicants/2")
    for text in ("Priyanka Velloor", "Thistledown Logistics Ltd", "sidecar:9", "Knows SAP.", "Added.", "Record id"):
        assert text in shown
    assert "Applicant 2" in page(client, "/contacts/2"), "a linked comment says where it comes from"


def test_flags_are_said_in_words(client: Client) -> None:
    assert "Off-limits" in page(client, "/contacts/3")
    assert "Archived" in page(client, "/applicants/4")


def test_a_company_shows_its_people(client: Client) -> None:
    assert "Duncan Pellworth" in page(client, "/companies/2")


@pytest.mark.parametrize(
    "text", ["velloor", "Priyanka V", "linkedin.com/in/demo-priyanka-velloor", "priyanka.velloor@"]
)
def test_the_search_box_finds_by_whatever_is_typed(client: Client, text: str) -> None:
    assert "Priyanka Velloor" in page(client, f"/?q={text}")
    assert "Priyanka Velloor" in page(client, f"/contacts?q={text}")


@pytest.mark.parametrize("text", ["", "***", "%00", "%F0%9F%98%80", "x" * 500])
def test_odd_searches_find_something_or_nothing(client: Client, text: str) -> None:
    page(client, f"/?q={text}")


def test_lists_have_pages(start: Start) -> None:
    client = start(people=200)
    assert "Page 2 of" in page(client, "/applicants?page=2")
    page(client, "/applicants?page=99999999999999")
    page(client, "/applicants?page=x")


def test_what_people_wrote_is_text_and_only_web_pages_are_links(client: Client) -> None:
    body = {"knownAs": "<script>x</script>", "webAddresses": ["javascript:alert(1)", "portfolio.example/ada"]}
    client.patch("/applicants/1", body)
    shown = page(client, "/applicants/1")
    assert "<script>" not in shown
    links = re.findall(r'href="([^"]+)"', shown)
    assert "https://portfolio.example/ada" in links
    assert not any(link.startswith("javascript") for link in links)


def test_the_inbox_shows_who_it_may_be_and_its_buttons(client: Client) -> None:
    assert "Nothing has arrived" in page(client, "/inbox")
    sent = {"firstName": "Priyanka", "lastName": "Velloor", "webAddress": "https://linkedin.com/in/x"}
    client.post("/applicant/inbox", sent)
    shown = page(client, "/inbox")
    for text in ("Un-Processed", "Possible matches", "Update this applicant", "Create applicant", "Dismiss"):
        assert text in shown


@pytest.mark.parametrize("path", ["/applicants/99", "/jobs/1", "/nothing", "/attachments/1"])
def test_what_is_not_there_is_said_so(client: Client, path: str) -> None:
    answer = requests.get(client.itris.url + path, timeout=5)
    assert answer.status_code == 404
    assert "Not found" in answer.text
