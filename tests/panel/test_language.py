"""The panel speaks the browser's language where it knows it, and asks the backend to."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, Playwright, expect

from tests.browser import ROOT, launched
from tests.panel import samples
from tests.panel.fake_backend import FakeBackend
from tests.panel.pages import profile_page


@contextmanager
def panel_in(language: str, playwright: Playwright, backend: FakeBackend, profile: Path) -> Iterator[Page]:
    """The panel beside somebody's profile, in a browser of this language."""
    person = samples.profile()
    with launched(playwright, profile, language=language) as browser:
        browser.grant("https://www.linkedin.com/*")
        browser.store(connection={"address": backend.url, "token": backend.token})
        yield browser.panel_in_tab(browser.open(browser.serve(f"in/{person['public_id']}", profile_page(person))))


def languages_asked_for(backend: FakeBackend) -> set[str | None]:
    return {headers.get("accept-language") for *_, headers in backend.asked}


def test_german(playwright: Playwright, backend: FakeBackend, tmp_path: Path) -> None:
    with panel_in("de", playwright, backend, tmp_path / "profile") as panel:
        expect(panel.get_by_text("Kein Bewerber")).to_be_visible()
        expect(panel.get_by_text("Stand von itris: vor 4 Minuten")).to_be_visible()
        expect(panel.locator("html")).to_have_attribute("lang", "de")
        assert languages_asked_for(backend) == {"de"}, "sentences come in the language of the panel's own words"


def test_a_language_the_panel_does_not_know(playwright: Playwright, backend: FakeBackend, tmp_path: Path) -> None:
    with panel_in("fr", playwright, backend, tmp_path / "profile") as panel:
        expect(panel.get_by_text("Not an applicant")).to_be_visible()
        expect(panel.locator("html")).to_have_attribute("lang", "en")
        assert languages_asked_for(backend) == {"en"}


def test_every_kind_of_evidence_has_a_name() -> None:
    words = json.loads((ROOT / "extension/_locales/de/messages.json").read_text(encoding="utf-8"))
    named = {
        node.args[0].value
        for path in (ROOT / "backend").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Evidence" and node.args
        if isinstance(node.args[0], ast.Constant)
    }
    assert len(named) > 10
    assert [name for name in sorted(named) if f"evidence_{name}" not in words] == []
