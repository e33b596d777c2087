"""The other ways in: LinkedIn's PDF, chosen or dropped, and pasted text."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Browser
from tests.panel import samples
from tests.panel.fake_backend import FakeBackend, problem
from tests.panel.pages import plain_page

READINGS = "POST /api/v1/readings"


@pytest.fixture
def panel(browser: Browser, backend: FakeBackend) -> Page:
    """The panel beside a page that is no profile, its other ways open."""
    panel = browser.panel_in_tab(browser.open(browser.serve("feed", plain_page())))
    panel.get_by_role("heading", name="Open a LinkedIn profile").wait_for()
    panel.keyboard.press("Alt+v")
    panel.get_by_role("heading", name="PDF or pasted text").wait_for()
    return panel


def choose(panel: Page, name: str, content: bytes) -> None:
    panel.locator("#file").set_input_files({"name": name, "mimeType": "application/pdf", "buffer": content})


def test_a_pdf_becomes_the_same_person_view_with_where_each_value_was_read(panel: Page, backend: FakeBackend) -> None:
    choose(panel, "Profile.pdf", b"%PDF-1.7 \xff\x00")
    expect(panel.get_by_role("heading", level=1)).to_have_text("Marisol Tennerby")
    [sent] = backend.posts("/api/v1/readings")
    assert sent["kind"] == "pdf"
    assert base64.b64decode(sent["content"]) == b"%PDF-1.7 \xff\x00"
    expect(panel.get_by_text("From a PDF. Please look twice.")).to_be_visible()
    panel.get_by_text("Where each value was read").click()
    expect(panel.locator(".provenance dt")).to_have_text(["In the PDF", "top of page 1"])
    expect(panel.locator(".provenance dd")).to_have_text(["Company, Job title", "Name"])
    expect(panel.get_by_role("button", name="Review and add")).to_be_visible()


def test_pasted_text_by_keyboard_and_what_could_not_be_read_is_said(panel: Page, backend: FakeBackend) -> None:
    answer = {"profile": samples.profile(), "found": {}, "problems": ["The text names no company."]}
    backend.answers[READINGS] = answer
    panel.get_by_label("Select all of the profile").focus()
    panel.keyboard.insert_text("Marisol Tennerby\nEngineer")
    panel.keyboard.press("Control+Enter")
    expect(panel.get_by_role("heading", level=1)).to_have_text("Marisol Tennerby")
    assert backend.posts("/api/v1/readings") == [{"kind": "text", "text": "Marisol Tennerby\nEngineer"}]
    expect(panel.get_by_text("The text names no company.")).to_be_visible()


def test_a_huge_file_is_refused_before_a_byte_of_it_is_read(panel: Page, backend: FakeBackend, tmp_path: Path) -> None:
    huge = tmp_path / "huge.pdf"
    with huge.open("wb") as file:
        file.truncate(200_000_000)
    panel.evaluate("() => { File.prototype.arrayBuffer = () => { throw new Error('read'); }; }")
    panel.locator("#file").set_input_files(huge)
    expect(panel.get_by_role("alert")).to_contain_text("This file is too big")
    assert backend.posts("/api/v1/readings") == []


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [("empty.pdf", b"", "This file is empty"), ("cv.docx", b"PK", "This is no PDF")],
)
def test_what_is_no_pdf_says_so(panel: Page, backend: FakeBackend, name: str, content: bytes, said: str) -> None:
    kind = "application/pdf" if name.endswith("pdf") else "application/msword"
    panel.locator("#file").set_input_files({"name": name, "mimeType": kind, "buffer": content})
    expect(panel.get_by_role("alert")).to_contain_text(said)
    expect(panel.get_by_role("alert")).to_be_focused()
    assert backend.posts("/api/v1/readings") == []


def test_what_the_backend_refuses_is_said_in_its_own_words(panel: Page, backend: FakeBackend) -> None:
    backend.answers[READINGS] = problem(422, "pdf_encrypted", "This PDF is protected.", "Save it from LinkedIn again.")
    choose(panel, "locked.pdf", b"%PDF-1.7")
    expect(panel.get_by_role("alert")).to_contain_text("This PDF is protected.")
    expect(panel.get_by_role("alert")).to_contain_text("Save it from LinkedIn again.")


def test_a_file_may_be_dropped_anywhere_on_the_panel(panel: Page, backend: FakeBackend) -> None:
    panel.keyboard.press("Escape")
    panel.evaluate("""() => {
        const data = new DataTransfer();
        data.items.add(new File(['%PDF-1.7'], 'Profile.pdf', {type: 'application/pdf'}));
        document.body.dispatchEvent(new DragEvent('drop', {bubbles: true, cancelable: true, dataTransfer: data}));
    }""")
    expect(panel.get_by_role("heading", level=1)).to_have_text("Marisol Tennerby")


def test_no_text_yet_is_said_at_the_field(panel: Page) -> None:
    panel.locator("#primary").click()
    expect(panel.get_by_role("alert")).to_contain_text("There is no text yet")
    expect(panel.locator("#pasted")).to_be_focused()
