"""What LinkedIn changes from week to week, applied to our pages: the reading stays the same, or says less, never else."""

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
SEARCHES = {"search_sdui": "/search/results/people/?keywords=x", "search_universal": "/search/results/people/?keywords=x"}
LISTS = {**SEARCHES, "connections": "/mynetwork/invite-connect/connections/"}
HASHED = {name: path for name, path in {**PROFILES, **LISTS}.items() if name.startswith(("sdui", "search_sdui"))}

EVERY = "for (const e of document.querySelectorAll('%s')) "
CHANGES: list[tuple[str, dict[str, str], str]] = [
    ("classes renamed", HASHED, EVERY % "[class]" + "if (!/visually-hidden|a11y/.test(e.className)) e.className = '_x'"),
    ("keys as ids", HASHED, EVERY % "[componentkey]" + "{ e.id = e.getAttribute('componentkey'); }"),
    ("lines wrapped", {**HASHED, **LISTS}, EVERY % "main p" + "{ const d = document.createElement('div'); e.replaceWith(d); d.append(e); }"),
    ("cards wrapped", PROFILES, EVERY % "section" + "{ const d = document.createElement('div'); e.replaceWith(d); d.append(e); }"),
    ("no boxes without a box", HASHED, EVERY % "[data-display-contents]" + "e.replaceWith(...e.childNodes)"),
    ("no pictures", {**PROFILES, **LISTS}, EVERY % "img:not([src*=company-logo])" + "e.remove()"),
    ("a counter in the title", PROFILES, "document.title = '(99+) ' + document.title"),
    ("entries without a name of theirs", {"pvs_profile_de": "/in/joerg-uwe-b/"}, EVERY % "[data-view-name]" + "e.removeAttribute('data-view-name')"),
    ("rows twice", SEARCHES, EVERY % "[role=listitem]:not(:has(a[href*=headless])),[data-chameleon-result-urn^=\"urn:li:member:\"]:not([data-chameleon-result-urn$=headless])" + "if (e.querySelector('a[href*=\"/in/\"]')) e.after(e.cloneNode(true))"),
    ("degrees in Portuguese", SEARCHES, "const w = document.createTreeWalker(document.body, 4); while (w.nextNode()) w.currentNode.nodeValue = w.currentNode.nodeValue.replace(/• (1st|2nd|3rd\\+?)/, '• 3º e +')"),
    ("suggestions beside", SEARCHES, "document.querySelector('main').insertAdjacentHTML('beforeend', '<div role=list><div role=listitem><a href=\"/in/rail-one/\">Rail One</a></div><div role=listitem><a href=\"/in/rail-two/\"><p>Rail Two</p></a></div></div>')"),
]  # fmt: skip
CASES = [(name, page, path, change) for name, pages, change in CHANGES for page, path in pages.items()]


@pytest.mark.parametrize(
    ("page", "path", "change"), [case[1:] for case in CASES], ids=[f"{case[0]}: {case[1]}" for case in CASES]
)
def test_the_reading_stays_the_same(
    plain_browser: Browser, read_html: Read, page: str, path: str, change: str
) -> None:
    html = (PAGES / f"{page}.html").read_text(encoding="utf-8")
    changed = _changed(plain_browser, html, change)
    assert changed != html
    assert _content(read_html(changed, LINKEDIN + path)) == _content(read_html(html, LINKEDIN + path))


ADDRESSES = ["{}en/", "{}overlay/about-this-profile/", "{}?miniProfileUrn=urn%3Ali%3Afs_miniProfile%3AACoAAx", "{}#about"]


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
