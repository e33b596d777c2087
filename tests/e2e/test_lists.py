"""Many people from a LinkedIn search, in the real side panel: the sandbox ends up with exactly what the preview said.

Also when the backend is killed half-way, the browser is closed half-way, or itris takes ten calls a minute.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import _demo
import pytest
from _browser import side_by_side
from playwright.sync_api import Page, Playwright, expect

from backend.sandbox.serve import Running
from tests.browser import Browser, launched
from tests.crash.test_kill import backend
from tests.demo import Paired, paired_home
from tests.e2e.conftest import SHOTS
from tests.panel.people import SEARCH, Json, row, search_page

pytestmark = [pytest.mark.lists, pytest.mark.e2e]

# Ten on the page: two known, a name mismatch, a company mismatch, two at one new company, one at a known company that
# only the headline names, one without a company, one whose name has another script; and one who hides.
PEOPLE: list[Json] = [
    row("Marisol Tennerby", "Senior Process Engineer at Brackwell Pumps"),
    row("Duncan Pellworth", "Head of Procurement | Castlemoor Foods"),
    row("Callum Wexcombe", "Signalling Project Manager"),
    row("Rosalind Quennby", "Practice Lead at Larkfield Consulting"),
    row("Astrid Solvanger", "Chief Operating Officer at Solvanger Tidal Power"),
    row("Torvald Skjelbreid", "Turbine Engineer at Solvanger Tidal Power"),
    row("Joaquim Brandwell", "Robotics Software Engineer at Millhaven Robotics Ltd"),
    row("Perpetua Graveling", "Open to work"),
    row("田中 花子", "Engineer, " + "pumps and seals, " * 12, public_id="demo-tanaka"),
]
KINDS = ("company", "applicant", "contact")


@dataclass
class Searching:
    """A recruiter beside a page of search results."""

    browser: Browser
    home: Paired
    sandbox: Running
    page: Page
    panel: Page

    def title(self, text: str | re.Pattern[str], timeout: float = 15_000) -> None:
        expect(self.panel.get_by_role("heading", level=1)).to_have_text(text, timeout=timeout)

    def shot(self, name: str) -> None:
        SHOTS.mkdir(parents=True, exist_ok=True)
        side_by_side(self.page, self.panel, SHOTS / f"{name}.png")

    def counts(self, where: str) -> dict[str, int]:
        rows = self.panel.locator(f"{where} [data-count]").all()
        return {row.get_attribute("data-count") or "": int(row.locator("dd").inner_text()) for row in rows}

    def primary(self) -> None:
        self.panel.locator("#primary").click()

    def choose_everybody(self) -> None:
        self.panel.locator(".marks .mark-word").nth(8).wait_for()
        for box in self.panel.locator("input[data-row]").all():
            box.check()

    def prepare(self) -> dict[str, int]:
        """Choose everybody, confirm the companies, decide the doubtful ones; gives what the preview counts."""
        self.choose_everybody()
        self.primary()
        self.title("9 people to add")
        self.panel.locator("#confirm-companies").click()
        expect(self.panel.locator("#confirm-companies")).to_have_count(0)
        self.panel.locator("#field-company-sector").select_option(label="Energy")
        while self.panel.locator("#confirm-suggestions").count():
            self.panel.locator("#confirm-suggestions").click()
        self.shot("41-for-everybody")
        self.primary()
        self.decide("Callum Wexcombe", re.compile("Somebody else"))
        self.decide("Rosalind Quennby", re.compile("Larkfield Consulting Ltd Bristol"))
        self.title("This will be written")
        expect(self.panel.locator("#primary")).to_contain_text("Add 9 people")
        return self.counts("#totals")

    def decide(self, name: str, choice: re.Pattern[str]) -> None:
        self.title(name)
        self.panel.get_by_role("radio", name=choice).check()
        self.shot(f"42-decide-{name.split()[0].lower()}")
        self.primary()


@pytest.fixture
def home(tmp_path: Path, sandbox: Running) -> Paired:
    return paired_home(tmp_path / "home", sandbox, SIDECAR_SETTLE_WINDOW_S="1", SIDECAR_READ_TIMEOUT_S="5")


@pytest.fixture
def desk(playwright: Playwright, tmp_path: Path, home: Paired, sandbox: Running) -> Iterator[Callable[[], Searching]]:
    """Opens a paired browser with the panel beside the search page; asked again, the same browser restarts."""
    with ExitStack() as stack:

        def opened() -> Searching:
            stack.close()
            browser = stack.enter_context(launched(playwright, tmp_path / "profile"))
            browser.store(connection={"address": home.url, "token": home.token})
            page = browser.open(browser.serve(SEARCH, search_page(PEOPLE, hidden=1)))
            browser.click_toolbar(page)
            return Searching(browser, home, sandbox, page, browser.side_panel())

        yield opened


def stored(sandbox: Running) -> dict[str, int]:
    """How many records itris has."""
    counts = {kind: len(sandbox.store(kind)) for kind in KINDS}
    return {**counts, "comment": sum("with Sidecar" in comment["text"] for comment in sandbox.store("comment"))}


def growth(before: dict[str, int], sandbox: Running) -> dict[str, int]:
    """By how much, in the words of the preview, without what is zero."""
    now = stored(sandbox)
    names = {"company": "company_create", "applicant": "applicant_create", "contact": "contact_create"}
    grown = {names.get(kind, kind): now[kind] - before[kind] for kind in now}
    return {name: count for name, count in grown.items() if count}


def created(counts: dict[str, int]) -> dict[str, int]:
    """What the preview says will be there more than before: updates make no new record."""
    return {name: count for name, count in counts.items() if name.endswith("_create") or name == "comment"}


def everybody_once(sandbox: Running) -> None:
    names = [f"{one['firstName']} {one['lastName']}".strip() for one in sandbox.store("applicant")]
    for person in PEOPLE:
        wanted = 2 if person["full_name"] == "Callum Wexcombe" else 1  # somebody else of this name was there before
        assert names.count(person["full_name"]) == wanted, person["full_name"]
    [company] = [one for one in sandbox.store("company") if one["name"].startswith("Solvanger")]
    there = [one["lastName"] for one in sandbox.store("applicant") if one["companyId"] == company["id"]]
    assert sorted(there) == ["Skjelbreid", "Solvanger"]


def test_chosen_scrolled_through_and_added_as_the_preview_said(
    desk: Callable[[], Searching], home: Paired, sandbox: Running
) -> None:
    with backend(home):
        at = desk()
        html = at.page.evaluate("document.documentElement.outerHTML")
        at.title("9 people on this page")
        expect(at.panel.get_by_text("LinkedIn hides 1 person from you.")).to_be_visible()
        at.panel.locator(".marks .mark-word").nth(8).wait_for()
        at.shot("40-list")
        before = stored(sandbox)
        counts = at.prepare()
        at.shot("43-preview")
        assert stored(sandbox) == before
        at.primary()
        at.title("Done")
        at.shot("44-done")
        assert growth(before, sandbox) == created(counts)
        assert sum(at.counts("#summary").values()) == 9
        everybody_once(sandbox)
        assert at.page.evaluate("document.documentElement.outerHTML") == html


def test_the_demo_s_own_search_page(browser: Browser, sidecar: _demo.Demo) -> None:
    """Without LinkedIn: the page that the backend serves for trying things out."""
    token = _demo.pair(sidecar.context, _demo.demo_user(sidecar.context), "Chromium")
    browser.store(connection={"address": sidecar.url, "token": token})
    browser.click_toolbar(browser.open(f"{sidecar.url}/demo/search/results/people/"))
    panel = browser.side_panel()
    expect(panel.get_by_role("heading", level=1)).to_have_text(re.compile(r"\d+ people on this page"))
    expect(panel.locator("h2").first).to_contain_text("Need a look")
    expect(panel.get_by_text("LinkedIn hides 1 person from you.")).to_be_visible()


SLOW_CREATES = {"seconds": 0.7, "match": {"method": "POST", "path": "/api/v2/applicants"}}


def half_way(at: Searching) -> None:
    expect(at.panel.locator("#summary [data-count=added] dd")).to_have_text(re.compile("[3-5]"), timeout=30_000)


@pytest.mark.slow
def test_the_backend_killed_half_way(desk: Callable[[], Searching], home: Paired, sandbox: Running) -> None:
    with backend(home) as process:
        at = desk()
        before = stored(sandbox)
        counts = at.prepare()
        sandbox.control(late=SLOW_CREATES)
        at.primary()
        half_way(at)
        process.kill()
        process.wait()
        expect(at.panel.get_by_text("Queued: Sidecar is away.")).to_be_visible()
        at.shot("45-backend-killed")
    sandbox.clear()
    with backend(home):
        at.title("Done", timeout=60_000)
        assert growth(before, sandbox) == created(counts)
        assert sum(at.counts("#summary").values()) == 9
        everybody_once(sandbox)


@pytest.mark.slow
def test_the_browser_closed_half_way(desk: Callable[[], Searching], home: Paired, sandbox: Running) -> None:
    with backend(home):
        at = desk()
        before = stored(sandbox)
        counts = at.prepare()
        sandbox.control(late=SLOW_CREATES)
        at.primary()
        half_way(at)
        at = desk()
        sandbox.clear()
        at.panel.get_by_role("button", name="Show").click()
        at.title("Done", timeout=60_000)
        at.shot("46-after-a-restart")
        assert growth(before, sandbox) == created(counts)
        everybody_once(sandbox)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_panel_closed_and_the_worker_stopped_half_way(
    desk: Callable[[], Searching], home: Paired, sandbox: Running
) -> None:
    with backend(home):
        at = desk()
        before = stored(sandbox)
        counts = at.prepare()
        sandbox.control(late=SLOW_CREATES)
        at.primary()
        half_way(at)
        at.browser.stop_worker(at.panel)
        at.browser.close_side_panel()
        # A panel that is just closing may still hold the lock; the next round comes by itself.
        at.browser.worker.evaluate("chrome.alarms.create('settle-open-adds', {when: Date.now(), periodInMinutes: 0.5})")
        end = time.monotonic() + 150
        while growth(before, sandbox) != created(counts) and time.monotonic() < end:
            time.sleep(0.3)
        assert growth(before, sandbox) == created(counts)
        everybody_once(sandbox)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_itris_taking_ten_calls_a_minute(desk: Callable[[], Searching], home: Paired, sandbox: Running) -> None:
    with backend(home):
        at = desk()
        before = stored(sandbox)
        counts = at.prepare()
        sandbox.clear_log()
        sandbox.control(throttle={"calls": 10, "seconds": 60})
        at.primary()
        expect(at.panel.locator(".mark-word", has_text="Waiting for itris")).to_have_count(1, timeout=60_000)
        at.shot("47-itris-asks-to-wait")
        at.title("Done", timeout=400_000)
        at.shot("48-done-throttled")
        assert growth(before, sandbox) == created(counts)
        everybody_once(sandbox)
