"""The registry of selectors against the pages: how often each one matches is written beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.reading.conftest import PAGES, Call

COUNT = "([html, css]) => new DOMParser().parseFromString(html, 'text/html').querySelectorAll(css).length"


def registry(call: Call) -> dict[str, dict[str, Any]]:
    """The selectors, by way of a module that only tests import."""
    result: dict[str, dict[str, Any]] = call("selectors", "all")
    return result


def test_every_selector_matches_as_often_as_it_says(call: Call, plain_browser: Browser) -> None:
    page = plain_browser.new_page()
    wrong = [
        f"{name} on {file}: {found}, should be {count}"
        for name, selector in registry(call).items()
        for file, count in selector["seen"]
        if (found := page.evaluate(COUNT, [_html(file), selector["css"]])) != count
    ]
    page.close()
    assert wrong == []


def test_every_selector_has_been_seen_on_a_page(call: Call) -> None:
    never = [name for name, one in registry(call).items() if not any(count for _, count in one["seen"])]
    assert never == []


def test_readers_keep_no_selector_that_nobody_uses(call: Call) -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in _readers())
    assert [name for name in registry(call) if f"'{name}'" not in source] == []


def _html(name: str) -> str:
    return (PAGES / f"{name}.html").read_text(encoding="utf-8")


def _readers() -> list[Path]:
    return sorted((Path(__file__).parents[2] / "extension" / "reading").glob("*.js"))
