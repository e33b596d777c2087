"""The panel speaks the browser's language where it knows it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Playwright, expect

from tests.browser import launched
from tests.panel import samples
from tests.panel.fake_backend import FakeBackend
from tests.panel.pages import profile_page


def test_german(playwright: Playwright, backend: FakeBackend, tmp_path: Path) -> None:
    person = samples.profile()
    with launched(playwright, tmp_path / "profile", language="de") as browser:
        browser.grant("https://www.linkedin.com/*")
        browser.store(connection={"address": backend.url, "token": backend.token})
        panel = browser.panel_in_tab(browser.open(browser.serve(f"in/{person['public_id']}", profile_page(person))))
        expect(panel.get_by_text("Kein Bewerber")).to_be_visible()
        expect(panel.get_by_text("Stand von itris: vor 4 Minuten")).to_be_visible()
        expect(panel.locator("html")).to_have_attribute("lang", "de")
