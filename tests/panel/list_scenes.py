"""The states of lists and of many adds, as scenes beside those of one profile."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.panel import people, samples
from tests.panel.fake_backend import problem
from tests.panel.people import SEARCH, Json, crowd, search_page
from tests.panel.scenes import ADDS, WATCH, Stage, press, scene

EVERYBODY = crowd(10)
KINDS = (
    people.check,
    people.mismatch,
    people.which_company,
    lambda p: people.proposed(p, "Northwind Tides"),
    lambda p: people.proposed(p, "Brackwell Pumps", samples.company_match(1, "Brackwell Pumps Ltd")),
    lambda p: people.known(p, applicant_id=4),
    lambda p: people.known(p, contact_id=5),
    lambda p: people.known(p, applicant_id=4, contact_id=5),
    people.changed_job,
    people.off_limits,
)


def beside(stage: Stage, read: list[Json] | None = None, hidden: int = 1) -> Page:
    """The panel beside a search page with one person of every kind."""
    made = dict(zip((one["public_id"] for one in EVERYBODY), KINDS, strict=True))
    stage.backend.check_says(lambda person: made.get(person["public_id"], samples.check)(person))
    return stage.panel(SEARCH, search_page(EVERYBODY if read is None else read, hidden))


def chosen(stage: Stage, *which: int) -> Page:
    panel = beside(stage)
    panel.locator(".marks .mark-word").first.wait_for()
    for at in which:
        panel.get_by_label(EVERYBODY[at]["full_name"]).check()
    return panel


def set_up(stage: Stage, *which: int) -> Page:
    panel = chosen(stage, *which)
    panel.locator("#primary").click()
    expect(panel.get_by_role("heading", level=1)).to_contain_text("to add")
    return panel


def previewed(stage: Stage) -> Page:
    panel = set_up(stage, 0, 5, 8)
    panel.keyboard.press("Alt+t")
    panel = press(panel, "This will be written")
    expect(panel.locator("#primary")).to_contain_text("Add 3 people")
    return panel


def adding(stage: Stage, answer: object) -> Page:
    stage.backend.answers[ADDS] = answer  # type: ignore[assignment]
    panel = previewed(stage)
    panel.locator("#primary").click()
    return panel


@scene
def list_of_people(stage: Stage) -> Page:
    return chosen(stage, 0, 3)


@scene
def list_being_checked(stage: Stage) -> Page:
    stage.backend.answers["POST /api/v1/checks"] = problem(503, "unavailable", "The database is locked.", "Try again.")
    panel = stage.panel(SEARCH, search_page(EVERYBODY))
    panel.get_by_role("alert").wait_for()
    return panel


@scene
def list_of_hidden_members(stage: Stage) -> Page:
    panel = beside(stage, [], 8)
    panel.get_by_text("Nobody here shows a name").wait_for()
    return panel


@scene
def batch_for_all(stage: Stage) -> Page:
    panel = set_up(stage, 0, 1, 3, 4)
    panel.get_by_role("radio", name="Contact", exact=True).check()
    panel.get_by_role("heading", name="without a company").wait_for()
    return panel


@scene
def batch_changed_jobs(stage: Stage) -> Page:
    panel = set_up(stage, 0, 5, 8)
    panel.get_by_role("heading", name="1 person has changed jobs").wait_for()
    return panel


@scene
def batch_list_item_missing(stage: Stage) -> Page:
    panel = set_up(stage, 0, 3)
    panel.get_by_role("button", name="Take this company").click()
    panel.locator("#field-company-sector").wait_for()
    panel.locator("#primary").click()
    panel.locator(".wrong").first.wait_for()
    return panel


@scene
def batch_person(stage: Stage) -> Page:
    return press(set_up(stage, 0, 1, 2), EVERYBODY[1]["full_name"])


@scene
def batch_person_off_limits(stage: Stage) -> Page:
    return press(set_up(stage, 0, 9), EVERYBODY[9]["full_name"])


@scene
def batch_preview(stage: Stage) -> Page:
    panel = previewed(stage)
    panel.locator(".row .result").first.click()
    panel.locator(".write").first.wait_for()
    return panel


@scene
def batch_preview_with_doubt(stage: Stage) -> Page:
    missing = {"record": "applicant", "field": "location", "label": "Location", "reason": "Location is demanded."}
    name = EVERYBODY[0]["full_name"]
    stage.backend.answers["POST /api/v1/plans"] = lambda body: (
        samples.plan_for(body)
        | ({"ready": False, "missing": [missing]} if body["profile"]["full_name"] == name else {})
    )
    panel = press(set_up(stage, 0, 9), EVERYBODY[9]["full_name"])
    press(panel, "This will be written")
    panel.get_by_text("needs a look first").wait_for()
    return panel


@scene
def batch_adding(stage: Stage) -> Page:
    waiting = samples.add("waiting", samples.row("applicant", "create", "claimed"), message="itris asks to wait.")
    stage.backend.answers[WATCH] = waiting
    panel = adding(stage, (waiting, 202))
    panel.get_by_text("itris asks to wait.").wait_for()
    return panel


@scene
def batch_queued(stage: Stage) -> Page:
    panel = previewed(stage)
    stage.browser.store(connection={"address": "http://127.0.0.1:9", "token": "x"})
    panel.locator("#primary").click()
    panel.get_by_text("Queued: Sidecar is away.").wait_for()
    return panel


@scene
def batch_done(stage: Stage) -> Page:
    panel = adding(stage, (samples.done(), 201))
    expect(panel.get_by_role("heading", level=1)).to_have_text("Done")
    return panel


@scene
def batch_done_with_failures(stage: Stage) -> Page:
    said = {"record": "applicant", "field": "location", "label": "Location", "reason": "Too vague.", "kind": "wrong"}
    row = samples.row("applicant", "create", "refused", message="itris refused it.", fields=[said])
    refused = problem(422, "refused", add=samples.add("refused", row), plan=None, fields=[said])
    answers = {
        EVERYBODY[0]["public_id"]: refused,
        EVERYBODY[5]["public_id"]: problem(403, "not_allowed", "Viewers add nobody."),
    }
    panel = adding(stage, lambda body: answers.get(body["request"]["profile"]["public_id"], (samples.done(), 201)))
    expect(panel.get_by_role("heading", level=1)).to_have_text("Done")
    return panel


@scene
def batch_bar_over_a_profile(stage: Stage) -> Page:
    chosen(stage, 0, 3)
    panel = stage.panel()
    panel.get_by_text("2 people chosen").wait_for()
    panel.get_by_role("tab").first.wait_for()
    return panel


@scene
def batch_chosen_while_away(stage: Stage) -> Page:
    stage.browser.store(connection={"address": "http://127.0.0.1:9", "token": "x"})
    panel = stage.panel(SEARCH, search_page(EVERYBODY))
    panel.get_by_label(EVERYBODY[0]["full_name"]).check()
    panel.locator("#primary").click()
    panel.get_by_text("Queued: Sidecar is away.").wait_for()
    return panel


@scene
def batch_contact_without_company(stage: Stage) -> Page:
    panel = set_up(stage, 0, 3)
    panel.get_by_role("button", name=EVERYBODY[3]["full_name"]).first.click()
    panel.get_by_role("radio", name="Contact", exact=True).check()
    panel.locator("#primary").click()
    panel.get_by_text("A contact needs a company.").wait_for()
    return panel
