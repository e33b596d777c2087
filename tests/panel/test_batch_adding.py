"""Adding many: one after the other, one failure holds up nobody, nothing is sent twice, the end is told per person."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser import Browser, launched
from tests.panel import people, samples
from tests.panel.fake_backend import FakeBackend, problem
from tests.panel.pages import profile_page
from tests.panel.people import SEARCH, Json, crowd, search_page
from tests.panel.test_batch import choose, previewed, title, totals
from tests.panel.test_list import says

pytestmark = pytest.mark.lists
ADDS, WATCH = "POST /api/v1/adds", "GET /api/v1/adds/a1"
TIDES = "Northwind Tides"


@pytest.fixture(autouse=True)
def everybody_is_new(backend: FakeBackend) -> None:
    says(backend, [])


def add(browser: Browser, read: list[Json]) -> Page:
    """Choose everybody, preview, add."""
    panel = choose(browser, read)
    panel.locator("#primary").click()
    previewed(panel, len(read))
    panel.locator("#primary").click()
    return panel


def asked(backend: FakeBackend) -> list[str]:
    """Whose adds came in, in order."""
    return [body["request"]["profile"]["public_id"] for body in backend.posts("/api/v1/adds")]


def only_for(read: Json, given: object, other: object = None) -> object:
    """An answer for one person; everybody else is added."""
    return lambda body: (
        given if body["request"]["profile"]["public_id"] == read["public_id"] else other or (samples.done(), 201)
    )


def kept(browser: Browser, prefix: str) -> list[Json]:
    return [value for key, value in browser.stored().items() if key.startswith(prefix)]


def test_each_person_has_a_receipt_and_the_summary_counts(browser: Browser, backend: FakeBackend) -> None:
    read = crowd(3)
    says(backend, read, people.check, lambda p: people.known(p, applicant_id=4))
    there = samples.add("already_there", samples.row("applicant", "create", "done", "already_there", record_id=7))
    updated = samples.add("done", samples.row("applicant", "update", "done", "updated", record_id=4))
    answers = dict(
        zip((one["public_id"] for one in read), [(samples.done(), 201), (updated, 201), (there, 200)], strict=True)
    )
    backend.answers[ADDS] = lambda body: answers[body["request"]["profile"]["public_id"]]
    panel = add(browser, read)
    title(panel, "Done")
    assert totals(panel, "#summary") == {"added": 1, "updated": 1, "already_there": 1}
    expect(panel.get_by_role("link", name="Applicant 2041")).to_have_attribute("href", "itris://demo/applicant/2041")
    assert sorted(asked(backend)) == [one["public_id"] for one in read]
    assert len(set(backend.keys())) == 3
    says(backend, read, *[lambda p: people.known(p, applicant_id=2041)] * 3)
    panel.locator("#primary").click()
    title(panel, "3 people on this page")
    expect(panel.get_by_role("heading", name="Already in itris")).to_be_visible()
    expect(panel.get_by_role("heading", name="New")).to_have_count(0)
    assert kept(browser, "add:") == kept(browser, "chosen:") == []


def test_one_failure_holds_up_nobody_and_only_it_is_tried_again(browser: Browser, backend: FakeBackend) -> None:
    read = crowd(3)
    backend.answers[ADDS] = only_for(read[1], problem(403, "not_allowed", "Viewers add nobody."))
    panel = add(browser, read)
    title(panel, "Done")
    assert totals(panel, "#summary") == {"added": 2, "failed": 1}
    expect(panel.get_by_text("You may look, but not add")).to_be_visible()
    backend.answers[ADDS] = (samples.done(), 201)
    panel.get_by_role("button", name="Try 1 again").click()
    previewed(panel, 1)
    panel.locator("#primary").click()
    title(panel, "Done")
    assert totals(panel, "#summary") == {"added": 3}
    assert asked(backend) == [*(one["public_id"] for one in read), read[1]["public_id"]]


def test_an_error_of_one_person_is_tried_again_by_itself(browser: Browser, backend: FakeBackend) -> None:
    read = crowd(2)
    backend.answers[ADDS] = only_for(read[0], problem(500, "error", "Something went wrong."))
    panel = add(browser, read)
    expect(panel.locator("#summary [data-count=added] dd")).to_have_text("1")
    backend.answers[ADDS] = (samples.done(), 201)
    title(panel, "Done")
    assert len(set(backend.keys())) == 2


def test_a_refused_person_is_opened_at_what_was_said(browser: Browser, backend: FakeBackend) -> None:
    read = crowd(2)
    said = {"record": "applicant", "field": "location", "label": "Location", "reason": "Too vague.", "kind": "wrong"}
    refused = samples.add(
        "refused", samples.row("applicant", "create", "refused", message="itris refused it.", fields=[said])
    )
    backend.answers[ADDS] = only_for(read[0], problem(422, "refused", add=refused, plan=None, fields=[said]))
    panel = add(browser, read)
    title(panel, "Done")
    assert totals(panel, "#summary") == {"added": 1, "needs_you": 1}
    panel.get_by_role("button", name="Open").click()
    title(panel, read[0]["full_name"])
    expect(panel.get_by_text("Location: Too vague.")).to_be_visible()
    panel.get_by_role("tab", name="More options").click()
    panel.get_by_label("Location").fill("Leeds, England")
    backend.answers[ADDS] = (samples.done(), 201)
    panel.locator("#primary").click()
    previewed(panel, 1)
    panel.locator("#primary").click()
    title(panel, "Done")
    assert backend.posts("/api/v1/adds")[-1]["request"]["fields"]["applicant"]["location"] == "Leeds, England"


def test_two_people_at_one_new_company_make_it_once(browser: Browser, backend: FakeBackend) -> None:
    read = crowd(2)
    says(backend, read, *[lambda p: people.proposed(p, TIDES)] * 2)
    first = samples.add(
        "done", samples.row("company", "create", "done", "created", record_id=55),
        samples.row("applicant", "create", "done", "created", record_id=2041),
    )  # fmt: skip
    backend.answers[ADDS] = (first, 201)
    panel = choose(browser, read)
    panel.get_by_role("button", name="Take this company").click()
    panel.locator("#field-company-sector").select_option(label="Engineering")
    panel.get_by_role("button", name="Take all of them").click()
    panel.locator("#primary").click()
    previewed(panel, 2)
    assert totals(panel)["company_create"] == 1
    panel.locator("#primary").click()
    title(panel, "Done")
    assert [body["request"]["company"] for body in backend.posts("/api/v1/adds")] == [
        {"choice": "create"},
        {"choice": "existing", "company_id": 55},
    ]


def test_an_add_whose_answer_was_lost_keeps_its_key(browser: Browser, backend: FakeBackend) -> None:
    """The backend may have taken it: with another key the person might be added a second time."""
    read = crowd(2)
    says(backend, read, *[lambda p: people.proposed(p, TIDES)] * 2)
    company = samples.row("company", "create", "done", "created", record_id=55)
    first = samples.add("done", company, samples.row("applicant", "create", "done", "created", record_id=2041))
    panel = choose(browser, read)
    panel.get_by_role("button", name="Take this company").click()
    panel.locator("#field-company-sector").select_option(label="Engineering")
    panel.get_by_role("button", name="Take all of them").click()
    panel.locator("#primary").click()
    previewed(panel, 2)
    unknown = samples.add("unknown", company, samples.row("applicant", "create", "unknown"))
    backend.answers[ADDS] = only_for(read[0], (unknown, 202), problem(500, "error", "Something went wrong."))
    backend.answers[WATCH] = unknown
    panel.locator("#primary").click()
    expect(panel.locator("#summary [data-count=failed] dd")).to_have_text("1")
    backend.answers[WATCH] = first
    backend.answers[ADDS] = (samples.done(), 201)
    title(panel, "Done")
    assert len(set(backend.keys())) == 2


def test_a_company_a_colleague_made_meanwhile_is_taken_without_asking(browser: Browser, backend: FakeBackend) -> None:
    read = crowd(1)
    says(backend, read, lambda p: people.proposed(p, TIDES))
    panel = choose(browser, read)
    panel.get_by_role("button", name="Take this company").click()
    panel.locator("#field-company-sector").select_option(label="Engineering")
    panel.get_by_role("button", name="Take all of them").click()
    panel.locator("#primary").click()
    previewed(panel, 1)
    says(backend, read, lambda p: samples.check(people.named(p)))

    def answer(body: Json) -> object:
        if body["request"]["company"]["choice"] == "create":
            return problem(409, "changed_meanwhile", plan=samples.plan_for(body["request"]), add=None)
        return samples.done(), 201

    backend.answers[ADDS] = answer  # type: ignore[assignment]
    panel.locator("#primary").click()
    title(panel, "Done")
    assert totals(panel, "#summary") == {"added": 1}
    assert backend.posts("/api/v1/adds")[-1]["request"]["company"] == {"choice": "existing", "company_id": 1}


def test_any_other_change_needs_the_recruiter(browser: Browser, backend: FakeBackend) -> None:
    read = crowd(2)
    backend.answers[ADDS] = only_for(read[0], problem(409, "changed_meanwhile", plan=samples.plan(), add=None))
    panel = add(browser, read)
    title(panel, "Done")
    assert totals(panel, "#summary") == {"added": 1, "needs_you": 1}
    backend.answers[ADDS] = (samples.done(), 201)
    panel.get_by_role("button", name="Open").click()
    title(panel, read[0]["full_name"])


def test_while_itris_asks_to_wait_nobody_else_is_sent(browser: Browser, backend: FakeBackend) -> None:
    read = crowd(3)
    waiting = samples.add("waiting", samples.row("applicant", "create", "claimed"), message="itris asks to wait.")
    backend.answers[ADDS] = (waiting, 202)
    backend.answers[WATCH] = waiting
    panel = add(browser, read)
    title(panel, "Adding: 0 of 3")
    expect(panel.get_by_text("itris asks to wait.")).to_be_visible()
    panel.wait_for_timeout(2_500)
    assert len(asked(backend)) == 1
    backend.answers[ADDS] = (samples.done(), 201)
    backend.answers[WATCH] = samples.done()
    title(panel, "Done")
    assert asked(backend) == [one["public_id"] for one in read]


def test_adds_made_while_sidecar_is_away_are_queued_and_sent_once(browser: Browser, backend: FakeBackend) -> None:
    read = crowd(3)
    panel = choose(browser, read)
    panel.locator("#primary").click()
    previewed(panel, 3)
    here = browser.stored()["connection"]
    browser.store(connection={**here, "address": "http://127.0.0.1:9"})
    panel.locator("#primary").click()
    title(panel, "Adding: 0 of 3")
    expect(panel.get_by_text("Queued: Sidecar is away.")).to_be_visible()
    assert totals(panel, "#summary") == {"queued": 3}
    before = {one["key"] for one in kept(browser, "add:")}
    browser.store(connection=here)
    title(panel, "Done")
    assert set(backend.keys()) == before
    assert len(backend.keys()) == 3


def test_the_worker_goes_on_when_the_panel_is_closed(browser: Browser, backend: FakeBackend) -> None:
    read = crowd(4)
    backend.answers[ADDS] = only_for(read[0], (samples.done(), 201), problem(503, "unavailable", "Not now."))
    panel = add(browser, read)
    expect(panel.locator("#summary [data-count=added] dd")).to_have_text("1")
    browser.stop_worker(panel)
    panel.close()
    backend.answers[ADDS] = (samples.done(), 201)
    # A panel that is just closing may still hold the lock; the next round comes by itself.
    browser.worker.evaluate("chrome.alarms.create('settle-open-adds', {when: Date.now(), periodInMinutes: 0.5})")
    browser.worker.evaluate("""async () => {
        for (let tries = 0; tries < 600; tries += 1) {
            const all = Object.entries(await chrome.storage.local.get(null)).filter(([key]) => key.startsWith('add:'));
            if (all.every(([, add]) => add.answer?.state === 'done')) return;
            await new Promise((resolve) => setTimeout(resolve, 100));
        }
        throw new Error('not everybody was added');
    }""")
    assert len(set(backend.keys())) == 4
    reopened = browser.panel_in_tab(next(page for page in browser.context.pages if "linkedin" in page.url))
    expect(reopened.get_by_text("4 adds finished")).to_be_visible()
    reopened.get_by_role("button", name="Show").click()
    expect(reopened.locator("#summary [data-count=added] dd")).to_have_text("4")
    assert totals(reopened, "#summary") == {"added": 4}


def test_a_restarted_browser_goes_on(playwright: Playwright, backend: FakeBackend, tmp_path: Path) -> None:
    read = crowd(3)
    backend.answers[ADDS] = problem(503, "unavailable", "Not now.")
    for first in (True, False):
        with launched(playwright, tmp_path / "profile") as browser:
            browser.grant("https://www.linkedin.com/*")
            if first:
                browser.store(connection={"address": backend.url, "token": backend.token})
                panel = add(browser, read)
                title(panel, "Adding: 0 of 3")
                backend.answers[ADDS] = (samples.done(), 201)
                continue
            panel = browser.panel_in_tab(browser.open(browser.serve(SEARCH, search_page(read))))
            expect(panel.get_by_text("3 adds finished")).to_be_visible()
    assert len(set(backend.keys())) == 3


def test_two_hundred_people(browser: Browser, backend: FakeBackend) -> None:
    read = crowd(200)
    panel = browser.panel_in_tab(browser.open(browser.serve(SEARCH, search_page(read))))
    panel.get_by_role("button", name="Select all new (200)").click()
    panel.locator("#primary").click()
    title(panel, "200 people to add")
    panel.locator("#primary").click()
    expect(panel.locator("#primary")).to_contain_text("Add 200 people", timeout=30_000)
    panel.locator("#primary").click()
    expect(panel.get_by_role("heading", level=1)).to_have_text("Done", timeout=60_000)
    assert totals(panel, "#summary") == {"added": 200}
    assert asked(backend) == [one["public_id"] for one in read]


def to(panel: Page, control: str) -> None:
    """Tab until this control has the focus."""
    panel.locator(control).first.wait_for()
    for _ in range(40):
        if panel.locator(f"{control}:focus").count():
            return
        panel.keyboard.press("Tab")
    raise AssertionError(f"{control} is not to be reached by Tab")


def test_the_whole_way_by_keyboard(browser: Browser, backend: FakeBackend) -> None:
    read = crowd(4)
    tides = lambda p: people.proposed(p, TIDES)  # noqa: E731
    says(backend, read, tides, people.mismatch, people.check, lambda p: people.known(p, contact_id=2))
    panel = browser.panel_in_tab(browser.open(browser.serve(SEARCH, search_page(read))))
    panel.locator(".mark-word").first.wait_for()
    press = panel.keyboard.press
    press("Alt+n")
    press("Shift+Tab")
    press("Home")
    press("Space")
    expect(panel.locator(".row.chosen")).to_have_count(3)
    press("Enter")
    title(panel, "3 people to add")
    to(panel, "#confirm-companies")
    press("Enter")
    to(panel, "#confirm-suggestions")
    press("Enter")
    to(panel, "#field-company-sector")
    panel.keyboard.type("Eng")
    press("Enter")
    title(panel, read[1]["full_name"])
    press("Enter")
    expect(panel.get_by_role("heading", name="Name mismatch")).to_be_focused()
    to(panel, "input[name=person-choice]")
    press("ArrowUp")
    expect(panel.get_by_role("radio", name="Somebody else")).to_be_checked()
    press("Enter")
    previewed(panel, 3)
    press("Enter")
    title(panel, "Done")
    press("Enter")
    title(panel, "4 people on this page")
    assert len(asked(backend)) == 3


def test_one_add_put_aside_while_sidecar_is_away_stays_in_sight(browser: Browser, backend: FakeBackend) -> None:
    person = samples.profile()
    page = browser.open(browser.serve(f"in/{person['public_id']}", profile_page(person)))
    panel = browser.panel_in_tab(page)
    panel.locator("#primary").click()
    title(panel, "This will be written")
    here = browser.stored()["connection"]
    browser.store(connection={**here, "address": "http://127.0.0.1:9"})
    panel.locator("#primary").click()
    title(panel, "Not sent yet")
    panel.get_by_role("button", name="Leave it to settle").click()
    expect(panel.get_by_text("1 add under way")).to_be_visible()
    browser.store(connection=here)
    expect(panel.get_by_text("1 add finished")).to_be_visible()
    assert len(backend.keys()) == 1
