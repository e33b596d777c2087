"""What LinkedIn changes from week to week, applied to our pages: the reading stays the same."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.reading.conftest import PAGES, Read

LINKEDIN = "https://www.linkedin.com"
PROFILES = {
    "sdui_profile_fr": "/in/aurelie-vdm/", "sdui_live_shape": "/in/bram-o/", "sdui_ids": "/in/layla-k/",
    "pvs_profile_de": "/in/joerg-uwe-b/",
}  # fmt: skip
SEARCH = "/search/results/people/?keywords=x"
SEARCHES = {"search_sdui": SEARCH, "search_universal": SEARCH}
LISTS = {**SEARCHES, "connections": "/mynetwork/invite-connect/connections/"}
HASHED = {name: path for name, path in {**PROFILES, **LISTS}.items() if name.startswith(("sdui", "search_sdui"))}
GERMAN = {"pvs_profile_de": PROFILES["pvs_profile_de"]}

SHOWN_ROW = (
    "[role=listitem]:not(:has(a[href*=headless])),"
    '[data-chameleon-result-urn^="urn:li:member:"]:not([data-chameleon-result-urn$=headless])'
)
DEGREES = """const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const text = walker.currentNode;
        text.nodeValue = text.nodeValue.replace(/• (1st|2nd|3rd\\+?)/, '• 3º e +');
    }"""
RAIL = """document.querySelector('main').insertAdjacentHTML('beforeend', `<div role=list>
    <div role=listitem><a href="/in/rail-one/">Rail One</a></div>
    <div role=listitem><a href="/in/rail-two/"><p>Rail Two</p></a></div></div>`)"""
WRAP = "{ const box = document.createElement('div'); e.replaceWith(box); box.append(e); }"


def each(css: str, change: str) -> str:
    return f"for (const e of document.querySelectorAll({css!r})) {change}"


CHANGES: list[tuple[str, dict[str, str], str]] = [
    ("classes renamed", HASHED, each("[class]", "if (!/visually-hidden|a11y/.test(e.className)) e.className = '_x'")),
    ("keys as ids", HASHED, each("[componentkey]", "e.id = e.getAttribute('componentkey')")),
    ("lines wrapped", {**HASHED, **LISTS}, each("main p", WRAP)),
    ("cards wrapped", PROFILES, each("section", WRAP)),
    ("no box around nothing", HASHED, each("[data-display-contents]", "e.replaceWith(...e.childNodes)")),
    ("no pictures", {**PROFILES, **LISTS}, each("img:not([src*=company-logo])", "e.remove()")),
    ("a counter in the title", PROFILES, "document.title = '(99+) ' + document.title"),
    ("entries without their name", GERMAN, each("[data-view-name]", "e.removeAttribute('data-view-name')")),
    ("rows twice", SEARCHES, each(SHOWN_ROW, "if (e.querySelector('a[href*=\"/in/\"]')) e.after(e.cloneNode(true))")),
    ("degrees in Portuguese", SEARCHES, DEGREES),
    ("suggestions beside", SEARCHES, RAIL),
]
CASES = [(name, page, path, change) for name, pages, change in CHANGES for page, path in pages.items()]


@pytest.mark.parametrize(
    ("page", "path", "change"), [case[1:] for case in CASES], ids=[f"{case[0]}: {case[1]}" for case in CASES]
)
def test_the_reading_stays_the_same(plain_browser: Browser, read_html: Read, page: str, path: str, change: str) -> None:
    html = (PAGES / f"{page}.html").read_text(encoding="utf-8")
    changed = _changed(plain_browser, html, change)
    assert changed != html
    assert _content(read_html(changed, LINKEDIN + path)) == _content(read_html(html, LINKEDIN + path))


ADDRESSES = [
    "{}en/",
    "{}overlay/about-this-profile/",
    "{}?miniProfileUrn=urn%3Ali%3Afs_miniProfile%3AACoAAx",
    "{}#about",
]


@pytest.mark.parametrize("shape", ADDRESSES)
@pytest.mark.parametrize("host", ["https://www.linkedin.com", "https://de.linkedin.com", "https://m.linkedin.com"])
def test_every_address_of_a_profile_reads_the_same(read: Read, host: str, shape: str) -> None:
    expected = _content(read("sdui_ids", f"{LINKEDIN}/in/layla-k/"))
    assert _content(read("sdui_ids", host + shape.format("/in/layla-k/"))) == expected


def test_a_page_moved_into_the_shadow_root_reads_the_same(read_html: Read) -> None:
    html = (PAGES / "sdui_ids.html").read_text(encoding="utf-8")
    head, body = html.split("<body>")
    moved = (
        f"{head}<body><main id='workspace'></main><div id='interop-outlet'><template shadowrootmode='open'>"
        f"{body.replace('</body></html>', '')}</template></div></body></html>"
    )
    assert _content(read_html(moved, f"{LINKEDIN}/in/layla-k/")) == _content(read_html(html, f"{LINKEDIN}/in/layla-k/"))


def _content(result: dict[str, Any]) -> dict[str, Any]:
    return {key: result[key] for key in ("outcome", "kind", "profile", "people", "hidden")}


def _changed(browser: Browser, html: str, change: str) -> str:
    page = browser.new_page()
    page.set_content(html)
    page.evaluate(f"() => {{ {change} }}")
    changed = page.content()
    page.close()
    return changed
