"""Opens a Chromium of its own with the extension loaded and paired, and the panel on a demo profile."""

from __future__ import annotations

import os
import sys
import threading
import time
from io import BytesIO
from pathlib import Path

import requests
from _demo import Demo, demo_user, pair
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser import launched

PROFILE = "/demo/in/demo-callum-wexcombe/"


def open_in_background(running: Demo, chromium: str, home: Path) -> None:
    """Wait for the backend in a thread, then open the browser; it stays until its window is closed."""
    os.environ["CHROMIUM"] = chromium
    seen = sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    os.environ["HEADED"] = "1" if seen else "0"
    token = pair(running.context, demo_user(running.context), "scripts/run --browser")
    threading.Thread(target=_open, args=(running, token, home, seen), daemon=True).start()


def _open(running: Demo, token: str, home: Path, seen: bool) -> None:
    _wait_for(running.url)
    with sync_playwright() as playwright, launched(playwright, home / "browser") as browser:
        browser.store(connection={"address": running.url, "token": token})
        page = browser.open(running.url + PROFILE)
        browser.click_toolbar(page)
        if seen:
            print("Chromium is open with the panel beside a demo profile.", flush=True)
            page.wait_for_event("close", timeout=0)
        else:
            picture = home / "panel.png"
            photograph(page, browser.side_panel(), picture)
            print(f"There is no screen here, so this is a picture of it: {picture}", flush=True)


def photograph(page: Page, panel: Page, target: Path) -> None:
    """A picture of page and panel, once the person has been checked."""
    panel.get_by_role("tab").first.wait_for()
    side_by_side(page, panel, target)


def side_by_side(page: Page, panel: Page, target: Path) -> None:
    """The page and the panel beside it, as one picture."""
    left, right = (Image.open(BytesIO(shown.screenshot())) for shown in (page, panel))
    both = Image.new("RGB", (left.width + right.width, max(left.height, right.height)), "white")
    both.paste(left, (0, 0))
    both.paste(right, (left.width, 0))
    both.save(target)


def _wait_for(url: str) -> None:
    for _ in range(200):
        try:
            if requests.get(f"{url}/console/", timeout=2).status_code < 500:
                return
        except requests.RequestException:
            time.sleep(0.1)
