"""The console in a real browser: every page in both themes, at phone width, by keyboard, and without JavaScript."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from backend import accounts, config, console, directory, finder
from backend.audit import Actor
from backend.context import Context, build
from backend.database.migrate import upgrade
from backend.profile import Profile
from backend.sandbox.serve import QuietHandler, Running, running
from tests.accounts.people import PASSWORD, admin, colleague, paired

pytestmark = [pytest.mark.e2e, pytest.mark.main]

EXTENSION = "cnnhpjnlkomkabgpiccacofblledagok"
LOOKS: tuple[tuple[Literal["light", "dark"], int], ...] = (("light", 320), ("dark", 1280))


@dataclass
class Site:
    """A console on a port of its own, with an itris beside it."""

    context: Context
    url: str
    itris: Running

    def see(self, page: Page, path: str) -> None:
        page.goto(f"{self.url}{path}")

    def sign_in(self, page: Page) -> None:
        self.see(page, "/console/sign-in")
        page.fill("#email", "ada@agency.example")
        page.fill("#password", PASSWORD)
        page.click("main button")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with running(tmp_path / "itris.db", people=0) as itris:
        variables = {"SIDECAR_PORT": str(port), "SIDECAR_ARGON2_COST": "1", "SIDECAR_SANDBOX_URL": itris.url}
        context = build(config.load(variables, home=tmp_path / "home"))
        upgrade(context.database)
        app = Flask("console")
        console.init_app(app, context)
        server = make_server("127.0.0.1", port, app, threaded=True, request_handler=QuietHandler)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield Site(context, f"http://127.0.0.1:{port}", itris)
        server.shutdown()
        thread.join()
        server.server_close()
        context.http.close()
        context.database.close()


@pytest.fixture
def page(plain_browser: Browser) -> Iterator[Page]:
    context = plain_browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()


def flawless(page: Page, name: str) -> None:
    """No axe violation in either theme, and nothing to scroll sideways on the narrowest phone."""
    for theme, width in LOOKS:
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size({"width": width, "height": 800})
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], f"{name}, {theme}, {width}"
        too_wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(too_wide) == 0, f"{name}, {width}"
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 800})


def test_setting_up_from_the_first_link_to_a_paired_browser(page: Page, site: Site) -> None:
    site.see(page, "/console/")
    flawless(page, "nobody there yet")
    link = accounts.setup_link(site.context)
    assert link is not None
    site.see(page, link)
    flawless(page, "set-up")
    page.fill("#name", "Ada Moss")
    page.fill("#email", "ada@agency.example")
    page.fill("#password", PASSWORD)
    page.fill("#again", "something else")
    page.click("main button")
    flawless(page, "set-up with a mistake")
    page.fill("#password", PASSWORD)
    page.fill("#again", PASSWORD)
    page.click("main button")
    expect(page.get_by_role("heading", level=1)).to_have_text("Good to see you, Ada Moss")
    flawless(page, "home")

    page.click("main a.primary")
    flawless(page, "itris")
    page.fill("#user_name", "sidecar")
    page.fill("#password", "wrong")
    page.click("text=Test")
    flawless(page, "itris refuses")
    page.fill("#password", "sandbox")
    page.fill("#calls", "100")
    page.fill("#burst", "100")
    page.click("text=Test again")
    flawless(page, "itris answers")
    page.click("text=Save the connection")
    expect(page.get_by_role("status")).to_contain_text("The connection to itris is saved.")

    site.see(page, "/console/directory")
    flawless(page, "directory")
    page.click("main button")
    flawless(page, "directory being read")
    site.see(page, "/console/comments")
    page.select_option("#added", index=1)
    page.click("main button")
    flawless(page, "comments")
    for record in ("applicant", "contact", "company"):
        site.see(page, f"/console/fields/{record}")
        flawless(page, record)

    site.see(page, "/console/pair")
    flawless(page, "pair")
    page.click("main button")
    flawless(page, "code")
    code = re.sub(r"\D", "", page.inner_text(".code"))
    claim = accounts.claim_pairing(site.context, code, "Chrome on Windows", EXTENSION)
    # The page goes on by itself.
    expect(page.locator(".phrase")).to_contain_text(claim.phrase.split()[0])
    flawless(page, "four words")
    page.fill("#device_name", "Work laptop")
    page.click("text=Approve")
    flawless(page, "approved")
    assert accounts.pairing_state(site.context, claim.id, claim.secret).token
    expect(page.get_by_role("status")).to_contain_text("Work laptop is paired.")
    flawless(page, "browsers")


def test_every_other_page(page: Page, site: Site) -> None:
    ada = admin(site.context)
    ben = colleague(site.context, ada)
    accounts.disable_user(site.context, ada, colleague(site.context, ada, name="Cy").id)
    paired(site.context, ben)
    with site.context.database.write() as session:
        now = site.context.clock.now()
        directory.upsert(session, "company", [{"id": 7, "name": "Larkfield Consulting Ltd"}], now, "test")
        directory.learn_company(session, now, ada.id, "Larkfield UK", 7)
        directory.upsert(session, "contact", [{"id": 7, "first_name": "Jane", "last_name": "Doe"}], now, "test")
    jane = directory.person_query_of(Profile(full_name="Jane Doe", public_id="jane-doe"))
    directory.unlink(site.context, ada.id, jane, "contact", 7)
    finder.save_finder(site.context, Actor(f"user:{ada.id}"), "https://finder.example/find", "k-1")
    site.see(page, "/console/sign-in")
    page.fill("#email", "ada@agency.example")
    page.fill("#password", "wrong")
    page.click("main button")
    flawless(page, "sign-in refused")
    site.sign_in(page)
    paths = ["users", f"users/{ben.id}", "users/3", "settings", "audit", "browsers", "comments", "fields"]
    paths += ["companies-learned", "finder", "nowhere"]
    for path in paths:
        site.see(page, f"/console/{path}")
        flawless(page, path)
    site.see(page, f"/console/users/{ben.id}")
    page.click("text=Make a link")
    flawless(page, "link")
    accounts.new_pairing_code(site.context, ada)
    for _ in range(2):
        site.see(page, "/console/pair")
        page.click("main button")
    for _ in range(5):
        with pytest.raises(accounts.WrongCode):
            accounts.claim_pairing(site.context, "00000000", "Chrome", EXTENSION)
    expect(page.locator("main h2")).to_have_text("The code was typed wrong too often")
    flawless(page, "spent")


def test_pairing_works_by_keyboard_alone(page: Page, site: Site) -> None:
    ada = admin(site.context)
    site.see(page, "/console/sign-in")
    page.focus("#email")
    page.keyboard.type(ada.email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the content")
    site.see(page, "/console/pair")
    page.focus("main button")
    page.keyboard.press("Enter")
    code = re.sub(r"\D", "", page.inner_text(".code"))
    claim = accounts.claim_pairing(site.context, code, "Chrome", EXTENSION)
    page.wait_for_selector(".phrase")
    page.focus("#device_name")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Approve")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2)).to_have_text("Approved")
    flawless(page, "approved")
    assert accounts.pairing_state(site.context, claim.id, claim.secret).token


def test_pairing_works_without_javascript(plain_browser: Browser, site: Site) -> None:
    admin(site.context)
    context = plain_browser.new_context(java_script_enabled=False)
    page = context.new_page()
    site.sign_in(page)
    site.see(page, "/console/pair")
    page.click("main button")
    code = re.sub(r"\D", "", page.inner_text(".code"))
    claim = accounts.claim_pairing(site.context, code, "Chrome", EXTENSION)
    page.click("text=Look again")
    page.click("text=Approve")
    assert accounts.pairing_state(site.context, claim.id, claim.secret).token
    page.click("text=Look again")
    expect(page.get_by_role("status")).to_contain_text("Chrome is paired.")
    context.close()
