"""The main job in the real side panel, from the page on www.linkedin.com to the record in the sandbox's store."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Desk

pytestmark = [pytest.mark.main, pytest.mark.e2e]

REVIEW = re.compile("Review and")
POST_APPLICANT = {"method": "POST", "path": "/api/v2/applicants"}


def add(panel: Page) -> None:
    """Review, then add."""
    panel.get_by_role("button", name=REVIEW).click()
    panel.get_by_role("button", name="Add to itris").click()


def confirm_all(panel: Page) -> None:
    """What LinkedIn only hints at counts once somebody has said yes to it."""
    buttons = panel.get_by_role("button", name="Confirm", exact=True)
    for _ in range(buttons.count()):
        buttons.first.click()


def expect_added(panel: Page) -> None:
    expect(panel.get_by_role("heading", level=1)).to_have_text("Added")


def test_a_new_person_at_a_new_company_with_a_mandatory_field_missing_first(desk: Desk) -> None:
    panel = desk.open("demo-astrid-solvanger")
    expect(panel.get_by_text("Not an applicant")).to_be_visible()
    expect(panel.get_by_role("heading", name="New company")).to_be_visible()
    desk.shot(panel, "01-new-company")
    panel.get_by_role("radio", name="Contact", exact=True).check()
    panel.get_by_role("button", name=REVIEW).click()
    expect(panel.locator("[aria-invalid=true]").first).to_be_focused()
    expect(panel.get_by_text(re.compile("is required. Please fill it in|is missing")).first).to_be_visible()
    desk.shot(panel, "02-mandatory-missing")
    panel.get_by_role("tab", name="Integrations").click()
    panel.get_by_label("Sector").select_option(label="Energy")
    confirm_all(panel)
    panel.get_by_role("tab", name="More options").click()
    panel.get_by_label("Contact type").select_option(index=1)
    confirm_all(panel)
    desk.shot(panel, "03-more-options")
    panel.get_by_role("button", name=REVIEW).click()
    expect(panel.get_by_text("Create company Solvanger Tidal Power Ltd")).to_be_visible()
    desk.shot(panel, "04-preview")
    panel.get_by_role("button", name="Add to itris").click()
    expect_added(panel)
    desk.shot(panel, "05-added")
    [company] = desk.companies("Solvanger Tidal Power Ltd")
    [contact] = desk.stored("contact", "Solvanger")
    assert contact["companyId"] == company["id"]
    assert contact["webAddresses"] == ["https://www.linkedin.com/in/demo-astrid-solvanger/"]
    assert len(desk.comments("contact", contact["id"])) == 1
    link = panel.get_by_role("link", name=re.compile(f"Contact {contact['id']}"))
    assert (link.get_attribute("href") or "").startswith("itris:?dburl=")


def test_a_known_applicant_is_recognised_and_brought_up_to_date(desk: Desk) -> None:
    panel = desk.open("demo-marisol-tennerby")
    expect(panel.get_by_role("link", name=re.compile("Applicant 1"))).to_be_visible()
    expect(panel.get_by_text("Not a contact")).to_be_visible()
    panel.get_by_text("Why?").first.click()
    expect(panel.get_by_text(re.compile("LinkedIn address"))).not_to_have_count(0)
    desk.shot(panel, "06-known-applicant")
    add(panel)
    expect(panel.get_by_role("heading", level=1)).to_have_text(re.compile("Added|Already there"))
    assert len(desk.stored("applicant", "Tennerby")) == 1


def test_a_known_contact_is_recognised(desk: Desk) -> None:
    panel = desk.open("demo-duncan-pellworth")
    expect(panel.get_by_role("link", name=re.compile("Contact 1"))).to_be_visible()
    expect(panel.get_by_text("Not an applicant")).to_be_visible()
    desk.shot(panel, "07-known-contact")


def test_somebody_who_is_both_shows_both_icons(desk: Desk) -> None:
    panel = desk.open("demo-priyanka-velloor")
    expect(panel.get_by_role("link", name=re.compile("Applicant 2"))).to_be_visible()
    expect(panel.get_by_role("link", name=re.compile("Contact 2"))).to_be_visible()
    desk.shot(panel, "08-both")


def test_an_applicant_is_added_as_a_contact_too_and_the_records_are_linked(desk: Desk) -> None:
    panel = desk.open("demo-marisol-tennerby")
    panel.get_by_role("radio", name="Contact", exact=True).check()
    panel.get_by_role("tab", name="More options").click()
    panel.get_by_label("Contact type").select_option(index=1)
    add(panel)
    expect_added(panel)
    desk.shot(panel, "09-applicant-as-contact-too")
    [contact] = desk.stored("contact", "Tennerby")
    [comment] = desk.comments("contact", contact["id"])
    assert {"recordType": "Applicant", "recordId": 1} in comment["links"]
    assert len(desk.stored("applicant", "Tennerby")) == 1


def test_a_company_mismatch_is_resolved_by_choosing(desk: Desk) -> None:
    panel = desk.open("demo-rosalind-quennby")
    expect(panel.get_by_role("heading", name="Company mismatch")).to_be_visible()
    panel.get_by_role("button", name=REVIEW).click()
    expect(panel.get_by_text("Decide first: which company?")).to_be_visible()
    desk.shot(panel, "10-company-mismatch")
    panel.get_by_role("radio", name=re.compile("Larkfield Consulting Ltd Bristol")).check()
    add(panel)
    expect_added(panel)
    assert desk.stored("applicant", "Quennby")[0]["companyId"] == 7


def test_one_near_company_is_a_question(desk: Desk) -> None:
    panel = desk.open("demo-tobias-hallgrim")
    expect(panel.get_by_role("heading", name="Is it this company?")).to_be_visible()
    desk.shot(panel, "11-is-it-this-company")
    panel.get_by_role("radio", name=re.compile("Yes: Kestrelby Engineering Ltd")).check()
    add(panel)
    expect_added(panel)
    assert desk.stored("applicant", "Hallgrim")[0]["companyId"] == 9


def test_a_name_mismatch_resolved_by_adding_to_the_record_there(desk: Desk) -> None:
    panel = desk.open("demo-callum-wexcombe")
    expect(panel.get_by_role("heading", name="Name mismatch")).to_be_visible()
    panel.get_by_text("Why?").first.click()
    desk.shot(panel, "12-name-mismatch")
    panel.get_by_role("radio", name=re.compile("Callum Wexcombe Signalling Engineer")).check()
    add(panel)
    expect_added(panel)
    [applicant] = desk.stored("applicant", "Wexcombe")
    assert applicant["id"] == 3
    assert "https://www.linkedin.com/in/demo-callum-wexcombe/" in applicant["webAddresses"]


def test_a_name_mismatch_resolved_by_creating_a_new_record(desk: Desk) -> None:
    panel = desk.open("demo-callum-wexcombe")
    panel.get_by_role("radio", name=re.compile("Somebody else")).check()
    add(panel)
    expect_added(panel)
    assert len(desk.stored("applicant", "Wexcombe")) == 2


def test_itris_failing_in_the_middle_settles_by_itself(desk: Desk) -> None:
    panel = desk.open("demo-joaquim-brandwell")
    expect(panel.get_by_role("button", name=REVIEW)).to_be_visible()
    desk.sidecar.sandbox.control(accept_then_drop={"match": POST_APPLICANT, "times": 1}, hide_new={"seconds": 3})
    add(panel)
    expect(panel.get_by_role("heading", level=1)).to_have_text("Not known yet")
    desk.shot(panel, "13-not-known-yet")
    expect(panel.get_by_role("heading", level=1)).to_have_text("Added", timeout=30_000)
    assert len(desk.stored("applicant", "Brandwell")) == 1
    [applicant] = desk.stored("applicant", "Brandwell")
    assert len(desk.comments("applicant", applicant["id"])) == 1


def test_the_next_profile_by_in_app_navigation_never_shows_the_previous_person(desk: Desk) -> None:
    panel = desk.open("demo-marisol-tennerby")
    title = panel.get_by_role("heading", level=1)
    expect(title).to_have_text("Marisol Tennerby")
    assert desk.page is not None
    # As LinkedIn does it: the address changes at once, the old page stays for a moment.
    desk.page.evaluate(
        """html => {
            history.pushState({}, '', '/in/demo-duncan-pellworth/');
            setTimeout(() => {
                const next = new DOMParser().parseFromString(html, 'text/html');
                document.title = next.title;
                document.body.replaceWith(document.adoptNode(next.body));
            }, 1500);
        }""",
        desk.html("demo-duncan-pellworth"),
    )
    expect(title).not_to_have_text("Marisol Tennerby", timeout=1_000)
    seen = set()
    for _ in range(200):
        text = title.text_content() or ""
        seen.add(text)
        if text == "Duncan Pellworth":
            break
        panel.wait_for_timeout(20)
    assert "Duncan Pellworth" in seen
    assert "Marisol Tennerby" not in seen
    expect(panel.get_by_role("link", name=re.compile("Contact 1"))).to_be_visible()


def test_the_page_itself_stays_untouched(desk: Desk) -> None:
    url = desk.browser.serve("in/demo-marisol-tennerby", desk.html("demo-marisol-tennerby"))
    desk.page = desk.browser.open(url)
    before = desk.page.evaluate("document.documentElement.outerHTML")
    desk.browser.click_toolbar(desk.page)
    expect(desk.browser.side_panel().get_by_role("button", name=REVIEW)).to_be_visible()
    assert desk.page.evaluate("document.documentElement.outerHTML") == before
