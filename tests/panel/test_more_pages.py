"""The same person on several pages: the panel keeps who it shows and adds what the next page says."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser import Browser
from tests.panel import samples
from tests.panel.conftest import OpenPanel
from tests.panel.fake_backend import FakeBackend
from tests.panel.pages import profile_page
from tests.reading import made

WITHOUT_TITLE = samples.profile(title=None, headline="Thinks in pallets")
SLUG = WITHOUT_TITLE["public_id"]
GO = "([path, html]) => { history.pushState({}, '', path); if (html) document.documentElement.innerHTML = html; }"
DETAILS = made.details(
    "Experience",
    made.role("Plant Manager", WITHOUT_TITLE["company"], "2021 - Present") + made.role("Trainee", "Mol", "2018 - 2021"),
    f"Experience | {WITHOUT_TITLE['full_name']}",
    back_to=SLUG,
)
CONTACT = made.contact_dialog('<a href="mailto:marisol@mail.example">x</a>', owner=SLUG)


def checked(panel: Page, backend: FakeBackend, key: str) -> dict[str, Any]:
    """The profile of the last check, once one has something under this key."""
    for _ in range(50):
        last: dict[str, Any] = backend.posts("/api/v1/checks")[-1]["profiles"][0]
        if last.get(key):
            return last
        panel.wait_for_timeout(100)
    raise AssertionError(f"no check with {key}")


def page_of(browser: Browser) -> Page:
    return next(page for page in browser.context.pages if "linkedin" in page.url)


def test_a_details_page_brings_the_title_and_all_roles(
    browser: Browser, open_panel: OpenPanel, backend: FakeBackend
) -> None:
    panel = open_panel(WITHOUT_TITLE)
    expect(panel.get_by_text("The experience section hasn't loaded")).to_be_visible()
    page_of(browser).evaluate(GO, [f"/in/{SLUG}/details/experience/", DETAILS])
    expect(panel.locator(".job")).to_have_text(f"Plant Manager · {WITHOUT_TITLE['company']}")
    expect(panel.get_by_text("The experience section hasn't loaded")).to_have_count(0)
    profile = checked(panel, backend, "positions")
    assert [role["title"] for role in profile["positions"]] == ["Plant Manager", "Trainee"]
    assert profile["headline"] == "Thinks in pallets"


def test_back_on_the_profile_nothing_is_lost(browser: Browser, open_panel: OpenPanel, backend: FakeBackend) -> None:
    panel = open_panel(WITHOUT_TITLE)
    expect(panel.get_by_text("Not an applicant")).to_be_visible()
    page_of(browser).evaluate(GO, [f"/in/{SLUG}/details/experience/", DETAILS])
    expect(panel.locator(".job")).to_contain_text("Plant Manager")
    page_of(browser).evaluate(GO, [f"/in/{SLUG}/", profile_page(WITHOUT_TITLE)])
    panel.wait_for_timeout(600)
    expect(panel.locator(".job")).to_contain_text("Plant Manager")
    assert len(backend.posts("/api/v1/checks")) == 2


def test_the_contact_dialog_is_read_once_it_says_something(
    browser: Browser, open_panel: OpenPanel, backend: FakeBackend
) -> None:
    panel = open_panel()
    expect(panel.get_by_text("Not an applicant")).to_be_visible()
    page = page_of(browser)
    page.evaluate(GO, [f"/in/{SLUG}/overlay/contact-info/", ""])
    page.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", CONTACT)
    assert checked(panel, backend, "emails")["emails"] == ["marisol@mail.example"]
    expect(panel.get_by_role("heading", level=1)).to_have_text("Marisol Tennerby")


def test_reading_a_section_again_keeps_the_person(
    browser: Browser, open_panel: OpenPanel, backend: FakeBackend
) -> None:
    panel = open_panel(WITHOUT_TITLE)
    expect(panel.get_by_text("Not an applicant")).to_be_visible()
    page_of(browser).evaluate(GO, [f"/in/{SLUG}/details/experience/", DETAILS])
    expect(panel.locator(".job")).to_contain_text("Plant Manager")
    panel.get_by_role("button", name="Read this page again").click()
    panel.wait_for_timeout(300)
    expect(panel.locator(".place")).to_have_text(WITHOUT_TITLE["location"])


def test_a_section_of_somebody_unknown_asks_for_the_profile_and_joins_it(browser: Browser) -> None:
    unnamed = DETAILS.replace(f"<title>Experience | {WITHOUT_TITLE['full_name']}", "<title>Experience")
    page = browser.open(browser.serve(f"in/{SLUG}/details/experience", unnamed))
    panel = browser.panel_in_tab(page)
    expect(panel.get_by_role("heading", level=1)).to_have_text("Whose section is this?")
    page.evaluate(GO, [f"/in/{SLUG}/", profile_page(WITHOUT_TITLE)])
    expect(panel.get_by_role("heading", level=1)).to_have_text("Marisol Tennerby")


def test_recruiter_leads_to_the_public_profile(browser: Browser) -> None:
    html = "<main><a href='https://www.linkedin.com/in/demo-marisol-tennerby'>Public profile</a></main>"
    panel = browser.panel_in_tab(browser.open(browser.serve("talent/profile/AEMAAx", html)))
    expect(panel.get_by_role("heading", level=1)).to_have_text("This is LinkedIn Recruiter")
    link = panel.get_by_role("link", name="Open the public profile")
    expect(link).to_have_attribute("href", "https://www.linkedin.com/in/demo-marisol-tennerby/")


def test_where_linkedin_changed_something_a_report_can_be_copied(browser: Browser) -> None:
    changed = profile_page(samples.profile()).replace("overlay/contact-info", "overlay/other")
    panel = browser.panel_in_tab(browser.open(browser.serve(f"in/{SLUG}", changed)))
    expect(panel.get_by_text("LinkedIn has changed something")).to_be_visible()
    panel.get_by_text("What is in it").click()
    report = json.loads(panel.locator(".report pre").inner_text())
    assert report["layout"] == "sdui"
    assert "contactLink" not in report["matches"]
    assert not any(word in json.dumps(report).lower() for word in ("marisol", "tennerby", "acoa"))
    panel.get_by_role("button", name="Copy the report").click()
    expect(panel.locator("#said")).to_contain_text("Report")
