"""Second thoughts in the real side panel: an add taken back before and after it was written, a changed job."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Desk
from tests.e2e.test_main_job import add, expect_added

pytestmark = [pytest.mark.main, pytest.mark.e2e]


def title(panel: Page, text: str) -> None:
    expect(panel.get_by_role("heading", level=1)).to_have_text(text)


def test_an_add_taken_back_in_time_was_never_sent(desk: Desk) -> None:
    desk.browser.store(hold_s=20)
    panel = desk.open("demo-joaquim-brandwell")
    add(panel)
    title(panel, "About to be added")
    desk.shot(panel, "14-about-to-be-added")
    panel.keyboard.press("Alt+z")
    title(panel, "Undone")
    desk.shot(panel, "15-undone-in-time")
    assert desk.stored("applicant", "Brandwell") == []


def test_an_add_nobody_takes_back_leaves_by_itself(desk: Desk) -> None:
    desk.browser.store(hold_s=1)
    panel = desk.open("demo-joaquim-brandwell")
    add(panel)
    expect_added(panel)
    assert len(desk.stored("applicant", "Brandwell")) == 1


def test_an_update_goes_back_to_what_it_was(desk: Desk) -> None:
    [before] = desk.stored("applicant", "Tennerby")
    panel = desk.open("demo-marisol-tennerby")
    expect(panel.get_by_role("link", name=re.compile("Applicant 1"))).to_be_visible()
    take = panel.get_by_role("button", name="Take over")
    if take.count():
        take.click()
    else:
        panel.get_by_label("Take over", exact=True).first.check()
    desk.shot(panel, "16-changed-job")
    add(panel)
    expect_added(panel)
    [after] = desk.stored("applicant", "Tennerby")
    assert after["jobTitle"] != before["jobTitle"]
    panel.get_by_role("button", name="Undo").click()
    title(panel, "Undone")
    desk.shot(panel, "17-undone-after-writing")
    [again] = desk.stored("applicant", "Tennerby")
    assert again["jobTitle"] == before["jobTitle"]
    expect(panel.locator(".row-state").first).to_have_text("put back")


def test_a_wrong_match_is_unlinked_and_linked_again(desk: Desk) -> None:
    panel = desk.open("demo-marisol-tennerby")
    link = panel.get_by_role("link", name=re.compile("Applicant 1"))
    expect(link).to_be_visible()
    panel.get_by_role("button", name="Not this person").click()
    expect(panel.get_by_text("Applicant 1 is somebody else")).to_be_visible()
    expect(panel.get_by_text("Already in itris")).to_have_count(0)
    desk.shot(panel, "18-not-this-person")
    panel.get_by_role("button", name="Take that back").click()
    expect(link).to_be_visible()
