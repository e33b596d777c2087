"""Pairing this browser with a backend: code, four words, approval; and everything that can go wrong."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Browser
from tests.panel import samples
from tests.panel.conftest import OpenPanel
from tests.panel.fake_backend import FakeBackend, problem

STARTED = {
    "pairing_id": "p1",
    "secret": "only-this-browser",
    "phrase": "amber kettle violin meadow",
    "expires_at": "2099-01-01T00:00:00Z",
}


def ask(panel: Page, backend: FakeBackend, code: str = "1234 5678") -> None:
    panel.get_by_label("Address of Sidecar").fill(backend.url)
    panel.get_by_label("Code").fill(code)
    panel.keyboard.press("Enter")


def test_code_then_four_words_then_the_person(unpaired: Browser, backend: FakeBackend, open_panel: OpenPanel) -> None:
    backend.answers["POST /api/v1/pairings"] = (STARTED, 202)
    backend.answers["GET /api/v1/pairings/p1"] = {"state": "waiting"}
    panel = open_panel()
    expect(panel.get_by_label("Code")).to_be_focused()
    ask(panel, backend)
    expect(panel.get_by_label("Words to compare")).to_have_text("amberkettleviolinmeadow")
    assert backend.posts("/api/v1/pairings")[0]["code"] == "12345678"

    backend.answers["GET /api/v1/pairings/p1"] = {"state": "approved", "token": backend.token}
    expect(panel.get_by_role("heading", level=1)).to_have_text("Marisol Tennerby")
    polls = [headers for method, path, _, headers in backend.asked if path == "/api/v1/pairings/p1"]
    assert polls[0]["authorization"] == "Pairing only-this-browser"
    assert unpaired.stored()["connection"] == {"address": backend.url, "token": backend.token}


@pytest.mark.parametrize(("state", "said"), [("refused", "refused in the console"), ("expired", "ran out of time")])
def test_refused_or_too_late(
    unpaired: Browser, backend: FakeBackend, open_panel: OpenPanel, state: str, said: str
) -> None:
    backend.answers["POST /api/v1/pairings"] = (STARTED, 202)
    backend.answers["GET /api/v1/pairings/p1"] = {"state": state}
    panel = open_panel()
    ask(panel, backend)
    expect(panel.get_by_text(said)).to_be_visible()
    expect(panel.get_by_label("Code")).to_be_focused()
    assert "connection" not in unpaired.stored()


def test_an_incomplete_code_is_not_sent(unpaired: Browser, backend: FakeBackend, open_panel: OpenPanel) -> None:
    panel = open_panel()
    ask(panel, backend, "1234")
    expect(panel.get_by_text("The code has eight digits")).to_be_visible()
    assert backend.asked == []


def test_a_wrong_code_is_said_in_the_words_of_the_backend(
    unpaired: Browser, backend: FakeBackend, open_panel: OpenPanel
) -> None:
    backend.answers["POST /api/v1/pairings"] = problem(404, "wrong_code", "This code is not known.", "Ask again.")
    panel = open_panel()
    ask(panel, backend)
    expect(panel.get_by_role("alert")).to_contain_text("This code is not known.")
    expect(panel.get_by_role("alert")).to_contain_text("Ask again.")


def test_something_else_on_the_port_gets_nothing(
    unpaired: Browser, backend: FakeBackend, open_panel: OpenPanel
) -> None:
    backend.answers["GET /api/v1/hello"] = {"name": "another program"}
    panel = open_panel()
    ask(panel, backend)
    expect(panel.get_by_text("Something else is answering at this address")).to_be_visible()
    assert [path for _, path, _, _ in backend.asked] == ["/api/v1/hello"]


def test_an_unencrypted_address_elsewhere_is_refused(
    unpaired: Browser, backend: FakeBackend, open_panel: OpenPanel
) -> None:
    panel = open_panel()
    panel.get_by_label("Address of Sidecar").fill("http://sidecar.example:8765")
    panel.get_by_label("Code").fill("12345678")
    panel.keyboard.press("Enter")
    expect(panel.get_by_text("This address is not on this computer")).to_be_visible()
    expect(panel.get_by_label("Address of Sidecar")).to_be_focused()


def test_a_panel_in_another_window_notices_the_pairing(
    unpaired: Browser, backend: FakeBackend, open_panel: OpenPanel
) -> None:
    panel = open_panel()
    expect(panel.get_by_role("heading", name="Pair this browser")).to_be_visible()
    unpaired.store(connection={"address": backend.url, "token": backend.token})
    expect(panel.get_by_role("heading", level=1)).to_have_text("Marisol Tennerby")


def test_a_revoked_browser_pairs_again(browser: Browser, backend: FakeBackend, open_panel: OpenPanel) -> None:
    backend.token = "another"
    try:
        panel = open_panel()
        expect(panel.get_by_text("This browser is no longer paired")).to_be_visible()
        expect(panel.get_by_label("Address of Sidecar")).to_have_value(backend.url)
        assert "connection" not in browser.stored()
    finally:
        backend.token = FakeBackend.token


def test_unpairing_tells_the_backend_and_forgets_the_token(
    browser: Browser, backend: FakeBackend, open_panel: OpenPanel
) -> None:
    panel = open_panel()
    panel.get_by_role("button", name="Settings and help").click()
    panel.get_by_role("button", name="Unpair this browser").click()
    expect(panel.get_by_role("heading", name="Pair this browser")).to_be_visible()
    assert ("DELETE", "/api/v1/me/device") in [asked[:2] for asked in backend.asked]
    assert "connection" not in browser.stored()


def test_panel_and_backend_of_different_ages(browser: Browser, backend: FakeBackend, open_panel: OpenPanel) -> None:
    backend.answers["GET /api/v1/hello"] = {**samples.HELLO, "api_versions": ["7"]}
    panel = open_panel()
    expect(panel.get_by_text("Panel and Sidecar don't fit together")).to_be_visible()
