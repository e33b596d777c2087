"""Readers run in a real browser: a page is captured without its scripts, and read in a page of the extension's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import _reading
import pytest
from playwright.sync_api import Browser

PAGES = Path(__file__).parent / "pages"
DEMO = "http://127.0.0.1:8765"

Read = Callable[[str, str], dict[str, Any]]
Call = Callable[..., Any]


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
