"""Anybody in the directory by a few keys, and the road from there: the same check, plan and add."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.panel import samples
from tests.panel.conftest import OpenPanel
from tests.panel.fake_backend import FakeBackend, problem

PEOPLE = "GET /api/v1/people"


@pytest.fixture
def panel(open_panel: OpenPanel, backend: FakeBackend) -> Page:
    other = samples.person_match(contact_id=77, full_name="Marius Tennant")
    backend.answers[PEOPLE] = {"people": [samples.found_person(), other]}
    panel = open_panel(samples.profile(full_name="Duncan Pellworth", public_id="demo-duncan-pellworth"))
    panel.get_by_role("tab").first.wait_for()
    return panel


def heading(panel: Page, text: str) -> None:
    expect(panel.get_by_role("heading", level=1)).to_have_text(text)


@pytest.mark.parametrize("keys", ["Alt+s", "/"])
def test_found_chosen_and_added_by_keyboard_alone(panel: Page, backend: FakeBackend, keys: str) -> None:
    backend.check_says(samples.existing)
    panel.keyboard.press(keys)
    expect(panel.get_by_label("Name, company or e-mail")).to_be_focused()
    panel.keyboard.type("tenn")
    expect(panel.locator(".result")).to_have_count(2)
    panel.keyboard.press("ArrowDown")
    panel.keyboard.press("ArrowDown")
    panel.keyboard.press("ArrowUp")
    panel.keyboard.press("Enter")
    heading(panel, "Marisol Tennerby")
    expect(panel.get_by_role("heading", level=1)).to_be_focused()
    expect(panel.get_by_text("From itris, not from the page beside.")).to_be_visible()
    expect(panel.get_by_role("link", name="Applicant 1042")).to_be_visible()
    assert backend.posts("/api/v1/checks")[-1]["profiles"][0]["public_id"] == "demo-marisol-tennerby"


def test_the_record_chosen_is_the_one_even_where_names_differ(panel: Page, backend: FakeBackend) -> None:
    backend.check_says(samples.name_mismatch)
    panel.keyboard.press("Alt+s")
    panel.keyboard.type("tenn")
    panel.locator(".result").first.click()
    panel.locator("#primary").click()
    heading(panel, "This will be written")
    asked = backend.posts("/api/v1/plans")[-1]["person"]
    assert asked == {"choice": "existing", "applicant_id": 1042, "contact_id": None}


def test_escape_leads_back_to_who_was_there_and_read_again_to_the_page(panel: Page, backend: FakeBackend) -> None:
    panel.keyboard.press("Alt+s")
    panel.keyboard.press("Escape")
    heading(panel, "Duncan Pellworth")
    panel.keyboard.press("Alt+s")
    panel.keyboard.type("tenn")
    panel.locator(".result").first.click()
    heading(panel, "Marisol Tennerby")
    panel.keyboard.press("Alt+r")
    heading(panel, "Duncan Pellworth")


def test_a_slash_that_is_typed_stays_a_slash(panel: Page) -> None:
    panel.get_by_role("tab", name="More options").click()
    panel.get_by_label("Note for the comment").focus()
    panel.keyboard.type("a/b")
    expect(panel.get_by_label("Note for the comment")).to_have_value("a/b")


def test_nobody_found_and_a_failure_each_say_what_to_do(panel: Page, backend: FakeBackend) -> None:
    backend.answers[PEOPLE] = {"people": []}
    panel.keyboard.press("Alt+s")
    panel.keyboard.type("x")
    expect(panel.get_by_text("Nobody found. Try part of the name")).to_be_visible()
    backend.answers[PEOPLE] = problem(500, "backend_error")
    panel.keyboard.type("y")
    expect(panel.get_by_role("alert")).to_contain_text("Sidecar had an error")
    backend.answers[PEOPLE] = {"people": [samples.found_person()]}
    panel.get_by_role("button", name="Try again").click()
    expect(panel.locator(".result")).to_have_count(1)


def test_not_this_person_is_said_checked_again_and_taken_back(open_panel: OpenPanel, backend: FakeBackend) -> None:
    backend.check_says(samples.existing)
    panel = open_panel()
    panel.get_by_role("link", name="Applicant 1042").wait_for()
    backend.check_says(samples.check)
    panel.get_by_role("button", name="Not this person").click()
    expect(panel.get_by_text("Applicant 1042 is somebody else")).to_be_visible()
    expect(panel.get_by_text("Not an applicant")).to_be_visible()
    [said] = backend.posts("/api/v1/unlinks")
    assert (said["kind"], said["record_id"]) == ("applicant", 1042)
    assert said["profile"]["public_id"] == "demo-marisol-tennerby"
    backend.check_says(samples.existing)
    panel.get_by_role("button", name="Take that back").click()
    expect(panel.get_by_role("link", name="Applicant 1042")).to_be_visible()
    assert ("DELETE", "/api/v1/unlinks/5") in [(method, path) for method, path, *_ in backend.asked]


def test_an_unlink_that_fails_says_so(open_panel: OpenPanel, backend: FakeBackend) -> None:
    backend.check_says(samples.existing)
    backend.answers["POST /api/v1/unlinks"] = problem(403, "not_allowed")
    panel = open_panel()
    panel.get_by_role("button", name="Not this person").click()
    expect(panel.get_by_role("alert")).to_contain_text("You may look, but not add")
    expect(panel.get_by_role("link", name="Applicant 1042")).to_be_visible()
