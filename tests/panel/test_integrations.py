"""The Integrations tab: the three warnings, each with its decision."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.panel import samples
from tests.panel.conftest import OpenPanel
from tests.panel.fake_backend import FakeBackend, problem


def review(panel: Page) -> None:
    panel.locator("#primary").click()


def chosen(backend: FakeBackend) -> samples.Json:
    return backend.posts("/api/v1/plans")[-1]


def test_a_company_mismatch_is_chosen_from_the_list(open_panel: OpenPanel, backend: FakeBackend) -> None:
    backend.check_says(samples.company_mismatch)
    panel = open_panel()
    expect(panel.get_by_role("heading", name="Company mismatch")).to_be_visible()
    expect(panel.get_by_text("Bristol · Consulting")).to_be_visible()
    panel.get_by_role("radio", name="Larkfield Consulting Ltd Bristol").check()
    review(panel)
    expect(panel.get_by_role("heading", name="This will be written")).to_be_visible()
    assert chosen(backend)["company"] == {"choice": "existing", "company_id": 7}


def test_one_near_company_is_a_question(open_panel: OpenPanel, backend: FakeBackend) -> None:
    backend.check_says(lambda person: samples.company_mismatch(person, 1))
    panel = open_panel()
    expect(panel.get_by_role("heading", name="Is it this company?")).to_be_visible()
    panel.get_by_label("Yes: Larkfield Consulting Ltd").check()
    review(panel)
    expect(panel.get_by_role("heading", name="This will be written")).to_be_visible()
    assert chosen(backend)["company"] == {"choice": "existing", "company_id": 6}


def test_without_a_decision_the_warning_is_highlighted_and_nothing_is_sent(
    open_panel: OpenPanel, backend: FakeBackend
) -> None:
    backend.check_says(samples.company_mismatch)
    panel = open_panel()
    review(panel)
    expect(panel.get_by_text("Decide first: which company?")).to_be_visible()
    expect(panel.get_by_role("heading", name="Company mismatch")).to_be_focused()
    assert backend.posts("/api/v1/plans") == []


def test_a_company_is_found_by_hand(open_panel: OpenPanel, backend: FakeBackend) -> None:
    backend.check_says(samples.company_mismatch)
    panel = open_panel()
    panel.get_by_role("button", name="Search companies in itris").click()
    box = panel.get_by_label("Company name")
    expect(box).to_be_focused()
    box.fill("brackwell")
    panel.get_by_role("button", name="Brackwell Pumps Ltd").click()
    expect(panel.get_by_label("Brackwell Pumps Ltd")).to_be_checked()
    review(panel)
    expect(panel.get_by_role("heading", name="This will be written")).to_be_visible()
    assert chosen(backend)["company"] == {"choice": "existing", "company_id": 41}


def test_a_search_that_fails_says_so(open_panel: OpenPanel, backend: FakeBackend) -> None:
    backend.answers["GET /api/v1/companies"] = problem(500, "backend_error")
    panel = open_panel()
    panel.get_by_role("button", name="Search companies in itris").click()
    expect(panel.get_by_role("alert")).to_contain_text("Sidecar had an error")


def test_a_new_company_shows_what_will_be_created_and_can_be_changed(
    open_panel: OpenPanel, backend: FakeBackend
) -> None:
    backend.check_says(samples.new_company)
    panel = open_panel()
    expect(panel.get_by_role("heading", name="New company")).to_be_visible()
    expect(panel.get_by_label("Company name")).to_have_value("Brackwell Pumps")
    panel.get_by_label("Company name").fill("Brackwell Pumps Limited")
    panel.get_by_role("button", name="Confirm").click()
    panel.get_by_label("Sector").select_option(label="Engineering")
    review(panel)
    expect(panel.get_by_role("heading", name="This will be written")).to_be_visible()
    assert chosen(backend)["company"] == {"choice": "create"}
    assert chosen(backend)["fields"]["company"] == {
        "name": "Brackwell Pumps Limited",
        "address": "Leeds, England, United Kingdom",
        "sector": 21,
    }


def test_a_namesake_is_told_with_the_reason_and_chosen(open_panel: OpenPanel, backend: FakeBackend) -> None:
    backend.check_says(samples.name_mismatch)
    panel = open_panel()
    expect(panel.get_by_role("heading", name="Name mismatch")).to_be_visible()
    panel.get_by_text("Why?").first.click()
    expect(panel.get_by_text("They work elsewhere.").first).to_be_visible()
    panel.get_by_role("radio", name="Marisol Tennerby Buyer").check()
    panel.get_by_label("Contact", exact=True).check()
    panel.get_by_role("tab", name="More options").click()
    panel.get_by_role("button", name="Confirm").click()
    review(panel)
    expect(panel.get_by_role("heading", name="This will be written")).to_be_visible()
    assert chosen(backend)["person"] == {"choice": "existing", "applicant_id": None, "contact_id": 88}


def test_a_namesake_is_somebody_else(open_panel: OpenPanel, backend: FakeBackend) -> None:
    backend.check_says(samples.name_mismatch)
    panel = open_panel()
    panel.get_by_label("Somebody else: create a new record").check()
    review(panel)
    expect(panel.get_by_role("heading", name="This will be written")).to_be_visible()
    assert chosen(backend)["person"]["choice"] == "create"


def test_a_wrong_match_is_replaced_by_a_person_found_by_hand(open_panel: OpenPanel, backend: FakeBackend) -> None:
    backend.check_says(samples.existing)
    panel = open_panel()
    panel.get_by_role("button", name="Wrong person? Search in itris").click()
    panel.get_by_role("button", name="Marisol Tennerby Process").click()
    expect(panel.get_by_text("Chosen by you.")).to_be_visible()
    panel.get_by_role("tab", name="More options").click()
    panel.get_by_label("Keep").check()
    review(panel)
    expect(panel.get_by_role("heading", name="This will be written")).to_be_visible()
    assert chosen(backend)["person"] == {"choice": "existing", "applicant_id": None, "contact_id": 77}
