"""Those who were chosen: what holds for all, one after the other with the view of one profile, what will be written."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Browser
from tests.panel import people, samples
from tests.panel.fake_backend import FakeBackend, problem
from tests.panel.pages import profile_page
from tests.panel.people import SEARCH, Json, crowd, search_page
from tests.panel.test_list import says
from tests.panel.test_page import SHELL

pytestmark = pytest.mark.lists
MARISOL = samples.profile()["public_id"]
PLANS, ADDS = "POST /api/v1/plans", "POST /api/v1/adds"


@pytest.fixture(autouse=True)
def everybody_is_new(backend: FakeBackend) -> None:
    says(backend, [])


def title(panel: Page, text: str) -> None:
    expect(panel.get_by_role("heading", level=1)).to_have_text(text)


def choose(browser: Browser, read: list[Json], *, go_on: bool = True) -> Page:
    """The panel beside a search page, everybody on it chosen by name."""
    panel = browser.panel_in_tab(browser.open(browser.serve(SEARCH, search_page(read))))
    panel.locator(".mark-word").first.wait_for()
    for box in panel.locator("input[data-row]").all():
        box.check()
    if go_on:
        panel.locator("#primary").click()
        title(panel, f"{len(read)} {'person' if len(read) == 1 else 'people'} to add")
    return panel


def previewed(panel: Page, count: int) -> None:
    """The preview is there, with every plan."""
    title(panel, "This will be written")
    expect(panel.locator("#primary")).to_contain_text(f"Add {count} p")


def totals(panel: Page, where: str = "#totals") -> dict[str, int]:
    rows = panel.locator(f"{where} [data-count]").all()
    return {row.get_attribute("data-count") or "": int(row.locator("dd").inner_text()) for row in rows}


def test_sure_ones_need_no_visit_and_the_preview_counts_what_will_be_written(
    browser: Browser, backend: FakeBackend
) -> None:
    read = crowd(3)
    says(backend, read, people.check, people.check, lambda p: people.known(p, applicant_id=4))
    panel = choose(browser, read)
    panel.locator("#primary").click()
    title(panel, "This will be written")
    expect(panel.locator("#primary")).to_contain_text("Add 3 people to itris")
    assert totals(panel) == {"applicant_create": 2, "applicant_update": 1, "comment": 3}
    panel.get_by_role("button", name=read[0]["full_name"]).first.click()
    expect(panel.locator(".write h2")).to_have_text([f"Create applicant {read[0]['full_name']}", "Write a comment"])
    assert backend.posts("/api/v1/adds") == []


def test_doubtful_ones_come_first_in_the_view_of_one_profile(browser: Browser, backend: FakeBackend) -> None:
    read = crowd(4)
    says(backend, read, people.check, people.mismatch, people.check, people.which_company)
    panel = choose(browser, read)
    panel.locator("#primary").click()
    title(panel, read[1]["full_name"])
    expect(panel.locator(".scroll-at")).to_contain_text("1 of 4")
    panel.locator("#primary").click()
    expect(panel.get_by_role("heading", name="Name mismatch")).to_be_focused()
    panel.get_by_role("radio", name="Somebody else").check()
    panel.locator("#primary").click()
    title(panel, read[3]["full_name"])
    panel.get_by_role("radio", name="Larkfield Consulting Ltd Leeds").check()
    panel.locator("#primary").click()
    title(panel, "This will be written")
    expect(panel.locator("#primary")).to_contain_text("Add 4 people")
    chosen = {body["profile"]["public_id"]: body for body in backend.posts("/api/v1/plans")}
    assert chosen[read[1]["public_id"]]["person"]["choice"] == "create"
    assert chosen[read[3]["public_id"]]["company"] == {"choice": "existing", "company_id": 6}


def test_one_can_scroll_through_all_of_them_and_leave_somebody_out(browser: Browser) -> None:
    read = crowd(3)
    panel = choose(browser, read)
    panel.get_by_role("button", name=read[0]["full_name"]).first.click()
    title(panel, read[0]["full_name"])
    panel.keyboard.press("Alt+n")
    title(panel, read[1]["full_name"])
    panel.keyboard.press("Alt+p")
    title(panel, read[0]["full_name"])
    panel.get_by_role("button", name="Leave out").click()
    title(panel, read[1]["full_name"])
    expect(panel.locator(".scroll-at")).to_contain_text("1 of 2")
    panel.keyboard.press("Escape")
    title(panel, "2 people to add")


def test_somebody_in_doubt_can_wait_and_the_others_are_added(browser: Browser, backend: FakeBackend) -> None:
    read = crowd(2)
    says(backend, read, people.mismatch)
    panel = choose(browser, read)
    panel.locator("#primary").click()
    title(panel, read[0]["full_name"])
    panel.keyboard.press("Escape")
    panel.get_by_role("button", name=read[1]["full_name"]).first.click()
    panel.locator("#primary").click()
    title(panel, read[0]["full_name"])
    panel.get_by_role("button", name="Leave out").click()
    title(panel, read[1]["full_name"])
    panel.locator("#primary").click()
    title(panel, "This will be written")
    expect(panel.locator("#primary")).to_contain_text("Add 1 person")


def test_companies_of_headlines_are_confirmed_in_one_step_and_a_new_one_counts_once(
    browser: Browser, backend: FakeBackend
) -> None:
    read = crowd(3)
    known = samples.company_match(1, "Brackwell Pumps Ltd")
    says(
        backend, read, lambda p: people.proposed(p, "Northwind Tides"), lambda p: people.proposed(p, "Northwind Tides"),
        lambda p: people.proposed(p, "Brackwell Pumps", known),
    )  # fmt: skip
    panel = choose(browser, read)
    expect(panel.get_by_text("2 people", exact=True)).to_be_visible()
    expect(panel.get_by_text("1 person · in itris: Brackwell Pumps Ltd")).to_be_visible()
    panel.get_by_role("button", name="Take these 2 companies").click()
    panel.locator("#field-company-sector").select_option(label="Engineering")
    panel.get_by_role("button", name="Take all of them").click()
    panel.locator("#primary").click()
    previewed(panel, 3)
    assert totals(panel) == {"company_create": 1, "applicant_create": 3, "comment": 3}
    expect(panel.get_by_text("Create company Northwind Tides")).to_have_count(1)
    checked = backend.posts("/api/v1/checks")[-1]["profiles"]
    assert [one["company"] for one in checked] == ["Northwind Tides", "Northwind Tides", "Brackwell Pumps"]
    assert checked[0]["found"]["company"] == "headline, confirmed"


def test_a_company_that_is_not_taken_stays_a_proposal(browser: Browser, backend: FakeBackend) -> None:
    read = crowd(2)
    says(backend, read, lambda p: people.proposed(p, "Self Employed"), lambda p: people.proposed(p, "Self Employed"))
    panel = choose(browser, read)
    panel.get_by_label("Self Employed").uncheck()
    expect(panel.locator("#confirm-companies")).to_have_attribute("aria-disabled", "true")
    panel.locator("#primary").click()
    previewed(panel, 2)
    assert [body["company"] for body in backend.posts("/api/v1/plans")] == [{"choice": "none"}] * 2


def test_contacts_without_a_company_become_applicants_or_are_opened(browser: Browser, backend: FakeBackend) -> None:
    panel = choose(browser, crowd(2))
    panel.get_by_role("radio", name="Contact", exact=True).check()
    expect(panel.get_by_role("heading", name="2 people without a company")).to_be_visible()
    panel.get_by_role("button", name="Add as applicants").click()
    expect(panel.get_by_role("heading", name="2 people without a company")).to_have_count(0)
    panel.locator("#primary").click()
    previewed(panel, 2)
    assert {tuple(body["record_types"]) for body in backend.posts("/api/v1/plans")} == {("applicant",)}


def test_list_items_are_chosen_once_and_what_one_was_given_by_hand_stays(
    browser: Browser, backend: FakeBackend
) -> None:
    read = crowd(3)
    panel = choose(browser, read)
    panel.get_by_role("button", name=read[1]["full_name"]).first.click()
    panel.get_by_role("tab", name="More options").click()
    panel.get_by_label("Sector").select_option(label="Logistics")
    panel.keyboard.press("Escape")
    panel.get_by_label("Sector").select_option(label="Engineering")
    panel.locator("#primary").click()
    previewed(panel, 3)
    sectors = {
        body["profile"]["public_id"]: body["fields"]["applicant"]["sector"] for body in backend.posts("/api/v1/plans")
    }
    assert list(sectors.values()) == [21, 23, 21]


def test_a_list_item_everybody_lacks_is_asked_for_once(browser: Browser, backend: FakeBackend) -> None:
    fields = samples.catalogue()
    fields["applicant"][-1] = {**fields["applicant"][-1], "mandatory": True}
    backend.answers["GET /api/v1/fields"] = {"records": fields}
    panel = choose(browser, crowd(3))
    panel.locator("#primary").click()
    expect(panel.get_by_label("Sector")).to_be_focused()
    expect(panel.get_by_text("Sector is required. Please fill it in.")).to_be_visible()
    panel.get_by_label("Sector").select_option(label="Engineering")
    panel.locator("#primary").click()
    title(panel, "This will be written")


def test_somebody_off_limits_is_shown_before_and_in_the_preview(browser: Browser, backend: FakeBackend) -> None:
    read = crowd(2)
    says(backend, read, people.check, people.off_limits)
    panel = choose(browser, read)
    panel.locator("#primary").click()
    title(panel, read[1]["full_name"])
    panel.locator("#primary").click()
    title(panel, "This will be written")
    expect(panel.get_by_text("Marked off-limits in itris")).to_be_visible()


def test_what_a_plan_lacks_leads_to_the_person(browser: Browser, backend: FakeBackend) -> None:
    read = crowd(2)
    missing = {"record": "applicant", "field": "location", "label": "Location", "reason": "Location is demanded."}

    def plan(body: Json) -> Json:
        lacking = (
            body["profile"]["public_id"] == read[0]["public_id"] and body["fields"]["applicant"]["location"] == "Leeds"
        )
        return {**samples.plan_for(body), **({"ready": False, "missing": [missing]} if lacking else {})}

    backend.answers[PLANS] = plan
    panel = choose(browser, read)
    panel.locator("#primary").click()
    expect(panel.get_by_text("1 person needs a look first")).to_be_visible()
    expect(panel.locator("#primary")).to_contain_text("Add 1 person")
    panel.get_by_role("button", name="Open the first").click()
    expect(panel.get_by_text("Location: Location is demanded.")).to_be_visible()
    panel.get_by_role("tab", name="More options").click()
    panel.get_by_label("Location").fill("Leeds, England")
    panel.locator("#primary").click()
    title(panel, "This will be written")
    expect(panel.locator("#primary")).to_contain_text("Add 2 people")


def test_the_bar_leads_back_from_any_page(browser: Browser) -> None:
    panel = choose(browser, crowd(3), go_on=False)
    page = next(page for page in browser.context.pages if "linkedin" in page.url)
    page.goto(browser.serve("feed", "<!doctype html><html lang='en'><title>LinkedIn</title><main>News</main></html>"))
    expect(panel.get_by_text("3 people chosen")).to_be_visible()
    panel.get_by_role("button", name="Go on").click()
    title(panel, "3 people to add")


@pytest.mark.parametrize("then", ["list", "person"])
def test_reading_the_page_late_leads_nobody_out_of_the_batch(browser: Browser, then: str) -> None:
    """Opened while the page was still being read, the chosen people stay on the screen when it is read at last."""
    choose(browser, crowd(2))
    path, html = (
        (SEARCH, search_page(crowd(3))) if then == "list" else (f"in/{MARISOL}", profile_page(samples.profile()))
    )
    page = browser.open(browser.serve(path, SHELL))
    panel = browser.panel_in_tab(page)
    expect(panel.get_by_text("The page is still loading. I look again by myself.")).to_be_visible()
    panel.get_by_role("button", name="Go on").click()
    title(panel, "2 people to add")
    browser.serve(path, html)
    page.reload()
    page.locator("main").wait_for()
    panel.wait_for_timeout(1_500)
    title(panel, "2 people to add")
    panel.get_by_role("button", name="Back to the page").click()
    title(panel, "3 people on this page" if then == "list" else "Marisol Tennerby")


OPENED_BEFORE_THE_TAB_WAS_FOUND = """async () => {
    const { initialState, update } = await import('/panel/state.js');
    const add = { key: 'k1', profile_key: 'in/jane', asked_at: '2026-11-25T09:00:00Z', answer: null };
    const events = [
        { type: 'batch-loaded', people: [], adds: [add] },
        { type: 'adding-opened' },
        { type: 'tab-changed', tab: { id: 1, url: 'https://www.linkedin.com/search/results/people/' } },
    ];
    return events.reduce((state, event) => update(state, event)[0], initialState('http://127.0.0.1:8765')).batch.open;
}"""


def test_finding_the_tab_late_leads_nobody_out_of_the_batch(browser: Browser) -> None:
    """After a restart the bar with the adds may be there before the tab beside the panel is known."""
    panel = browser.panel_in_tab()
    assert panel.evaluate(OPENED_BEFORE_THE_TAB_WAS_FOUND) == "adding"


def test_people_chosen_while_sidecar_is_away_are_checked_when_it_is_back(
    browser: Browser, backend: FakeBackend
) -> None:
    away = problem(503, "unavailable", "Not now.")
    checks = backend.answers["POST /api/v1/checks"]
    backend.answers["POST /api/v1/checks"] = away
    panel = browser.panel_in_tab(browser.open(browser.serve(SEARCH, search_page(crowd(2)))))
    panel.locator(".row").nth(1).wait_for()
    for box in panel.locator("input[data-row]").all():
        box.check()
    panel.locator("#primary").click()
    expect(panel.get_by_text("not checked yet")).to_have_count(2)
    backend.answers["POST /api/v1/checks"] = checks
    panel.reload()
    panel.locator("#primary").click()
    expect(panel.get_by_text("not checked yet")).to_have_count(0)
    panel.locator("#primary").click()
    title(panel, "This will be written")


def test_somebody_left_out_before_the_rest_goes_on(browser: Browser) -> None:
    read = crowd(3)
    panel = choose(browser, read)
    panel.get_by_role("button", name=f"Leave out {read[0]['full_name']}").click()
    title(panel, "2 people to add")
    panel.locator("#primary").click()
    previewed(panel, 2)


def test_the_company_of_one_headline_is_taken_while_looking_at_the_person(
    browser: Browser, backend: FakeBackend
) -> None:
    read = crowd(2)
    says(backend, read, *[lambda p: people.proposed(p, "Northwind Tides")] * 2)
    panel = choose(browser, read)
    panel.get_by_role("button", name=read[0]["full_name"]).first.click()
    panel.get_by_role("button", name="Take “Northwind Tides” from the headline").click()
    expect(panel.get_by_role("heading", name="New company")).to_be_visible()
    assert [one["company"] for one in backend.posts("/api/v1/checks")[-1]["profiles"]] == ["Northwind Tides"]


def test_the_profile_of_somebody_chosen_says_more_than_the_row(browser: Browser, backend: FakeBackend) -> None:
    full = samples.profile()
    read = [people.row(full["full_name"], public_id=full["public_id"])]
    panel = choose(browser, read, go_on=False)
    page = next(page for page in browser.context.pages if "linkedin" in page.url)
    page.goto(browser.serve(f"in/{full['public_id']}", profile_page(full)))
    expect(panel.get_by_text("1 person chosen")).to_be_visible()
    panel.get_by_role("button", name="Go on").click()
    title(panel, "1 person to add")
    expect(panel.get_by_text("Senior Process Engineer · Brackwell Pumps")).to_be_visible()


def test_what_the_plans_warn_of_is_said_once(browser: Browser, backend: FakeBackend) -> None:
    warning = {
        "kind": "no_comment",
        "title": "No comment will be written",
        "text": "An admin has not chosen a category.",
    }
    backend.answers[PLANS] = lambda body: {**samples.plan_for(body), "warnings": [warning]}
    panel = choose(browser, crowd(3))
    panel.locator("#primary").click()
    previewed(panel, 3)
    expect(panel.get_by_text("No comment will be written")).to_have_count(1)


def test_a_preview_that_itris_makes_wait_goes_on_by_itself(browser: Browser, backend: FakeBackend) -> None:
    wait = problem(503, "itris_throttled", "itris asks to wait.")
    backend.answers[PLANS] = wait
    backend.retry_after = 1
    panel = choose(browser, crowd(2))
    panel.locator("#primary").click()
    expect(panel.get_by_role("alert")).to_be_visible()
    expect(panel.locator("#primary")).to_have_attribute("aria-disabled", "true")
    backend.answers[PLANS] = samples.plan_for
    previewed(panel, 2)
    expect(panel.get_by_role("alert")).to_have_count(0)
