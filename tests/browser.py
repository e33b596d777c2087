"""A real Chromium with the extension, for tests: launch it, click its toolbar button, get hold of the real side panel.

`launched(playwright, tmp_path)` gives a `Browser`. Pages of www.linkedin.com are answered from strings, nothing leaves
the machine. Component tests use `browser.panel_in_tab(...)`; what needs the gesture, the width of the real panel or the
activeTab grant uses `browser.click_toolbar(page)` and `browser.side_panel()`.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Error, Page, Playwright, Route, Worker

ROOT = Path(__file__).resolve().parent.parent
EXTENSION = ROOT / "extension"
EXTENSION_ID = "cnnhpjnlkomkabgpiccacofblledagok"
PANEL = f"chrome-extension://{EXTENSION_ID}/panel/panel.html"
LINKEDIN = "https://www.linkedin.com/"
PATIENCE_S = 15

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1300,850",
    "--remote-debugging-port=0",
    # No test may touch the outside.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


def chromium() -> str:
    """The browser's path; skips the test with a clear message where there is none."""
    named = [os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome-for-testing"]
    found = next((path for name in named if name and (path := shutil.which(name))), None)
    if not found:
        pytest.skip("no Chromium found: install it or set CHROMIUM to its path")
    return found


class Browser:
    """One Chromium with the extension in a fresh profile."""

    def __init__(self, playwright: Playwright, context: BrowserContext, profile: Path, worker: Worker) -> None:
        self.playwright = playwright
        self.context = context
        self.profile = profile
        self.worker = worker
        self._pages: dict[str, str] = {}
        self._connections: list[Any] = []
        context.route(f"{LINKEDIN}**", self._answer)

    def _answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(LINKEDIN).split("?")[0].strip("/")
        body = self._pages.get(path)
        route.fulfill(status=200 if body else 404, body=body or "", content_type="text/html; charset=utf-8")

    def serve(self, path: str, html: str) -> str:
        """www.linkedin.com answers `path` with this HTML; gives the whole address."""
        self._pages[path.strip("/")] = html
        return LINKEDIN + path.strip("/") + "/"

    def open(self, url: str) -> Page:
        page = self.context.new_page()
        page.goto(url)
        page.bring_to_front()
        return page

    def tab_id(self, page: Page) -> int:
        """Chrome's own number of the tab that is active; `page` is brought to the front for it."""
        page.bring_to_front()
        tabs = self.worker.evaluate("chrome.tabs.query({active: true, lastFocusedWindow: true})")
        return int(tabs[0]["id"])

    def click_toolbar(self, page: Page) -> None:
        """A real click on the toolbar button: opens the side panel and grants activeTab, as a person's click does."""
        page.bring_to_front()
        browser = self.context.browser
        assert browser
        session = browser.new_browser_cdp_session()
        targets = session.send("Target.getTargets", {"filter": [{"type": "tab"}]})["targetInfos"]
        target = next(target["targetId"] for target in targets if target["url"] == page.url)
        session.send("Extensions.triggerAction", {"id": EXTENSION_ID, "targetId": target})
        session.detach()

    def side_panel(self) -> Page:
        """The real side panel, once it is open. Ask again after it was closed and opened."""
        port = int((self.profile / "DevToolsActivePort").read_text().split()[0])
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            # A connection sees only what was open when it was made.
            connection = self.playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
            self._connections.append(connection)
            pages = [page for context in connection.contexts for page in context.pages]
            panel = next((page for page in pages if page.url.startswith(PANEL) and "tabId" not in page.url), None)
            if panel:
                panel.set_default_timeout(PATIENCE_S * 1000)
                return panel
            time.sleep(0.2)
        raise AssertionError("the side panel did not open")

    def close_side_panel(self) -> None:
        """Closes the real side panel, if it is open, and waits until it is gone: it would go on acting otherwise."""
        browser = self.context.browser
        assert browser
        session = browser.new_browser_cdp_session()
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            targets = session.send("Target.getTargets")["targetInfos"]
            panels = [target for target in targets if target["url"] == PANEL]
            if not panels:
                session.detach()
                return
            for target in panels:
                with suppress(Error):  # one that is just closing is gone by the time we ask
                    session.send("Target.closeTarget", {"targetId": target["targetId"]})
            time.sleep(0.1)
        raise AssertionError("the side panel did not close")

    def panel_in_tab(self, beside: Page | None = None, *, width: int = 360, height: int = 760) -> Page:
        """The panel as an ordinary page of this width, bound to the tab of `beside`."""
        tab_id = self.tab_id(beside) if beside else 999_999
        page = self.context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{PANEL}?tabId={tab_id}")
        return page

    def grant(self, origins: str) -> None:
        """Grants an optional host permission, as a person would in the browser's own settings."""
        page = self.context.new_page()
        page.goto("chrome://extensions")
        page.evaluate(
            "([id, origins]) => chrome.developerPrivate.addHostPermission(id, origins)", [EXTENSION_ID, origins]
        )
        page.goto(PANEL)
        # Granted above, so the browser asks nobody; `evaluate` counts as the gesture this call needs.
        assert page.evaluate("origins => chrome.permissions.request({origins: [origins]})", origins)
        page.close()

    def stop_worker(self, page: Page) -> None:
        """Ends the service worker as Chrome does after half a minute of idling; the next event starts a new one.

        `page` is one of the extension's own: it sends that event, so that `worker` can be asked again.
        """
        session = self.context.new_cdp_session(page)
        session.send("ServiceWorker.enable")
        session.send("ServiceWorker.stopAllWorkers")
        session.detach()
        page.evaluate("chrome.alarms.create('start-the-worker', {when: Date.now()})")

    def store(self, **values: Any) -> None:
        """Puts values into the extension's storage, as if an earlier session had."""
        self.worker.evaluate("values => chrome.storage.local.set(values)", values)

    def stored(self) -> dict[str, Any]:
        return dict(self.worker.evaluate("chrome.storage.local.get(null)"))


@contextmanager
def launched(playwright: Playwright, profile: Path, language: str = "en-GB") -> Iterator[Browser]:
    """Chromium with the extension; `profile` may be used again to play a restart. HEADED=1 shows the window."""
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=chromium(),
        headless=os.environ.get("HEADED") != "1",
        args=[
            f"--disable-extensions-except={EXTENSION}",
            f"--load-extension={EXTENSION}",
            f"--lang={language}",
            *FLAGS,
        ],
        # Chromium on Linux takes its own language from here.
        env={**os.environ, "LANGUAGE": language},
        no_viewport=True,
        locale=language,
    )
    try:
        worker = context.service_workers[0] if context.service_workers else context.wait_for_event("serviceworker")
        browser = Browser(playwright, context, profile, worker)
        context.set_default_timeout(PATIENCE_S * 1000)
        yield browser
    finally:
        context.close()
