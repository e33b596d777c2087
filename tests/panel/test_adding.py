"""Preview, add, and every way an add can end."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser import Browser
from tests.panel import samples
from tests.panel.conftest import OpenPanel
from tests.panel.fake_backend import FakeBackend, problem

ADDS = "POST /api/v1/adds"
WATCH = "GET /api/v1/adds/a1"


def title(panel: Page, text: str) -> None:
    expect(panel.get_by_role("heading", level=1)).to_have_text(text)


def preview(panel: Page) -> None:
    panel.locator("#primary").click()
    title(panel, "This will be written")


def add(panel: Page) -> None:
    preview(panel)
    panel.locator("#primary").click()


def test_the_preview_shows_every_write_in_order_and_before_and_after(
    open_panel: OpenPanel, backend: FakeBackend
) -> None:
    backend.check_says(samples.existing)
    panel = open_panel()
    panel.get_by_role("tab", name="More options").click()
    panel.get_by_label("Replace").check()
    preview(panel)
    expect(panel.locator(".write h2")).to_have_text(["Update applicant Marisol Tennerby", "Write a comment"])
    expect(panel.locator("del")).to_contain_text("Process Engineer")
    expect(panel.locator("ins")).to_contain_text("Senior Process Engineer")
    expect(panel.get_by_text("Comment category: LinkedIn")).to_be_visible()
    assert backend.posts("/api/v1/adds") == []


def test_added_with_links_and_numbers_then_next(open_panel: OpenPanel, backend: FakeBackend, browser: Browser) -> None:
    panel = open_panel()
    add(panel)
    title(panel, "Added")
    expect(panel.get_by_role("link", name="Applicant 2041")).to_have_attribute("href", "itris://demo/applicant/2041")
    asked = backend.posts("/api/v1/adds")[0]
    assert asked["fingerprint"] == "f" * 64
    assert asked["request"] == backend.posts("/api/v1/plans")[0]
    panel.keyboard.press("Enter")
    title(panel, "Ready for the next person")
    panel.get_by_role("button", name="Put away").click()
    expect(panel.locator("#recent")).to_have_count(0)
    assert [key for key in browser.stored() if key.startswith(("add:", "draft:"))] == []


def test_the_key_is_stored_before_the_add_leaves_and_a_reopened_panel_sends_the_same(
    open_panel: OpenPanel, backend: FakeBackend, browser: Browser
) -> None:
    panel = open_panel()
    preview(panel)
    backend.hold.clear()
    panel.locator("#primary").click()
    title(panel, "About to be added")
    stored = [value for key, value in browser.stored().items() if key.startswith("add:")]
    assert len(stored) == 1
    panel.close()
    backend.hold.set()
    reopened = open_panel()
    title(reopened, "Added")
    assert set(backend.keys()) == {stored[0]["key"]}


def test_not_known_yet_settles_by_itself(open_panel: OpenPanel, backend: FakeBackend) -> None:
    open_add = samples.add("unknown", samples.row("applicant", "create", "unknown"))
    backend.answers[ADDS] = (open_add, 202)
    backend.answers[WATCH] = open_add
    panel = open_panel()
    add(panel)
    title(panel, "Not known yet")
    expect(panel.get_by_text("We don't know yet whether itris took it.")).to_be_visible()
    backend.answers[WATCH] = samples.done()
    title(panel, "Added")
    assert len(backend.keys()) == 1


def test_refused_shows_what_was_written_all_the_same_and_leads_back_to_the_field(
    open_panel: OpenPanel, backend: FakeBackend
) -> None:
    said = {"record": "applicant", "field": "location", "label": "Location", "reason": "Too vague.", "kind": "wrong"}
    refused = samples.add(
        "refused",
        samples.row("company", "create", "done", "created", record_id=55),
        samples.row("applicant", "create", "refused", message="itris refused it.", fields=[said]),
        samples.row("comment", "comment", "claimed"),
    )
    backend.answers[ADDS] = problem(422, "refused", "itris refused it.", add=refused, plan=None, fields=[said])
    panel = open_panel()
    add(panel)
    title(panel, "itris refused it")
    expect(panel.get_by_text("Part of it was written, the rest was not.")).to_be_visible()
    expect(panel.locator(".row-state")).to_have_text(["created", "refused", "not written"])
    panel.get_by_role("button", name="Correct and try again").click()
    expect(panel.get_by_label("Location")).to_be_focused()
    expect(panel.get_by_text("Too vague.")).to_be_visible()


def test_missing_fields_at_the_last_moment_lead_back_to_them(open_panel: OpenPanel, backend: FakeBackend) -> None:
    said = {"record": "applicant", "field": "sector", "reason": "Sector is now mandatory.", "kind": "missing"}
    backend.answers[ADDS] = problem(422, "incomplete", fields=[said])
    panel = open_panel()
    add(panel)
    expect(panel.get_by_text("Sector is now mandatory.")).to_be_visible()
    expect(panel.get_by_label("Sector")).to_be_focused()


def test_changed_meanwhile_shows_the_fresh_plan(open_panel: OpenPanel, backend: FakeBackend) -> None:
    write = samples.write(1, "applicant", "update", "Update applicant 9", record_id=9)
    fresh = samples.plan(fingerprint="e" * 64, writes=[write])
    backend.answers[ADDS] = problem(409, "changed_meanwhile", plan=fresh, add=None)
    panel = open_panel()
    add(panel)
    expect(panel.get_by_text("Something changed meanwhile")).to_be_visible()
    expect(panel.locator(".write h2")).to_have_text("Update applicant 9")
    backend.answers[ADDS] = (samples.done(), 201)
    panel.locator("#primary").click()
    title(panel, "Added")
    assert backend.posts("/api/v1/adds")[-1]["fingerprint"] == "e" * 64
    assert len(set(backend.keys())) == 2


def test_a_twin_is_watched_instead_of_repeated(open_panel: OpenPanel, backend: FakeBackend) -> None:
    backend.answers[ADDS] = problem(409, "twin_running", "Alex is adding this person.", watch="/api/v1/adds/a1")
    backend.answers[WATCH] = samples.add("working")
    panel = open_panel()
    add(panel)
    title(panel, "Already being added")
    there = samples.row("applicant", "create", "done", "already_there", record_id=2041)
    backend.answers[WATCH] = samples.add("already_there", there)
    title(panel, "Already there")
    assert len(backend.keys()) == 1


def test_the_backend_away_in_the_middle(open_panel: OpenPanel, backend: FakeBackend) -> None:
    backend.answers[ADDS] = problem(503, "itris_not_reached", "itris does not answer.")
    panel = open_panel()
    add(panel)
    title(panel, "Not sent yet")
    expect(panel.get_by_text("itris doesn't answer")).to_be_visible()
    backend.answers[ADDS] = (samples.done(), 201)
    title(panel, "Added")
    assert len(set(backend.keys())) == 1


def test_what_asking_again_cannot_change_is_not_asked_again(open_panel: OpenPanel, backend: FakeBackend) -> None:
    backend.answers[ADDS] = problem(403, "not_allowed", "Viewers add nobody.")
    panel = open_panel()
    add(panel)
    title(panel, "Not added")
    expect(panel.get_by_text("You may look, but not add")).to_be_visible()
    panel.wait_for_timeout(2_000)
    assert len(backend.keys()) == 1


def test_proposed_has_no_number_yet(open_panel: OpenPanel, backend: FakeBackend) -> None:
    backend.answers["POST /api/v1/plans"] = lambda body: {**samples.plan_for(body), "mode": "propose"}
    backend.answers[ADDS] = (samples.add("proposed", samples.row("applicant", "propose", "done", "proposed")), 202)
    panel = open_panel()
    preview(panel)
    expect(panel.get_by_text("Goes to the applicant inbox")).to_be_visible()
    panel.get_by_role("button", name="Propose to itris").click()
    title(panel, "Proposed")


def test_preview_only_never_says_added(open_panel: OpenPanel, backend: FakeBackend) -> None:
    backend.answers["POST /api/v1/plans"] = lambda body: {**samples.plan_for(body), "mode": "preview_only"}
    backend.answers[ADDS] = (samples.add("preview_only", written=False), 200)
    panel = open_panel()
    preview(panel)
    expect(panel.get_by_text("Preview only: nothing is written")).to_be_visible()
    panel.get_by_role("button", name="Finish without writing").click()
    title(panel, "Preview only")
    expect(panel.get_by_text("Nothing was written.")).to_be_visible()


def test_the_worker_settles_an_add_whose_panel_is_gone(
    open_panel: OpenPanel, backend: FakeBackend, browser: Browser
) -> None:
    backend.answers[ADDS] = problem(503, "itris_not_reached")
    panel = open_panel()
    add(panel)
    title(panel, "Not sent yet")
    browser.stop_worker(panel)
    panel.close()
    backend.answers[ADDS] = (samples.done(), 201)
    browser.worker.evaluate("chrome.alarms.create('settle-open-adds', {when: Date.now()})")
    browser.worker.evaluate("""async () => {
        for (let tries = 0; tries < 100; tries += 1) {
            const all = Object.entries(await chrome.storage.local.get(null));
            const add = all.find(([key]) => key.startsWith('add:'))?.[1];
            if (add?.answer?.state === 'done') return;
            await new Promise((resolve) => setTimeout(resolve, 100));
        }
        throw new Error('the add was not settled');
    }""")
    assert len(set(backend.keys())) == 1
