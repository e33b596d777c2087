"""People who are not on the page, in the real side panel: searched, from a PDF, from pasted text, found details."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from backend import finder
from backend.audit import Actor
from tests.e2e.conftest import Desk
from tests.e2e.test_main_job import add, expect_added
from tests.profile.linkedin_pdf import pdf, protected
from tests.profile.test_pasted import COPIED
from tests.profile.test_pdf import ENGLISH

pytestmark = [pytest.mark.main, pytest.mark.e2e]


@pytest.fixture
def panel(desk: Desk) -> Page:
    """The panel beside a known applicant."""
    panel = desk.open("demo-marisol-tennerby")
    expect(panel.get_by_role("link", name=re.compile("Applicant 1"))).to_be_visible()
    return panel


def title(panel: Page, text: str) -> None:
    expect(panel.get_by_role("heading", level=1)).to_have_text(text)


def test_somebody_found_by_hand_goes_the_same_road(desk: Desk, panel: Page) -> None:
    panel.keyboard.press("Alt+s")
    panel.keyboard.type("pellworth")
    expect(panel.locator(".result")).to_have_count(1)
    desk.shot(panel, "19-search")
    panel.keyboard.press("ArrowDown")
    panel.keyboard.press("Enter")
    title(panel, "Duncan Pellworth")
    expect(panel.get_by_role("link", name=re.compile("Contact 1"))).to_be_visible()
    panel.get_by_role("radio", name="Contact", exact=True).check()
    expect(panel.get_by_role("button", name="Review and update")).to_be_visible()
    desk.shot(panel, "20-found-by-hand")


def test_linkedins_pdf_is_read_checked_and_added(desk: Desk, panel: Page) -> None:
    panel.keyboard.press("Alt+v")
    panel.locator("#file").set_input_files(
        {"name": "Profile.pdf", "mimeType": "application/pdf", "buffer": protected(pdf(ENGLISH))}
    )
    expect(panel.get_by_role("alert")).to_contain_text("password")
    desk.shot(panel, "21-pdf-protected")
    panel.locator("#file").set_input_files(
        {"name": "Profile.pdf", "mimeType": "application/pdf", "buffer": pdf(ENGLISH)}
    )
    expect(panel.get_by_text("From a PDF. Please look twice.")).to_be_visible()
    expect(panel.get_by_role("tab").first).to_be_visible()
    panel.get_by_text("Where each value was read").click()
    desk.shot(panel, "22-pdf")


def test_pasted_text_is_read_checked_and_added(desk: Desk, panel: Page) -> None:
    panel.keyboard.press("Alt+v")
    panel.get_by_label("Select all of the profile").fill(COPIED)
    panel.keyboard.press("Control+Enter")
    title(panel, "Jane Quillfeather")
    panel.get_by_role("button", name="Leave the company out").click()
    add(panel)
    expect_added(panel)
    [applicant] = desk.stored("applicant", "Quillfeather")
    assert "https://www.linkedin.com/in/jane-quillfeather/" in applicant["webAddresses"]


def test_the_finder_is_asked_on_a_click_and_only_what_is_taken_is_written(desk: Desk) -> None:
    finder.save_finder(desk.sidecar.context, Actor("user:1"), f"{desk.sidecar.sandbox.url}/finder", "sandbox-finder")
    panel = desk.open("demo-joaquim-brandwell")
    panel.get_by_role("button", name="Find contact details").click()
    use = panel.get_by_role("button", name=re.compile("^Use .*@"))
    expect(use).to_be_visible()
    address = (use.get_attribute("aria-label") or "").removeprefix("Use ")
    use.click()
    desk.shot(panel, "23-finder")
    add(panel)
    expect_added(panel)
    [applicant] = desk.stored("applicant", "Brandwell")
    assert applicant["emailAddresses"] == [address]
    assert applicant["phoneNumbers"] == []
