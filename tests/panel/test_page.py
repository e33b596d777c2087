"""The page beside the panel: every outcome has its words, and nobody is shown who isn't there any more."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import Browser
from tests.panel import samples
from tests.panel.conftest import OpenPanel
from tests.panel.fake_backend import FakeBackend
from tests.panel.pages import plain_page, profile_page

DUNCAN = samples.profile(
    full_name="Duncan Pellworth",
    headline="Head of Procurement",
    title="Head of Procurement",
    company="Castlemoor Foods Ltd",
    public_id="demo-duncan-pellworth",
)
SHELL = "<!doctype html><html lang='en'><title>LinkedIn</title><body><main></main></body></html>"


@pytest.mark.parametrize(
    ("path", "html", "said"),
    [
        ("feed", plain_page(), "Open a LinkedIn profile"),
        ("search/results/people", plain_page("x " * 200), "A page of many people"),
        ("authwall", plain_page(), "LinkedIn wants you to sign in"),
        ("404", plain_page("This page doesn't exist"), "This profile doesn't exist"),
        ("in/demo-odd", plain_page("Words that stand in no layout we know. " * 20), "I don't know this layout"),
    ],
)
def test_a_page_that_is_no_person_says_what_to_do(browser: Browser, path: str, html: str, said: str) -> None:
    panel = browser.panel_in_tab(browser.open(browser.serve(path, html)))
    expect(panel.get_by_role("heading", level=1)).to_have_text(said)
    expect(panel.locator(".full-state p").first).not_to_be_empty()


def test_without_the_click_the_panel_asks_for_it(browser: Browser, backend: FakeBackend) -> None:
    panel = browser.panel_in_tab(browser.open(backend.url + "/elsewhere"))
    expect(panel.get_by_role("heading", level=1)).to_contain_text("Click the Sidecar button in the toolbar")


def test_a_page_still_loading_is_read_again_by_itself(browser: Browser) -> None:
    page = browser.open(browser.serve("in/demo-marisol-tennerby", SHELL))
    panel = browser.panel_in_tab(page)
    expect(panel.get_by_text("The page is still loading. I look again by myself.")).to_be_visible()
    html = profile_page(samples.profile())
    page.evaluate("html => { document.open(); document.write(html); document.close(); }", html)
    expect(panel.get_by_role("heading", level=1)).to_have_text("Marisol Tennerby")


def test_a_card_that_is_half_drawn_is_read_when_it_is_whole(browser: Browser) -> None:
    whole = profile_page(samples.profile())
    half = whole.replace("overlay/contact-info", "x").replace("Leeds, England, United Kingdom", "")
    page = browser.open(browser.serve("in/demo-marisol-tennerby", half))
    panel = browser.panel_in_tab(page)
    expect(panel.get_by_text("The page is still loading. I look again by myself.")).to_be_visible()
    page.evaluate("html => { document.open(); document.write(html); document.close(); }", whole)
    expect(panel.locator(".place")).to_have_text("Leeds, England, United Kingdom")


def test_after_eight_seconds_the_panel_gives_the_page_back(browser: Browser) -> None:
    panel = browser.panel_in_tab(browser.open(browser.serve("in/demo-marisol-tennerby", SHELL)))
    expect(panel.get_by_role("heading", level=1)).to_have_text("The profile hasn't finished loading", timeout=12_000)
    expect(panel.locator("#primary")).to_have_text("Read this page againEnter")


def test_in_app_navigation_never_shows_the_previous_person(browser: Browser, open_panel: OpenPanel) -> None:
    panel = open_panel()
    expect(panel.get_by_text("Not an applicant")).to_be_visible()
    page = next(page for page in browser.context.pages if "linkedin" in page.url)
    panel.evaluate("""() => {
        window.seen = [];
        new MutationObserver(() => window.seen.push(document.querySelector('h1')?.textContent))
            .observe(document.getElementById('main'), {childList: true, subtree: true, characterData: true});
    }""")
    # LinkedIn exchanges the address first and the page later.
    page.evaluate("history.pushState({}, '', '/in/demo-duncan-pellworth/')")
    expect(panel.get_by_role("heading", level=1)).to_have_text("Reading the page…")
    page.evaluate("html => { document.documentElement.innerHTML = html; }", profile_page(DUNCAN))
    expect(panel.get_by_role("heading", level=1)).to_have_text("Duncan Pellworth")
    seen = panel.evaluate("window.seen")
    assert "Marisol Tennerby" not in seen


def test_an_overlay_of_the_same_profile_keeps_what_is_shown(
    browser: Browser, open_panel: OpenPanel, backend: FakeBackend
) -> None:
    panel = open_panel()
    expect(panel.get_by_text("Not an applicant")).to_be_visible()
    page = next(page for page in browser.context.pages if "linkedin" in page.url)
    page.evaluate("history.pushState({}, '', '/in/demo-marisol-tennerby/overlay/contact-info/')")
    panel.wait_for_timeout(300)
    expect(panel.get_by_role("heading", level=1)).to_have_text("Marisol Tennerby")
    assert len(backend.posts("/api/v1/checks")) == 1


def test_the_page_is_not_changed_by_reading(browser: Browser) -> None:
    page = browser.open(browser.serve("in/demo-marisol-tennerby", profile_page(samples.profile())))
    before = page.evaluate("document.documentElement.outerHTML")
    panel = browser.panel_in_tab(page)
    expect(panel.get_by_text("Not an applicant")).to_be_visible()
    assert page.evaluate("document.documentElement.outerHTML") == before


@pytest.mark.e2e
def test_the_real_panel_opens_on_the_click_reads_and_follows_the_tab(browser: Browser, backend: FakeBackend) -> None:
    first = browser.open(browser.serve("in/demo-marisol-tennerby", profile_page(samples.profile())))
    browser.click_toolbar(first)
    panel = browser.side_panel()
    expect(panel.get_by_role("heading", level=1)).to_have_text("Marisol Tennerby")

    browser.open(backend.url + "/elsewhere")
    expect(panel.get_by_role("heading", level=1)).to_contain_text("Click the Sidecar button")

    first.bring_to_front()
    expect(panel.get_by_role("heading", level=1)).to_have_text("Marisol Tennerby")
    first.goto(browser.serve("in/demo-duncan-pellworth", profile_page(DUNCAN)))
    expect(panel.get_by_role("heading", level=1)).to_have_text("Duncan Pellworth")


@pytest.mark.e2e
def test_a_click_opens_another_tab_to_the_panel_that_is_open_already(browser: Browser, backend: FakeBackend) -> None:
    first = browser.open(browser.serve("in/demo-duncan-pellworth", profile_page(DUNCAN)))
    browser.click_toolbar(first)
    panel = browser.side_panel()
    expect(panel.get_by_role("heading", level=1)).to_have_text("Duncan Pellworth")
    # The backend's own demo counts as LinkedIn; no permission covers it but the click.
    demo = browser.open(f"{backend.url}/demo/in/demo-marisol-tennerby/")
    expect(panel.get_by_role("heading", level=1)).to_contain_text("Click the Sidecar button")
    browser.click_toolbar(demo)
    expect(panel.get_by_role("heading", level=1)).to_have_text("Marisol Tennerby")
