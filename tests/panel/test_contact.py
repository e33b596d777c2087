"""Contact details: read, suggested, found. Only what the recruiter takes is ever sent."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.panel import samples
from tests.panel.conftest import OpenPanel
from tests.panel.fake_backend import FakeBackend, problem

SUGGESTED = samples.suggestion()["address"]


def planned(panel: Page, backend: FakeBackend) -> samples.Json:
    panel.locator("#primary").click()
    expect(panel.get_by_role("heading", level=1)).to_have_text("This will be written")
    fields: samples.Json = backend.posts("/api/v1/plans")[-1]["fields"]["applicant"]
    return fields


@pytest.fixture
def suggesting(backend: FakeBackend) -> FakeBackend:
    backend.answers["POST /api/v1/suggestions"] = {"emails": [samples.suggestion()]}
    return backend


def test_a_suggestion_says_why_and_is_not_written_unless_taken(open_panel: OpenPanel, suggesting: FakeBackend) -> None:
    panel = open_panel()
    expect(panel.get_by_text("11 of 12 contacts at this company use first.last@")).to_be_visible()
    expect(panel.get_by_text("Suggested, very likely")).to_be_visible()
    assert suggesting.posts("/api/v1/suggestions")[0]["company_id"] == 1
    assert "emails" not in planned(panel, suggesting)


def test_a_taken_suggestion_goes_into_the_field_and_out_again(open_panel: OpenPanel, suggesting: FakeBackend) -> None:
    panel = open_panel()
    panel.get_by_role("button", name=f"Use {SUGGESTED}").click()
    assert planned(panel, suggesting)["emails"] == [SUGGESTED]
    panel.keyboard.press("Escape")
    panel.get_by_role("button", name="Leave it out again").click()
    assert planned(panel, suggesting)["emails"] is None


def test_the_finder_is_not_there_unless_the_admin_chose_one(open_panel: OpenPanel, backend: FakeBackend) -> None:
    panel = open_panel()
    panel.get_by_role("tab").first.wait_for()
    expect(panel.get_by_role("button", name="Find contact details")).to_have_count(0)


def test_the_finder_is_asked_on_a_click_only_and_what_it_found_is_taken_by_hand(
    open_panel: OpenPanel, backend: FakeBackend
) -> None:
    backend.answers["GET /api/v1/me"] = samples.with_finder()
    backend.answers["POST /api/v1/finder"] = {"found": samples.FOUND}
    panel = open_panel()
    button = panel.get_by_role("button", name="Find contact details")
    expect(button).to_be_visible()
    assert backend.posts("/api/v1/finder") == []
    button.click()
    expect(panel.get_by_text("Found, likely")).to_be_visible()
    expect(panel.get_by_text("Source: Public register")).to_be_visible()
    panel.get_by_role("button", name="Use m.tennerby@mail.example").click()
    assert planned(panel, backend)["emails"] == ["m.tennerby@mail.example"]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"found": []}, "The finder knows no details of this person."),
        (problem(502, "finder_away", "The finder doesn't answer."), "The finder doesn't answer."),
        (problem(409, "finder_off"), "The finder is off"),
    ],
)
def test_a_finder_that_finds_nothing_or_fails_says_so(
    open_panel: OpenPanel, backend: FakeBackend, answer: object, said: str
) -> None:
    backend.answers["GET /api/v1/me"] = samples.with_finder()
    backend.answers["POST /api/v1/finder"] = answer  # type: ignore[assignment]
    panel = open_panel()
    panel.get_by_role("button", name="Find contact details").click()
    expect(panel.get_by_text(said)).to_be_visible()
