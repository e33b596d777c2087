"""Two companies of one name: the team's choice counts the next time, says whose it is, and can be revoked."""

from __future__ import annotations

import re

import _demo
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Desk

pytestmark = [pytest.mark.e2e, pytest.mark.matching]
PASSWORD = "a mill by the river, twice"


def another(desk: Desk, first: str, last: str) -> Page:
    """The panel beside the profile of somebody else who works at the company that Rosalind Quennby names."""
    slug = f"demo-{first}-{last}".lower()
    html = desk.html("demo-rosalind-quennby").replace("Rosalind", first).replace("Quennby", last)
    url = desk.browser.serve(f"in/{slug}", html.replace("demo-rosalind-quennby", slug))
    desk.browser.close_side_panel()
    desk.page = desk.browser.open(url)
    desk.browser.click_toolbar(desk.page)
    panel = desk.browser.side_panel()
    expect(panel.get_by_role("heading", level=1)).to_have_text(f"{first} {last}")
    return panel


def console(desk: Desk) -> Page:
    """The console, signed in as the admin."""
    page = desk.browser.open(f"{desk.sidecar.url}{_demo.way_in(desk.sidecar.context)}")
    page.fill("#password", PASSWORD)
    page.fill("#again", PASSWORD)
    page.click("main button")
    page.goto(f"{desk.sidecar.url}/console/companies-learned")
    return page


def test_a_company_chosen_once_is_known_until_it_is_revoked(desk: Desk) -> None:
    panel = desk.open("demo-rosalind-quennby")
    panel.get_by_role("radio", name=re.compile("Larkfield Consulting Ltd Bristol")).check()
    panel.get_by_role("button", name=re.compile("Review and")).click()
    panel.get_by_role("button", name="Add to itris").click()
    expect(panel.get_by_role("heading", level=1)).to_have_text("Added")

    panel = another(desk, "Imogen", "Thackley")
    expect(panel.get_by_role("heading", name="Larkfield Consulting Ltd")).to_be_visible()
    expect(panel.get_by_role("heading", name="Company mismatch")).to_have_count(0)
    card = panel.get_by_role("region", name="Larkfield Consulting Ltd")
    card.get_by_text("Why?").click()
    expect(card.get_by_text(re.compile("Demo Recruiter chose this company for this spelling on"))).to_be_visible()
    expect(card.get_by_text(re.compile("Revoking this choice in the console"))).to_be_visible()
    desk.shot(panel, "30-learned-company")

    page = console(desk)
    expect(page.get_by_text("means Larkfield Consulting Ltd (company 7)")).to_be_visible()
    page.get_by_role("button", name="Revoke the choice for Larkfield Consulting").click()
    expect(page.get_by_role("status")).to_contain_text("Next time it is asked again.")

    panel = another(desk, "Edwin", "Marlpit")
    expect(panel.get_by_role("heading", name="Company mismatch")).to_be_visible()
