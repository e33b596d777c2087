"""An agency's first day, in one browser: set up, connect itris, read it, pair the panel, add the first person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import _demo
import pytest
from playwright.sync_api import expect

from backend import accounts, config
from backend.context import build
from backend.database.migrate import upgrade
from backend.sandbox.serve import running
from tests.browser import Browser
from tests.e2e.conftest import Desk

pytestmark = [pytest.mark.main, pytest.mark.e2e]
PASSWORD = "a mill by the river, twice"


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[_demo.Demo]:
    """A backend that nobody has set up, and an itris to connect to."""
    port = _demo.free_port()
    with running(tmp_path / "itris.db") as sandbox:
        names = {"SIDECAR_PORT": str(port), "SIDECAR_SANDBOX_URL": sandbox.url, "SIDECAR_ARGON2_COST": "1"}
        context = build(config.load(names, tmp_path / "home"))
        upgrade(context.database)
        demo = _demo.Demo(context, sandbox, context.config.base_url)
        with _demo.serving(demo):
            yield demo


def test_from_the_one_time_link_to_the_first_record(browser: Browser, fresh: _demo.Demo) -> None:
    link = accounts.setup_link(fresh.context)
    console = browser.open(f"{fresh.url}{link}")
    console.fill("#name", "Ada Moss")
    console.fill("#email", "ada@agency.example")
    console.fill("#password", PASSWORD)
    console.fill("#again", PASSWORD)
    console.click("main button")
    expect(console.get_by_role("heading", level=1)).to_have_text("Good to see you, Ada Moss")

    console.click("main a.primary")
    console.fill("#base_url", fresh.sandbox.url)
    console.fill("#user_name", "sidecar")
    console.fill("#password", "sandbox")
    console.fill("#calls", "100")
    console.fill("#burst", "100")
    console.click("text=Test")
    console.click("text=Save the connection")
    expect(console.get_by_role("status")).to_contain_text("The connection to itris is saved.")
    console.goto(f"{fresh.url}/console/comments")
    console.select_option("#added", label="Added from LinkedIn")
    console.click("main button")

    desk = Desk(browser, fresh)
    panel = desk.open("demo-joaquim-brandwell")
    expect(panel.get_by_role("heading", level=1)).to_have_text("Pair this browser")
    assert desk.page is not None
    desk.shot(panel, "20-pair")
    console.goto(f"{fresh.url}/console/pair")
    console.click("main button")
    code = re.sub(r"\D", "", console.inner_text(".code"))
    panel.get_by_label("Code").fill(code)
    panel.get_by_label("Address of Sidecar").fill(fresh.url)
    panel.get_by_role("button", name="Pair", exact=True).click()
    expect(panel.get_by_role("heading", level=1)).to_have_text("Do these words match?")
    shown = console.locator(".phrase").inner_text().split()
    assert panel.get_by_label("Words to compare").inner_text().split() == shown
    desk.shot(panel, "21-compare-words")
    console.fill("#device_name", "Work laptop")
    console.click("text=Approve")

    desk.page.bring_to_front()
    expect(panel.get_by_role("heading", level=1)).to_have_text("Joaquim Brandwell")
    panel.get_by_role("button", name=re.compile("Review and")).click()
    panel.get_by_role("button", name="Add to itris").click()
    expect(panel.get_by_role("heading", level=1)).to_have_text("Added")
    [applicant] = desk.stored("applicant", "Brandwell")
    [comment] = desk.comments("applicant", applicant["id"])
    assert "by Ada Moss with Sidecar" in comment["text"]

    console.goto(f"{fresh.url}/console/browsers")
    expect(console.get_by_text("Work laptop").first).to_be_visible()
    console.get_by_role("button", name="Unpair Work laptop").click()
    panel.get_by_role("button", name="Next").click()
    panel.get_by_role("region", name="Ready for the next person").get_by_role("button", name="Read this page").click()
    expect(panel.get_by_text(re.compile("no longer paired|Pair this browser")).first).to_be_visible()
