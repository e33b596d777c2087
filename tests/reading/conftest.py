"""Readers run in a real browser: a page is captured without its scripts, and read in a page of the extension's own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser import chromium

sys.path.append(str(Path(__file__).parents[2] / "scripts"))
import _reading

PAGES = Path(__file__).parent / "pages"
DEMO = "http://127.0.0.1:8765"

Read = Callable[[str, str], dict[str, Any]]
Call = Callable[..., Any]


@pytest.fixture(scope="session")
def plain_browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """A browser without the extension. Two Playwrights can't run in one process: another test's is shared."""
    try:
        running: Playwright | None = request.getfixturevalue("playwright")
    except pytest.FixtureLookupError:
        running = None
    own = None if running else sync_playwright().start()
    browser = (running or own).chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])  # type: ignore[union-attr]
    yield browser
    browser.close()
    if own:
        own.stop()


@pytest.fixture(scope="session")
def read_html(plain_browser: Browser) -> Iterator[Read]:
    """(HTML, address) → ReadResult."""
    with _reading.reader(plain_browser, [DEMO]) as read:
        yield read


@pytest.fixture
def read(read_html: Read) -> Read:
    """(name of a page in `pages/`, address) → ReadResult."""
    return lambda name, url: read_html((PAGES / f"{name}.html").read_text(encoding="utf-8"), url)


@pytest.fixture(scope="session")
def call(plain_browser: Browser) -> Iterator[Call]:
    """(module, function, arguments…) → what the extension's function answers."""
    context = plain_browser.new_context()
    page = _reading.open_readers(context.new_page())
    yield lambda module, function, *arguments: page.evaluate(
        "async ([module, name, args]) => (await import(`/reading/${module}.js`))[name](...args)",
        [module, function, list(arguments)],
    )
    context.close()
