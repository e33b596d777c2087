"""The list in the panel: everyone on a search page, checked in one call, grouped, chosen by mouse or keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Browser
from tests.panel import people
from tests.panel.fake_backend import FakeBackend, problem
from tests.panel.people import SEARCH, Json, crowd, search_page

pytestmark = pytest.mark.lists
CHECKS = "POST /api/v1/checks"


@pytest.fixture
def beside(browser: Browser) -> Callable[..., Page]:
    """The panel beside a search page with these people."""

    def opened(read: list[Json], hidden: int = 0) -> Page:
        return browser.panel_in_tab(browser.open(browser.serve(SEARCH, search_page(read, hidden))))

    return opened


def says(backend: FakeBackend, read: list[Json], *kinds: Callable[[Json], Json]) -> None:
    """Each person is checked by the function at the same place; whoever has none is new."""
    made = dict(zip((one["public_id"] for one in read), kinds, strict=False))
    backend.check_says(lambda person: made.get(person["public_id"], people.check)(person))


def chosen(panel: Page) -> list[str]:
    return panel.locator(".row.chosen .row-name").all_inner_texts()


def test_everyone_is_checked_in_one_call_and_shown_with_icon_and_word(
    beside: Callable[..., Page], backend: FakeBackend
) -> None:
    read = crowd(8)
    says(
        backend, read, people.check, lambda p: people.known(p, applicant_id=4),
        lambda p: people.known(p, contact_id=5), lambda p: people.known(p, applicant_id=4, contact_id=5),
        people.mismatch, people.off_limits, people.changed_job, people.which_company,
    )  # fmt: skip
    panel = beside(read, hidden=2)
    title = panel.get_by_role("heading", level=1)
    expect(title).to_have_text("8 people on this page")
    expect(title).to_be_focused()
    expect(panel.get_by_text("LinkedIn hides 2 people from you. I left them out.")).to_be_visible()
    expect(panel.locator("h2")).to_have_text(
        ["Need a look2", "New1", "Changed job1", "Already in itris3", "Off-limits1"]
    )
    words = dict(
        zip(panel.locator(".row-name").all_inner_texts(), panel.locator(".marks").all_inner_texts(), strict=True)
    )
    assert words == {
        "Wren Castellby": "Possible match",
        "Lucan Fennimore": "New\nWhich company?",
        "Oriel Thaxbury": "New",
        "Perpetua Graveling": "Applicant\nChanged job",
        "Bram Vellacourt": "Applicant",
        "Sunniva Oakmere": "Contact",
        "Tadeo Lindhollow": "Applicant and contact",
        "Ishaan Morthwaite": "Off-limits\nContact",
    }
    [asked] = backend.posts("/api/v1/checks")
    assert len(asked["profiles"]) == 8


def test_rows_are_drawn_before_the_check_answers(beside: Callable[..., Page], backend: FakeBackend) -> None:
    held_back = backend.answers[CHECKS]

    def late(body: Json) -> object:
        backend.hold.clear()
        backend.hold.wait(10)
        return held_back

    backend.answers[CHECKS] = late  # type: ignore[assignment]
    panel = beside(crowd(25))
    expect(panel.locator(".row")).to_have_count(25)
    expect(panel.get_by_text("Checking against itris")).to_be_visible()
    panel.get_by_label("Oriel Thaxbury").first.check()
    backend.hold.set()
    expect(panel.locator(".marks .mark-word")).to_have_count(25)
    assert len(chosen(panel)) == 1


def test_select_all_new_takes_nobody_in_doubt_and_nobody_off_limits(
    beside: Callable[..., Page], backend: FakeBackend
) -> None:
    read = crowd(5)
    says(backend, read, people.check, people.mismatch, people.off_limits, people.which_company)
    panel = beside(read)
    panel.get_by_role("button", name="Select all new (2)").click()
    assert chosen(panel) == ["Oriel Thaxbury", "Wren Castellby"]
    panel.get_by_role("button", name="Select none").click()
    assert chosen(panel) == []


def test_arrows_walk_space_chooses_and_shift_takes_everybody_in_between(beside: Callable[..., Page]) -> None:
    read = crowd(6)
    panel = beside(read)
    panel.locator(".mark-word").first.wait_for()
    panel.locator("input[data-row]").first.focus()
    panel.keyboard.press("Space")
    panel.keyboard.press("ArrowDown")
    panel.keyboard.press("ArrowDown")
    panel.keyboard.press("Shift+Space")
    assert chosen(panel) == [one["full_name"] for one in read[:3]]
    panel.keyboard.press("Shift+ArrowDown")
    assert chosen(panel) == [one["full_name"] for one in read[:4]]
    panel.keyboard.press("End")
    expect(panel.get_by_label(read[5]["full_name"])).to_be_focused()
    panel.keyboard.press("Alt+n")
    assert len(chosen(panel)) == 6
    panel.keyboard.press("Enter")
    expect(panel.get_by_role("heading", level=1)).to_have_text("6 people to add")


def test_a_shift_click_takes_everybody_in_between_but_nobody_off_limits(
    beside: Callable[..., Page], backend: FakeBackend
) -> None:
    read = crowd(4)
    says(backend, read, people.check, people.check, people.check, people.off_limits)
    panel = beside(read)
    panel.locator(".mark-word").first.wait_for()
    panel.get_by_label(read[0]["full_name"]).click()
    panel.get_by_label(read[2]["full_name"]).click(modifiers=["Shift"])
    expect(panel.locator(".row.chosen")).to_have_count(3)
    assert chosen(panel) == [one["full_name"] for one in read[:3]]
    panel.get_by_label(read[3]["full_name"]).check()
    assert len(chosen(panel)) == 4


def test_a_page_of_hidden_members_only_invents_nobody(beside: Callable[..., Page], backend: FakeBackend) -> None:
    panel = beside([], hidden=8)
    expect(panel.get_by_role("heading", level=1)).to_have_text("Nobody here shows a name")
    expect(panel.get_by_text("LinkedIn hides 8 people from you.")).to_be_visible()
    assert backend.posts("/api/v1/checks") == []


def test_the_same_person_twice_is_one_row(beside: Callable[..., Page]) -> None:
    read = crowd(3)
    panel = beside([*read, read[1]])
    expect(panel.get_by_role("heading", level=1)).to_have_text("3 people on this page")


def test_any_script_and_long_headlines_keep_the_row_calm(beside: Callable[..., Page]) -> None:
    read = [
        people.row("田中 花子", "代表取締役 | " + "株式会社" * 60, public_id="demo-tanaka"),
        people.row("محمد الأحمد", "مدير تطوير الأعمال", public_id="demo-ahmad"),
        people.row("Żółć O’Neill-Łukasiewicz", "H" * 200, public_id="demo-zolc"),
    ]
    panel = beside(read)
    expect(panel.locator(".row-name")).to_have_text([one["full_name"] for one in read])
    assert panel.evaluate("document.documentElement.scrollWidth") <= 360
    assert all(box["height"] < 120 for row in panel.locator(".row").all() if (box := row.bounding_box()))


def test_the_next_page_keeps_who_was_chosen_and_never_shows_the_page_before(browser: Browser) -> None:
    first, second = crowd(12)[:6], crowd(12)[6:]
    page = browser.open(browser.serve(SEARCH, search_page(first)))
    panel = browser.panel_in_tab(page)
    panel.get_by_role("button", name="Select all new (6)").click()
    # LinkedIn exchanges the address first and the list later.
    page.evaluate("history.pushState({}, '', '/search/results/people/?page=2')")
    expect(panel.get_by_role("heading", level=1)).to_have_text("Reading the page…")
    page.wait_for_timeout(700)
    page.evaluate("html => { document.documentElement.innerHTML = html; }", search_page(second))
    expect(panel.locator(".row-name").first).to_have_text(second[0]["full_name"])
    expect(panel.get_by_text("6 of them are from other pages.")).to_be_visible()
    panel.get_by_label(second[0]["full_name"]).check()
    expect(panel.locator("#primary")).to_contain_text("Go on with 7 people")


def test_rows_that_come_later_are_added_to_the_list(browser: Browser, backend: FakeBackend) -> None:
    read = crowd(5)
    page = browser.open(browser.serve(SEARCH, search_page(read[:3])))
    panel = browser.panel_in_tab(page)
    expect(panel.locator(".row")).to_have_count(3)
    page.evaluate("html => { document.documentElement.innerHTML = html; }", search_page(read))
    expect(panel.locator(".marks .mark-word")).to_have_count(5)
    assert [len(body["profiles"]) for body in backend.posts("/api/v1/checks")] == [3, 2]


def test_who_was_chosen_outlives_panel_and_worker(browser: Browser, beside: Callable[..., Page]) -> None:
    read = crowd(4)
    panel = beside(read)
    panel.get_by_role("button", name="Select all new (4)").click()
    panel.wait_for_timeout(200)
    browser.stop_worker(panel)
    panel.close()
    reopened = beside(read)
    expect(reopened.locator(".row.chosen")).to_have_count(4)


def test_a_check_that_fails_says_why_and_can_be_asked_again(beside: Callable[..., Page], backend: FakeBackend) -> None:
    checks = backend.answers[CHECKS]
    backend.answers[CHECKS] = problem(503, "unavailable", "The database is locked.", "Try again.")
    panel = beside(crowd(3))
    expect(panel.get_by_role("alert")).to_contain_text("The database is locked.")
    expect(panel.locator(".row")).to_have_count(3)
    backend.answers[CHECKS] = checks
    panel.get_by_role("button", name="Check again").click()
    expect(panel.get_by_role("heading", name="New")).to_be_visible()


def test_the_page_is_not_changed_by_reading_and_choosing(browser: Browser) -> None:
    page = browser.open(browser.serve(SEARCH, search_page(crowd(5), 1)))
    before = page.evaluate("document.documentElement.outerHTML")
    panel = browser.panel_in_tab(page)
    panel.get_by_role("button", name="Select all new (5)").click()
    panel.locator("#primary").click()
    expect(panel.get_by_role("heading", level=1)).to_have_text("5 people to add")
    assert page.evaluate("document.documentElement.outerHTML") == before


def test_two_hundred_people_are_drawn_and_chosen(beside: Callable[..., Page], backend: FakeBackend) -> None:
    panel = beside(crowd(200))
    panel.get_by_role("button", name="Select all new (200)").click()
    expect(panel.locator("#primary")).to_contain_text("Go on with 200 people")
    assert [len(body["profiles"]) for body in backend.posts("/api/v1/checks")] == [100, 100]


def lead(name: str, title: str, company: str) -> str:
    return f"""<div data-x-search-result="LEAD"><a data-anonymize="person-name">{name}</a>
<span data-anonymize="title">{title}</span><a data-anonymize="company-name">{company}</a></div>"""


def test_leads_without_an_address_are_told_apart_by_what_their_rows_show(
    browser: Browser, backend: FakeBackend
) -> None:
    rows = lead("Oriel Thaxbury", "Buyer", "Brackwell Pumps") + lead("Oriel Thaxbury", "Chef", "Castlemoor Foods") * 2
    html = f"<!doctype html><html lang='en'><title>Sales Navigator</title><body><main>{rows}</main></body></html>"
    panel = browser.panel_in_tab(browser.open(browser.serve("sales/search/people", html)))
    expect(panel.locator(".row-about")).to_have_text(["Buyer · Brackwell Pumps", "Chef · Castlemoor Foods"])
    expect(panel.get_by_text("Some of them have no public address here.")).to_be_visible()
