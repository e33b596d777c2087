"""Reads saved pages with the extension's own capture and readers, in a headless Chromium without network."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

EXTENSION = Path(__file__).resolve().parent.parent / "extension"
# The readers run in a page of their own, as they do in the panel: never in the page that is read.
READERS_ORIGIN = "http://readers.invalid"
MIME = {".js": "text/javascript", ".html": "text/html", ".json": "application/json"}
PROFILE_KEYS = [
    *["full_name", "first_name", "last_name", "headline", "title", "company", "company_url", "location"],
    *["profile_url", "public_id", "member_id", "emails", "phones", "websites", "about"],
    *["positions", "education", "skills", "found"],
]
PERSON_KEYS = ["full_name", "headline", "title", "company", "location", "profile_url", "public_id"]

Read = Callable[[str, str], dict[str, Any]]
Launch = Callable[..., "Browser"]


def capture_source() -> str:
    """The one injected function as an expression, as `chrome.scripting.executeScript` would send it."""
    source = (EXTENSION / "page" / "capture.js").read_text(encoding="utf-8")
    return "(" + re.sub(r"^export ", "", source[source.index("export function capture") :]) + ")"


@contextmanager
def reader(browser: Browser, demo_origins: Sequence[str] = ()) -> Iterator[Read]:
    """A function (HTML, address) → ReadResult as `extension/reading/types.js` describes it."""
    options = {"demoOrigins": list(demo_origins)}
    context = browser.new_context(locale="en-GB")
    offline = browser.new_context(java_script_enabled=False, locale="en-GB")
    try:
        readers = open_readers(context.new_page())
        captured = _capturing(offline.new_page())
        yield lambda html, url: read_captured(readers, captured(html, url), options)
    finally:
        offline.close()
        context.close()


def open_readers(page: Page) -> Page:
    """Turns a page into one in which the extension's modules can be imported."""
    page.route("**/*", _serve_extension)
    page.goto(f"{READERS_ORIGIN}/blank.html")
    return page


def _capturing(page: Page) -> Read:
    """(HTML, address) → what `page/capture.js` takes of it when it is shown there; its own scripts don't run."""
    source = capture_source()
    shown = ""

    def serve(route: Route) -> None:
        is_page = route.request.is_navigation_request() and route.request.frame == page.main_frame
        if is_page:
            route.fulfill(body=shown, content_type="text/html; charset=utf-8")
        else:
            route.abort()

    def captured(html: str, url: str) -> dict[str, Any]:
        nonlocal shown
        shown = html
        # From one address to the same with another anchor nothing would be loaded.
        page.goto("about:blank")
        page.goto(url, wait_until="domcontentloaded")
        taken: dict[str, Any] = page.evaluate(source)
        return taken

    page.route("**/*", serve)
    return captured


def read_captured(readers: Page, captured: dict[str, Any], options: dict[str, Any]) -> dict[str, Any]:
    """What the readers make of a capture; `readers` is a page opened by `open_readers`."""
    result: dict[str, Any] = readers.evaluate(
        "async ([capture, options]) => (await import('/reading/read.js')).read(capture, options)", [captured, options]
    )
    return result


def _serve_extension(route: Route) -> None:
    path = route.request.url.removeprefix(READERS_ORIGIN).split("?")[0].lstrip("/")
    file = EXTENSION / path
    if path == "blank.html":
        route.fulfill(body="<!doctype html><title>readers</title>", content_type="text/html")
    elif file.is_file() and EXTENSION in file.resolve().parents:
        route.fulfill(body=file.read_bytes(), content_type=MIME.get(file.suffix, "application/octet-stream"))
    else:
        route.fulfill(status=404)


def report(file: str, result: dict[str, Any]) -> dict[str, Any]:
    """One page in the shape that `scripts/read_page --json` promises."""
    entry: dict[str, Any] = {"file": file, "kind": result["kind"], "layout": result["layout"]}
    if result["profile"] is not None:
        entry["profile"] = {key: result["profile"][key] for key in PROFILE_KEYS}
    elif result["people"] is not None:
        entry["people"] = [{key: person[key] for key in PERSON_KEYS} for person in result["people"]]
        entry["hidden"] = result["hidden"]
    return {**entry, "outcome": result["outcome"], "problems": result["problems"]}


def table(entries: Iterable[dict[str, Any]]) -> str:
    """The same for people to read."""
    return "\n".join(line for entry in entries for line in _lines(entry))


def _lines(entry: dict[str, Any]) -> Iterator[str]:
    layout = entry["layout"] or "no layout"
    yield f"{entry['file']}: {entry['kind']} ({layout}), {entry['outcome'].replace('_', ' ')}"
    for key, value in (entry.get("profile") or {}).items():
        if value not in (None, [], {}):
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            yield f"    {key:<12} {text[:150]}"
    for person in entry.get("people") or []:
        yield "    " + " · ".join(str(person[key] or "–") for key in ("full_name", "headline", "location", "public_id"))
    if entry.get("hidden"):
        yield f"    {entry['hidden']} outside the network"
    if entry["problems"]:
        yield "    problems: " + ", ".join(entry["problems"])
