"""A recruiter whose Chrome is German reads German throughout in the real panel: also what the backend writes."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from backend import directory
from backend.api.languages import templates
from tests.browser import Browser, launched
from tests.e2e.conftest import Desk
from tests.e2e.test_evidence import APPLICANTS, COMPANIES, beside

pytestmark = [pytest.mark.e2e, pytest.mark.matching]

REVIEW = re.compile("Ansehen und")
REASONS = [
    ("nickname", "Bob Vellbourne", "Vellbourne Mills Ltd", "Bob ist die Kurzform von Robert."),
    ("maiden-name", "Clara Hindwell (née Ostermay)", "Vellbourne Mills Ltd", "frühere oder Geburtsname"),
    ("legal-form", "Ines Larchmont", "Quillhaven AG", "sind verschiedene Firmen"),
    ("two-of-one-name", "Ines Larchmont", "Tarnwick Foods", "bis auf Rechtsform und Schreibweise dieselben"),
    ("conflict", "Yuki Tanabe", "Somewhere Else Systems", "aber der Name ein ganz anderer"),
]


@pytest.fixture
def browser(playwright: Playwright, tmp_path: Path) -> Iterator[Browser]:
    with launched(playwright, tmp_path / "profile", language="de") as browser:
        yield browser


def _patterns() -> Iterator[re.Pattern[str]]:
    """What every template of three words or more looks like; shorter ones are labels, which may be German too."""
    for template in templates("de"):
        parts = list(string.Formatter().parse(template))
        if len(re.findall("[a-z]{2,}", " ".join(text for text, *_ in parts))) > 2:
            yield re.compile("".join(re.escape(text) + ("" if name is None else ".+?") for text, name, *_ in parts))


ENGLISH = list(_patterns())


def english(panel: Page) -> list[str]:
    """The backend's English sentences that the panel shows, folded away or not."""
    shown = panel.locator("body").evaluate("body => body.textContent")
    titles = panel.locator("[title]").evaluate_all("all => all.map(each => each.title)")
    return [found.group() for each in ENGLISH if (found := each.search("\n".join([shown, *titles])))]


def test_reasons_are_german(desk: Desk) -> None:
    context = desk.sidecar.context
    with context.database.write() as session:
        for kind, records in (("company", COMPANIES), ("applicant", APPLICANTS)):
            directory.upsert(session, kind, records, seen_at=context.clock.now(), source="test")
    for number, (name, full_name, company, reason) in enumerate(REASONS, start=61):
        person = {"full_name": full_name, "company": company, "title": "Engineer", "public_id": f"demo-{name}"}
        panel = beside(desk, person)
        expect(panel.locator("dd.reason").filter(has_text=re.compile(reason)).first).to_be_visible()
        desk.shot(panel, f"{number}-warum-{name}")
        assert english(panel) == []


def test_the_whole_road_is_german(desk: Desk) -> None:
    """Fields that are missing, the preview, what was written, and what an undo leaves."""
    panel = desk.open("demo-astrid-solvanger")
    assert desk.browser.worker.evaluate("chrome.i18n.getMessage('language')") == "de", "the queue asks for German too"
    expect(panel.get_by_text("Kein Bewerber")).to_be_visible()
    panel.get_by_role("radio", name="Kontakt", exact=True).check()
    panel.get_by_role("button", name=REVIEW).click()
    expect(panel.locator("[aria-invalid=true]").first).to_be_focused()
    desk.shot(panel, "66-pflichtfelder")
    assert english(panel) == []
    panel.get_by_role("tab", name="Abgleich").click()
    panel.get_by_label("Branche").select_option(label="Energy")
    confirm_all(panel)
    panel.get_by_role("tab", name="Weitere Felder").click()
    panel.get_by_label("Kontaktart").select_option(index=1)
    confirm_all(panel)
    desk.shot(panel, "67-weitere-felder")
    assert english(panel) == []
    panel.get_by_role("button", name=REVIEW).click()
    expect(panel.get_by_text("Firma Solvanger Tidal Power Ltd anlegen")).to_be_visible()
    desk.shot(panel, "68-vorschau")
    assert english(panel) == []
    panel.get_by_role("button", name="In itris anlegen").click()
    expect(panel.get_by_role("heading", level=1)).to_have_text("Angelegt")
    panel.get_by_role("button", name="Rückgängig").click()
    expect(panel.get_by_text("Von außen lässt sich in itris nichts löschen").first).to_be_visible()
    desk.shot(panel, "69-rueckgaengig")
    assert english(panel) == []


def confirm_all(panel: Page) -> None:
    buttons = panel.get_by_role("button", name="Bestätigen", exact=True)
    for _ in range(buttons.count()):
        buttons.first.click()
