"""Nothing typed is lost: not when the tab changes, the panel closes, the worker stops or the backend goes away."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Playwright, expect

from tests.browser import Browser, launched
from tests.panel import samples
from tests.panel.conftest import OpenPanel
from tests.panel.fake_backend import FakeBackend, problem
from tests.panel.pages import profile_page

DUNCAN = samples.profile(full_name="Duncan Pellworth", public_id="demo-duncan-pellworth")


def test_a_closed_panel_comes_back_with_what_was_typed(
    open_panel: OpenPanel, browser: Browser, backend: FakeBackend
) -> None:
    backend.check_says(samples.name_mismatch)
    panel = open_panel()
    panel.get_by_label("Somebody else: create a new record").check()
    panel.get_by_role("tab", name="More options").click()
    panel.get_by_label("First name").fill("Mari")
    panel.get_by_label("Note for the comment").fill("Met at the fair.")
    panel.wait_for_timeout(100)
    browser.stop_worker(panel)
    panel.close()

    reopened = open_panel()
    expect(reopened.get_by_label("Somebody else: create a new record")).to_be_checked()
    reopened.get_by_role("tab", name="More options").click()
    expect(reopened.get_by_label("First name")).to_have_value("Mari")
    expect(reopened.get_by_label("Note for the comment")).to_have_value("Met at the fair.")


def test_each_person_has_a_draft_of_their_own(open_panel: OpenPanel) -> None:
    panel = open_panel()
    panel.get_by_role("tab", name="More options").click()
    panel.get_by_label("First name").fill("Mari")
    other = open_panel(DUNCAN)
    other.get_by_role("tab", name="More options").click()
    expect(other.get_by_label("First name")).to_have_value("Duncan")


def test_the_backend_going_away_takes_nothing(open_panel: OpenPanel, backend: FakeBackend) -> None:
    panel = open_panel()
    panel.get_by_role("tab", name="More options").click()
    panel.get_by_label("First name").fill("Mari")
    backend.answers["POST /api/v1/plans"] = problem(503, "unavailable", "The database is locked.", "Try again.")
    panel.locator("#primary").click()
    expect(panel.get_by_role("alert")).to_contain_text("The database is locked.")
    expect(panel.get_by_label("First name")).to_have_value("Mari")
    backend.answers["POST /api/v1/plans"] = samples.plan_for
    panel.locator("#primary").click()
    expect(panel.get_by_role("heading", name="This will be written")).to_be_visible()
    assert backend.posts("/api/v1/plans")[-1]["fields"]["applicant"]["first_name"] == "Mari"


def test_a_revoked_token_takes_nothing(open_panel: OpenPanel, backend: FakeBackend, browser: Browser) -> None:
    panel = open_panel()
    panel.get_by_role("tab", name="More options").click()
    panel.get_by_label("First name").fill("Mari")
    panel.wait_for_timeout(100)
    backend.token = "another"
    try:
        panel.locator("#primary").click()
        expect(panel.get_by_text("This browser is no longer paired")).to_be_visible()
    finally:
        backend.token = FakeBackend.token
    browser.store(connection={"address": backend.url, "token": backend.token})
    again = open_panel()
    again.get_by_role("tab", name="More options").click()
    expect(again.get_by_label("First name")).to_have_value("Mari")


def test_a_restarted_browser_still_has_the_draft_and_the_pairing(
    playwright: Playwright, backend: FakeBackend, tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    for first in (True, False):
        with launched(playwright, profile) as browser:
            browser.grant("https://www.linkedin.com/*")
            if first:
                browser.store(connection={"address": backend.url, "token": backend.token})
            person = samples.profile()
            page = browser.open(browser.serve(f"in/{person['public_id']}", profile_page(person)))
            panel = browser.panel_in_tab(page)
            panel.get_by_role("tab", name="More options").click()
            if first:
                panel.get_by_label("First name").fill("Mari")
                panel.wait_for_timeout(200)
            expect(panel.get_by_label("First name")).to_have_value("Mari")
