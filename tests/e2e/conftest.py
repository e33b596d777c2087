"""The whole road: real Chromium, the real side panel, a real backend, the sandbox over HTTP.

LinkedIn's pages are the demo pages, served under www.linkedin.com by the browser itself; nothing leaves the machine.
The judge is the sandbox's store.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import _demo
import pytest
import requests
from _browser import side_by_side
from playwright.sync_api import Page, Playwright, expect

from backend.itris import connect
from tests.browser import ROOT, Browser, launched

SHOTS = ROOT / "test-results" / "e2e"
expect.set_options(timeout=15_000)


@pytest.fixture
def sidecar(tmp_path: Path) -> Iterator[_demo.Demo]:
    """Sandbox and backend, connected, the directory read. The demo's choices are made."""
    with _demo.demo(
        tmp_path / "home",
        port=_demo.free_port(),
        people=0,
        SIDECAR_ARGON2_COST="1",
        SIDECAR_SETTLE_WINDOW_S="20",
        SIDECAR_READ_TIMEOUT_S="3",
    ) as running:
        _demo.demo_user(running.context)
        with _demo.serving(running):
            yield running


@pytest.fixture
def browser(playwright: Playwright, tmp_path: Path) -> Iterator[Browser]:
    with launched(playwright, tmp_path / "profile") as browser:
        yield browser


@dataclass
class Desk:
    """A recruiter at work: opens profiles and looks at the panel beside them."""

    browser: Browser
    sidecar: _demo.Demo
    page: Page | None = None

    def html(self, slug: str) -> str:
        """A demo page with its style inside, as no style sheet of ours lies on www.linkedin.com."""
        page = requests.get(f"{self.sidecar.url}/demo/in/{slug}/", timeout=10).text
        style = (ROOT / "backend/app/demo/static/demo.css").read_text()
        return page.replace("</head>", f"<style>{style}</style></head>")

    def open(self, slug: str) -> Page:
        """Open a profile on www.linkedin.com, click the toolbar button; gives the real side panel."""
        url = self.browser.serve(f"in/{slug}", self.html(slug))
        self.page = self.browser.open(url)
        self.browser.click_toolbar(self.page)
        return self.browser.side_panel()

    def chosen(self, kind: str, name: str) -> int:
        """The id of a list item, as a recruiter would pick it."""
        items = connect(self.sidecar.context).list_items(kind)
        return next(item.id for item in items if item.name == name)

    def shot(self, panel: Page, name: str) -> None:
        """A picture of the page with the panel beside it, for people to look at."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        assert self.page is not None
        side_by_side(self.page, panel, SHOTS / f"{name}.png")

    def stored(self, kind: str, last_name: str) -> list[dict[str, Any]]:
        return [record for record in self.sidecar.sandbox.store(kind) if record["lastName"] == last_name]

    def companies(self, name: str) -> list[dict[str, Any]]:
        return [record for record in self.sidecar.sandbox.store("company") if record["name"] == name]

    def comments(self, kind: str, record_id: int) -> list[dict[str, Any]]:
        found = self.sidecar.sandbox.store("comment", record_type=kind.capitalize(), record_id=record_id)
        return [comment for comment in found if "with Sidecar" in comment["text"]]


@pytest.fixture
def desk(browser: Browser, sidecar: _demo.Demo) -> Desk:
    """A paired browser whose recruiter lets adds leave at once."""
    user = _demo.demo_user(sidecar.context)
    token = _demo.pair(sidecar.context, user, "Chromium")
    browser.store(connection={"address": sidecar.url, "token": token}, hold_s=0)
    return Desk(browser, sidecar)
