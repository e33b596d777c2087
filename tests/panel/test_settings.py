"""This panel's own settings: following tabs without a click each, and the time to undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser import Browser, launched
from tests.panel import samples
from tests.panel.conftest import OpenPanel
from tests.panel.fake_backend import FakeBackend
from tests.panel.pages import profile_page

FOLLOW = "Read LinkedIn profiles as I open them"


def settings(panel: Page) -> None:
    panel.get_by_role("button", name="Settings and help").click()


@pytest.fixture
def careful(playwright: Playwright, backend: FakeBackend, tmp_path: Path) -> Iterator[Browser]:
    """A browser of its own, in which no permission was ever given."""
    with launched(playwright, tmp_path) as browser:
        browser.store(connection={"address": backend.url, "token": backend.token})
        yield browser


@pytest.mark.e2e
def test_following_tabs_is_off_until_switched_on_and_can_be_switched_off(careful: Browser) -> None:
    page = careful.open(careful.serve("in/demo-marisol-tennerby", profile_page(samples.profile())))
    panel = careful.panel_in_tab(page)
    title = panel.get_by_role("heading", level=1)
    expect(title).to_contain_text("Click the Sidecar button")
    expect(panel.get_by_text("allowed to follow LinkedIn tabs")).to_be_visible()
    settings(panel)
    switch = panel.get_by_role("switch", name=FOLLOW)
    expect(switch).not_to_be_checked()
    expect(panel.get_by_text("Chrome asks you once.")).to_be_visible()
    # What a person answers to Chrome's own question; headless Chrome shows none.
    careful.grant("https://www.linkedin.com/*")
    expect(switch).to_be_checked()
    panel.keyboard.press("Escape")
    expect(title).to_have_text("Marisol Tennerby")
    settings(panel)
    switch.uncheck()
    expect(panel.get_by_text("each tab needs a click")).to_be_visible()
    assert not panel.evaluate("chrome.permissions.contains({origins: ['https://www.linkedin.com/*']})")
    switch.check()
    expect(switch).to_be_checked()
    assert panel.evaluate("chrome.permissions.contains({origins: ['https://www.linkedin.com/*']})")


def test_the_time_to_undo_is_remembered(open_panel: OpenPanel, backend: FakeBackend, browser: Browser) -> None:
    panel = open_panel()
    settings(panel)
    expect(panel.get_by_label("Time to undo an add")).to_have_value("5")
    panel.get_by_label("Time to undo an add").select_option(label="20 seconds")
    assert browser.stored()["hold_s"] == 20
    panel.close()
    other = open_panel()
    settings(other)
    expect(other.get_by_label("Time to undo an add")).to_have_value("20")


def test_every_shortcut_is_listed(open_panel: OpenPanel) -> None:
    panel = open_panel()
    settings(panel)
    expect(panel.locator(".shortcuts kbd")).to_contain_text(["Enter", "Esc", "Alt+S, /", "Alt+V", "Alt+T", "Alt+Z"])
