"""Undo: seconds before anything is sent, and afterwards as far as itris lets things go back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Browser
from tests.panel import samples
from tests.panel.conftest import OpenPanel
from tests.panel.fake_backend import FakeBackend, problem
from tests.panel.pages import profile_page
from tests.panel.test_adding import ADDS, WATCH, add, title

UNDO = "POST /api/v1/adds/a1/undo"
DUNCAN = samples.profile(full_name="Duncan Pellworth", public_id="demo-duncan-pellworth")


@pytest.fixture
def held(backend: FakeBackend) -> FakeBackend:
    """A backend that keeps every add back."""
    backend.answers[ADDS] = (samples.held(), 202)
    backend.answers[WATCH] = samples.held()
    return backend


def undo(panel: Page) -> None:
    panel.get_by_role("button", name="Undo").click()


def test_an_add_is_held_for_five_seconds_and_said_to_be(open_panel: OpenPanel, held: FakeBackend) -> None:
    panel = open_panel()
    add(panel)
    title(panel, "About to be added")
    expect(panel.locator(".undo-text")).to_have_text("Sent in 3 s")
    assert held.posts("/api/v1/adds")[0]["send_after"] == 5
    held.answers[WATCH] = samples.done()
    title(panel, "Added")


def test_undo_in_time_by_keyboard_leaves_nothing_behind(open_panel: OpenPanel, held: FakeBackend) -> None:
    panel = open_panel()
    add(panel)
    title(panel, "About to be added")
    panel.keyboard.press("Alt+z")
    title(panel, "Undone")
    expect(panel.get_by_role("heading", level=1)).to_be_focused()
    expect(panel.get_by_text("Taken back in time")).to_be_visible()
    expect(panel.locator(".row-state")).to_have_text(["never sent", "never sent"])
    expect(panel.get_by_role("button", name="Undo")).to_have_count(0)
    panel.get_by_role("button", name="Change and add again").click()
    title(panel, "Marisol Tennerby")
    expect(panel.get_by_role("button", name="Review and add")).to_be_visible()


def test_undo_pressed_while_the_add_is_being_answered_is_not_forgotten(
    open_panel: OpenPanel, held: FakeBackend
) -> None:
    panel = open_panel()
    # The answer's writing takes long enough for Undo to come in between.
    panel.evaluate("""() => {
        const area = chrome.storage.local, set = area.set.bind(area), get = area.get.bind(area);
        area.get = async (keys) => {
            if (keys === null && window.undoing) await new Promise((resolve) => setTimeout(resolve, 600));
            return get(keys);
        };
        area.set = async (values) => {
            const late = Object.values(values).some((value) => value?.answer && !value.undo);
            if (late) await new Promise((resolve) => setTimeout(resolve, 700));
            return set(values);
        };
    }""")
    add(panel)
    title(panel, "About to be added")
    panel.wait_for_timeout(250)
    panel.evaluate("() => { window.undoing = true; }")
    panel.keyboard.press("Alt+z")
    title(panel, "Undone")


def test_what_was_written_goes_back_as_far_as_it_can_and_the_rest_is_said(
    open_panel: OpenPanel, backend: FakeBackend
) -> None:
    backend.answers[UNDO] = samples.undone_after_writing()
    panel = open_panel()
    add(panel)
    title(panel, "Added")
    undo(panel)
    title(panel, "Undone")
    expect(panel.get_by_text("The job title went back. The comment stays.")).to_be_visible()
    expect(panel.locator(".row-state")).to_have_text(["put back", "stays"])
    expect(panel.get_by_text("itris offers no way to delete a comment.")).to_be_visible()


def test_while_it_is_being_written_undo_waits_its_turn(open_panel: OpenPanel, backend: FakeBackend) -> None:
    backend.answers[UNDO] = problem(409, "twin_running")
    panel = open_panel()
    add(panel)
    title(panel, "Added")
    undo(panel)
    title(panel, "Undoing…")
    expect(panel.get_by_text("It is being written right now")).to_be_visible()
    backend.answers[UNDO] = samples.undone()
    title(panel, "Undone")


def test_an_undo_that_is_refused_says_why_and_is_not_asked_again(open_panel: OpenPanel, backend: FakeBackend) -> None:
    backend.answers[UNDO] = problem(403, "not_allowed", "Only who added it may undo it.")
    panel = open_panel()
    add(panel)
    title(panel, "Added")
    undo(panel)
    expect(panel.get_by_role("alert")).to_be_focused()
    title(panel, "Added")
    panel.wait_for_timeout(2_000)
    assert len(backend.posts("/api/v1/adds/a1/undo")) == 1


def test_one_moves_on_at_once_and_can_still_undo_from_the_next_person(
    open_panel: OpenPanel, held: FakeBackend, browser: Browser
) -> None:
    panel = open_panel()
    add(panel)
    title(panel, "About to be added")
    panel.keyboard.press("Enter")
    title(panel, "Ready for the next person")
    bar = panel.get_by_role("region", name="The person before")
    expect(bar).to_contain_text("Marisol Tennerby")
    panel.keyboard.press("Alt+z")
    expect(bar).to_contain_text("Undone")
    expect(panel.locator("#recent")).to_be_focused()
    panel.keyboard.press("Space")
    title(panel, "Undone")
    expect(panel.get_by_text("Taken back in time")).to_be_visible()


def test_another_profile_opened_meanwhile_keeps_the_add_at_hand(
    open_panel: OpenPanel, held: FakeBackend, browser: Browser
) -> None:
    panel = open_panel()
    add(panel)
    title(panel, "About to be added")
    page = next(page for page in browser.context.pages if "linkedin" in page.url)
    page.goto(browser.serve("in/demo-duncan-pellworth", profile_page(DUNCAN)))
    title(panel, "Duncan Pellworth")
    held.answers[WATCH] = samples.done()
    expect(panel.locator("#recent")).to_contain_text("Added")
    assert not [key for key in browser.stored() if key.startswith("draft:")]
    panel.locator("#recent").click()
    title(panel, "Added")
    panel.get_by_role("button", name="Back").click()
    title(panel, "Duncan Pellworth")


def test_a_panel_that_was_closed_still_offers_undo(
    open_panel: OpenPanel, backend: FakeBackend, browser: Browser
) -> None:
    panel = open_panel()
    add(panel)
    title(panel, "Added")
    panel.keyboard.press("Enter")
    title(panel, "Ready for the next person")
    panel.close()
    other = open_panel(DUNCAN)
    expect(other.locator("#recent")).to_contain_text("Marisol Tennerby")
    undo(other)
    expect(other.locator("#recent")).to_contain_text("Undone")


def test_the_worker_undoes_what_a_closed_panel_asked_for(
    open_panel: OpenPanel, backend: FakeBackend, browser: Browser
) -> None:
    backend.answers[UNDO] = problem(503, "backend_error")
    panel = open_panel()
    add(panel)
    title(panel, "Added")
    undo(panel)
    title(panel, "Undoing…")
    panel.close()
    backend.answers[UNDO] = samples.undone()
    browser.worker.evaluate("chrome.alarms.create('settle-open-adds', {when: Date.now()})")
    browser.worker.evaluate("""async () => {
        for (let tries = 0; tries < 100; tries += 1) {
            const all = Object.entries(await chrome.storage.local.get(null));
            if (all.find(([key]) => key.startsWith('add:'))?.[1]?.answer?.state === 'undone') return;
            await new Promise((resolve) => setTimeout(resolve, 100));
        }
        throw new Error('it was not undone');
    }""")


def test_how_long_an_add_is_held_is_the_recruiters_choice(
    open_panel: OpenPanel, backend: FakeBackend, browser: Browser
) -> None:
    browser.store(hold_s=0)
    panel = open_panel()
    add(panel)
    title(panel, "Added")
    assert "send_after" not in backend.posts("/api/v1/adds")[0]


def test_with_reduced_motion_only_the_seconds_count(open_panel: OpenPanel, held: FakeBackend) -> None:
    panel = open_panel()
    panel.emulate_media(reduced_motion="reduce")
    add(panel)
    expect(panel.locator(".undo-text")).to_contain_text("Sent in")
    expect(panel.locator(".time-left")).to_be_hidden()


def test_an_add_that_never_got_an_answer_is_asked_for_once_more_and_then_undone(
    open_panel: OpenPanel, backend: FakeBackend
) -> None:
    backend.answers[ADDS] = problem(503, "itris_not_reached")
    panel = open_panel()
    add(panel)
    title(panel, "Not sent yet")
    undo(panel)
    title(panel, "Undoing…")
    backend.answers[ADDS] = (samples.held(), 202)
    title(panel, "Undone")
    assert len(set(backend.keys())) == 1
    assert len(backend.posts("/api/v1/adds/a1/undo")) == 1
