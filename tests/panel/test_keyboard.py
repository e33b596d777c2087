"""Everything by keyboard: Enter is the primary action, Esc the way back, focus goes where one would look next."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.panel import samples
from tests.panel.conftest import OpenPanel
from tests.panel.fake_backend import FakeBackend


def test_from_the_person_to_added_and_on_without_a_mouse(open_panel: OpenPanel, backend: FakeBackend) -> None:
    panel = open_panel()
    expect(panel.get_by_text("Not an applicant")).to_be_visible()
    title = panel.get_by_role("heading", level=1)
    expect(title).to_be_focused()
    panel.keyboard.press("Enter")
    expect(title).to_have_text("This will be written")
    expect(title).to_be_focused()
    panel.keyboard.press("Escape")
    expect(title).to_have_text("Marisol Tennerby")
    panel.keyboard.press("Enter")
    expect(title).to_have_text("This will be written")
    panel.keyboard.press("Enter")
    expect(title).to_have_text("Added")
    expect(title).to_be_focused()
    panel.keyboard.press("Enter")
    expect(title).to_have_text("Ready for the next person")


def test_letters_with_alt_choose_record_type_and_tab(open_panel: OpenPanel) -> None:
    panel = open_panel()
    panel.get_by_role("tab").first.wait_for()
    panel.keyboard.press("Alt+c")
    expect(panel.get_by_label("Contact", exact=True)).to_be_checked()
    panel.keyboard.press("Alt+o")
    expect(panel.get_by_role("tab", name="More options")).to_be_focused()
    panel.keyboard.press("ArrowLeft")
    expect(panel.get_by_role("tab", name="Integrations")).to_be_focused()
    expect(panel.get_by_role("tab", name="Integrations")).to_have_attribute("aria-selected", "true")


def test_a_company_mismatch_is_solved_with_tab_and_space(open_panel: OpenPanel, backend: FakeBackend) -> None:
    backend.check_says(samples.company_mismatch)
    panel = open_panel()
    panel.get_by_role("heading", name="Company mismatch").wait_for()
    panel.keyboard.press("Enter")
    expect(panel.get_by_role("heading", name="Company mismatch")).to_be_focused()
    panel.keyboard.press("Tab")
    panel.keyboard.press("Space")
    expect(panel.get_by_role("radio", name="Larkfield Consulting Ltd Leeds")).to_be_checked()
    panel.keyboard.press("Enter")
    expect(panel.get_by_role("heading", level=1)).to_have_text("This will be written")


def test_a_search_by_hand_without_a_mouse(open_panel: OpenPanel) -> None:
    panel = open_panel()
    panel.get_by_role("button", name="Search companies in itris").focus()
    panel.keyboard.press("Enter")
    expect(panel.get_by_label("Company name")).to_be_focused()
    panel.locator(".result").first.wait_for()
    panel.keyboard.press("Enter")
    expect(panel.locator(".result").first).to_be_focused()
    panel.keyboard.press("Enter")
    expect(panel.get_by_role("heading", name="Brackwell Pumps Ltd")).to_be_visible()
    expect(panel.get_by_text("Chosen by you.")).to_be_visible()
    expect(panel.locator("#open-search-company")).to_be_focused()


def test_escape_closes_the_search_first(open_panel: OpenPanel) -> None:
    panel = open_panel()
    panel.get_by_role("button", name="Search companies in itris").click()
    panel.keyboard.press("Escape")
    expect(panel.get_by_label("Company name")).to_have_count(0)
    expect(panel.locator("#open-search-company")).to_be_focused()


def test_a_note_of_several_lines_is_sent_with_control_enter(open_panel: OpenPanel, backend: FakeBackend) -> None:
    panel = open_panel()
    panel.get_by_role("tab", name="More options").click()
    panel.get_by_label("Note for the comment").focus()
    panel.keyboard.type("One")
    panel.keyboard.press("Enter")
    panel.keyboard.type("Two")
    panel.keyboard.press("Control+Enter")
    expect(panel.get_by_role("heading", level=1)).to_have_text("This will be written")
    assert backend.posts("/api/v1/plans")[0]["note"] == "One\nTwo"
