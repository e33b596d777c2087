"""Every state of the panel, reachable by name: for accessibility tests and for looking at.

A scene arranges the backend, opens the panel and brings it into its state.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.browser import Browser
from tests.panel import samples
from tests.panel.fake_backend import FakeBackend, problem
from tests.panel.pages import plain_page, profile_page
from tests.reading import made

PERSON = samples.profile()
ADDS, WATCH, PLANS = "POST /api/v1/adds", "GET /api/v1/adds/a1", "POST /api/v1/plans"
UNDO = "POST /api/v1/adds/a1/undo"


@dataclass
class Stage:
    browser: Browser
    backend: FakeBackend

    def panel(self, path: str = f"in/{PERSON['public_id']}", html: str | None = None) -> Page:
        """The panel beside a page; by default the profile of the person all scenes are about."""
        return self.browser.panel_in_tab(self.browser.open(self.browser.serve(path, html or profile_page(PERSON))))

    def unpaired(self) -> Page:
        self.browser.worker.evaluate("chrome.storage.local.clear()")
        return self.panel()

    def person(self, make: Callable[[samples.Json], samples.Json] = samples.check) -> Page:
        self.backend.check_says(make)
        panel = self.panel()
        panel.get_by_role("tab").first.wait_for()
        return panel

    def options(self, make: Callable[[samples.Json], samples.Json] = samples.check) -> Page:
        panel = self.person(make)
        panel.get_by_role("tab", name="More options").click()
        return panel

    def preview(self, **changes: object) -> Page:
        self.backend.answers[PLANS] = lambda body: {**samples.plan_for(body), **changes}
        return press(self.person(), "This will be written")

    def added(self, title: str, answer: object) -> Page:
        self.backend.answers[ADDS] = answer  # type: ignore[assignment]
        return press(self.preview(), title)


def press(panel: Page, title: str | None = None) -> Page:
    """The primary action, and the heading that follows it."""
    panel.locator("#primary").click()
    if title:
        expect(panel.get_by_role("heading", level=1)).to_contain_text(title)
    return panel


Scene = Callable[[Stage], Page]
SCENES: dict[str, Scene] = {}


def scene(make: Scene) -> Scene:
    SCENES[make.__name__] = make
    return make


@scene
def pair(stage: Stage) -> Page:
    panel = stage.unpaired()
    panel.get_by_label("Code").fill("1234 5678")
    return panel


@scene
def pair_other_program(stage: Stage) -> Page:
    stage.backend.answers["GET /api/v1/hello"] = {"product": "other"}
    panel = pair(stage)
    panel.get_by_label("Address of Sidecar").fill(stage.backend.url)
    press(panel).get_by_role("alert").wait_for()
    return panel


@scene
def pair_words(stage: Stage) -> Page:
    started = {"pairing_id": "p", "secret": "s", "phrase": "amber kettle violin meadow", "expires_at": "2099-01-01"}
    stage.backend.answers["POST /api/v1/pairings"] = (started, 202)
    stage.backend.answers["GET /api/v1/pairings/p"] = {"state": "waiting"}
    panel = pair(stage)
    panel.get_by_label("Address of Sidecar").fill(stage.backend.url)
    return press(panel, "Do these words match?")


@scene
def click_to_read(stage: Stage) -> Page:
    panel = stage.browser.panel_in_tab(stage.browser.open(stage.backend.url + "/elsewhere"))
    expect(panel.get_by_role("heading", level=1)).to_contain_text("Click the Sidecar button")
    return panel


@scene
def reading(stage: Stage) -> Page:
    panel = stage.panel(html="<!doctype html><html lang='en'><title>LinkedIn</title><main></main></html>")
    panel.get_by_text("still loading").wait_for()
    return panel


@scene
def no_profile(stage: Stage) -> Page:
    panel = stage.panel("feed", plain_page())
    panel.get_by_text("Open a LinkedIn profile").wait_for()
    return panel


@scene
def many_people(stage: Stage) -> Page:
    panel = stage.panel("search/results/people", plain_page("x " * 200))
    panel.get_by_text("A page of many people").wait_for()
    return panel


@scene
def unknown_layout(stage: Stage) -> Page:
    panel = stage.panel("in/demo-odd", plain_page("Words in no layout we know. " * 20))
    panel.get_by_role("heading", name="I don't know this layout").wait_for()
    return panel


@scene
def changed_layout(stage: Stage) -> Page:
    panel = stage.panel(html=profile_page(PERSON).replace("overlay/contact-info", "overlay/other"))
    panel.get_by_text("What is in it").click()
    return panel


@scene
def recruiter(stage: Stage) -> Page:
    link = f"<main><a href='https://www.linkedin.com/in/{PERSON['public_id']}'>Public profile</a></main>"
    panel = stage.panel("talent/profile/AEMAAx", link)
    panel.get_by_role("heading", name="This is LinkedIn Recruiter").wait_for()
    return panel


@scene
def section_of_nobody(stage: Stage) -> Page:
    html = made.details("Experience", made.role("Baker", "Korst", "2018 - Present"), "Experience", back_to="ana-costa")
    panel = stage.panel("in/ana-costa/details/experience", html)
    panel.get_by_role("heading", name="Whose section is this?").wait_for()
    return panel


@scene
def signed_out(stage: Stage) -> Page:
    panel = stage.panel("authwall", plain_page())
    panel.get_by_text("LinkedIn wants you to sign in").wait_for()
    return panel


@scene
def checking(stage: Stage) -> Page:
    held_back = stage.backend.answers["POST /api/v1/checks"]

    def late(body: samples.Json) -> object:
        stage.backend.hold.clear()
        stage.backend.hold.wait(10)
        return held_back(body) if callable(held_back) else held_back

    stage.backend.answers["POST /api/v1/checks"] = late  # type: ignore[assignment]
    panel = stage.panel()
    panel.get_by_text("Checking against itris").wait_for()
    return panel


@scene
def new_person(stage: Stage) -> Page:
    return stage.person()


@scene
def known_with_evidence(stage: Stage) -> Page:
    panel = stage.person(samples.existing)
    panel.get_by_text("Why?").first.click()
    return panel


@scene
def changed_job(stage: Stage) -> Page:
    return stage.person(samples.moved)


@scene
def changed_job_decided(stage: Stage) -> Page:
    panel = stage.person(samples.moved)
    panel.get_by_role("button", name="Take over all").click()
    return panel


@scene
def unchecked(stage: Stage) -> Page:
    return stage.person(samples.unchecked)


@scene
def off_limits(stage: Stage) -> Page:
    warning = {"kind": "off_limits", "title": "Off-limits", "text": "Client agreement until 2027."}
    return stage.person(lambda person: samples.existing(person) | {"warnings": [warning]})


@scene
def name_mismatch(stage: Stage) -> Page:
    return stage.person(samples.name_mismatch)


@scene
def name_undecided(stage: Stage) -> Page:
    return press(stage.person(samples.name_mismatch))


@scene
def company_mismatch(stage: Stage) -> Page:
    return stage.person(samples.company_mismatch)


@scene
def company_question(stage: Stage) -> Page:
    return stage.person(lambda person: samples.company_mismatch(person, 1))


@scene
def company_search(stage: Stage) -> Page:
    panel = stage.person()
    panel.get_by_role("button", name="Search companies in itris").click()
    panel.locator(".result").first.wait_for()
    return panel


@scene
def new_company(stage: Stage) -> Page:
    return stage.person(samples.new_company)


@scene
def new_company_incomplete(stage: Stage) -> Page:
    return press(stage.person(samples.new_company))


@scene
def options_of_a_known_person(stage: Stage) -> Page:
    return stage.options(samples.existing)


@scene
def options_of_both(stage: Stage) -> Page:
    panel = stage.options()
    panel.get_by_label("Both").check()
    return panel


@scene
def options_incomplete(stage: Stage) -> Page:
    panel = stage.options()
    panel.get_by_label("Contact", exact=True).check()
    press(panel).locator(".wrong").first.wait_for()
    return panel


@scene
def preview_update(stage: Stage) -> Page:
    panel = stage.options(samples.existing)
    panel.get_by_label("Replace").check()
    return press(panel, "This will be written")


@scene
def preview_new_company(stage: Stage) -> Page:
    panel = stage.person(samples.new_company)
    panel.get_by_role("button", name="Confirm").click()
    panel.get_by_label("Sector").select_option(label="Engineering")
    return press(panel, "This will be written")


@scene
def preview_only(stage: Stage) -> Page:
    return stage.preview(mode="preview_only")


@scene
def preview_proposal(stage: Stage) -> Page:
    return stage.preview(mode="propose")


@scene
def preview_of_nothing(stage: Stage) -> Page:
    return stage.preview(writes=[])


@scene
def preview_changed(stage: Stage) -> Page:
    change = samples.change("job_title", "Job title", "Engineer", "Senior Engineer")
    fresh = samples.plan(writes=[samples.write(1, "applicant", "update", "Update applicant 9", fields=[change])])
    stage.backend.answers[ADDS] = problem(409, "changed_meanwhile", plan=fresh, add=None)
    panel = press(stage.preview())
    panel.get_by_text("Something changed meanwhile").wait_for()
    return panel


@scene
def adding(stage: Stage) -> Page:
    stage.browser.store(hold_s=0)
    panel = stage.preview()
    stage.backend.hold.clear()
    return press(panel, "Adding")


@scene
def added(stage: Stage) -> Page:
    return stage.added("Added", (samples.done(), 201))


@scene
def already_there(stage: Stage) -> Page:
    row = samples.row(
        "applicant", "create", "done", "already_there", record_id=2041, link="itris://demo/applicant/2041"
    )
    return stage.added("Already there", (samples.add("already_there", row), 200))


@scene
def refused_in_part(stage: Stage) -> Page:
    said = {"record": "applicant", "field": "location", "label": "Location", "reason": "Too vague.", "kind": "wrong"}
    refused = samples.add(
        "refused",
        samples.row("company", "create", "done", "created", record_id=55, link="itris://demo/company/55"),
        samples.row("applicant", "create", "refused", message="itris refused the record.", fields=[said]),
        samples.row("comment", "comment", "claimed"),
    )
    return stage.added("itris refused it", problem(422, "refused", add=refused, plan=None))


@scene
def not_known_yet(stage: Stage) -> Page:
    unknown = samples.add(
        "unknown", samples.row("applicant", "create", "unknown"), samples.row("comment", "comment", "claimed")
    )
    stage.backend.answers[WATCH] = unknown
    return stage.added("Not known yet", (unknown, 202))


@scene
def not_sent_yet(stage: Stage) -> Page:
    return stage.added("Not sent yet", problem(503, "itris_not_reached", "itris does not answer."))


@scene
def proposed(stage: Stage) -> Page:
    return stage.added(
        "Proposed", (samples.add("proposed", samples.row("applicant", "propose", "done", "proposed")), 202)
    )


@scene
def twin(stage: Stage) -> Page:
    stage.backend.answers[WATCH] = samples.add("working")
    return stage.added("Already being added", problem(409, "twin_running", watch="/api/v1/adds/a1"))


@scene
def about_to_be_added(stage: Stage) -> Page:
    stage.backend.answers[WATCH] = samples.held()
    return stage.added("About to be added", (samples.held(), 202))


@scene
def moved_on_from_an_add(stage: Stage) -> Page:
    return press(about_to_be_added(stage), "Ready for the next person")


@scene
def undoing(stage: Stage) -> Page:
    stage.backend.answers[UNDO] = problem(409, "twin_running")
    panel = added(stage)
    panel.get_by_role("button", name="Undo").click()
    panel.get_by_text("It is being written right now").wait_for()
    return panel


@scene
def undone_in_time(stage: Stage) -> Page:
    panel = about_to_be_added(stage)
    panel.get_by_role("button", name="Undo").click()
    panel.get_by_role("heading", name="Undone").wait_for()
    return panel


@scene
def undone_after_writing(stage: Stage) -> Page:
    stage.backend.answers[UNDO] = samples.undone_after_writing()
    panel = added(stage)
    panel.get_by_role("button", name="Undo").click()
    panel.get_by_role("heading", name="Undone").wait_for()
    return panel


@scene
def ready_for_next(stage: Stage) -> Page:
    return press(added(stage), "Ready for the next person")


@scene
def backend_away(stage: Stage) -> Page:
    stage.browser.store(connection={"address": "http://127.0.0.1:9", "token": "x"})
    panel = stage.panel()
    panel.get_by_text("Sidecar doesn't answer").wait_for()
    panel.get_by_role("heading", name="Marisol Tennerby").wait_for()
    return panel


@scene
def itris_away(stage: Stage) -> Page:
    stage.backend.answers["GET /api/v1/me"] = samples.me(connected=False, message="itris refuses the password.")
    return stage.person()


@scene
def suggested_email(stage: Stage) -> Page:
    stage.backend.answers["POST /api/v1/suggestions"] = {"emails": [samples.suggestion()]}
    panel = stage.person()
    panel.get_by_text("Suggested, very likely").wait_for()
    return panel


@scene
def contact_details(stage: Stage) -> Page:
    stage.backend.answers["GET /api/v1/me"] = samples.with_finder()
    stage.backend.answers["POST /api/v1/finder"] = {"found": samples.FOUND}
    details = {"emails": ["marisol@tennerby.example"], "phones": ["+44 7700 900000"]}
    read = samples.profile(**details, found={"emails": "contact dialog", "phones": "page 1"})
    stage.backend.answers["POST /api/v1/readings"] = {"profile": read, "found": {}, "problems": []}
    panel = read_from_pdf(stage)
    panel.get_by_role("button", name="Find contact details").click()
    panel.get_by_role("button", name="Use m.tennerby@mail.example").click()
    return panel


@scene
def finder_failed(stage: Stage) -> Page:
    stage.backend.answers["GET /api/v1/me"] = samples.with_finder()
    stage.backend.answers["POST /api/v1/finder"] = problem(502, "finder_away", "The finder doesn't answer.")
    panel = stage.person()
    panel.get_by_role("button", name="Find contact details").click()
    panel.get_by_role("alert").wait_for()
    return panel


@scene
def search_empty(stage: Stage) -> Page:
    panel = stage.person()
    panel.keyboard.press("Alt+s")
    panel.get_by_role("heading", name="Search itris").wait_for()
    return panel


@scene
def search_found(stage: Stage) -> Page:
    rows = [
        samples.found_person(),
        samples.person_match(contact_id=77, applicant_id=8, off_limits=True, full_name="Marius Tennant"),
        samples.person_match(contact_id=78, archived=True, full_name="Maria Tenby", job_title=None),
    ]
    stage.backend.answers["GET /api/v1/people"] = {"people": rows}
    panel = search_empty(stage)
    panel.keyboard.type("tenn")
    panel.locator(".result").first.wait_for()
    return panel


@scene
def search_none(stage: Stage) -> Page:
    me = samples.me()
    me["directory"]["complete"] = False
    stage.backend.answers["GET /api/v1/me"] = me
    stage.backend.answers["GET /api/v1/people"] = {"people": []}
    panel = search_empty(stage)
    panel.keyboard.type("xyz")
    panel.get_by_text("Nobody found").wait_for()
    return panel


@scene
def search_failed(stage: Stage) -> Page:
    stage.backend.answers["GET /api/v1/people"] = problem(500, "backend_error")
    panel = search_empty(stage)
    panel.keyboard.type("tenn")
    panel.get_by_role("alert").wait_for()
    return panel


@scene
def chosen_from_search(stage: Stage) -> Page:
    stage.backend.check_says(samples.existing)
    panel = search_found(stage)
    panel.locator(".result").first.click()
    panel.get_by_text("From itris, not from the page beside.").wait_for()
    panel.get_by_role("tab").first.wait_for()
    return panel


@scene
def other_ways(stage: Stage) -> Page:
    panel = stage.panel("feed", plain_page())
    panel.get_by_role("button", name="PDF or pasted text").click()
    panel.get_by_role("heading", name="LinkedIn's PDF").wait_for()
    return panel


@scene
def file_refused(stage: Stage) -> Page:
    said = problem(
        422, "not_linkedin", "This PDF isn't a LinkedIn profile.", "Save it from the profile: More, Save to PDF."
    )
    stage.backend.answers["POST /api/v1/readings"] = said
    panel = other_ways(stage)
    panel.locator("#file").set_input_files({"name": "cv.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"})
    panel.get_by_role("alert").wait_for()
    return panel


@scene
def read_from_pdf(stage: Stage) -> Page:
    panel = other_ways(stage)
    panel.locator("#file").set_input_files({"name": "p.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"})
    panel.get_by_role("tab").first.wait_for()
    panel.get_by_text("Where each value was read").click()
    return panel


@scene
def not_this_person(stage: Stage) -> Page:
    panel = stage.person(samples.existing)
    stage.backend.check_says(samples.check)
    panel.get_by_role("button", name="Not this person").click()
    panel.get_by_text("is somebody else").wait_for()
    return panel


@scene
def about(stage: Stage) -> Page:
    panel = stage.person()
    panel.get_by_role("button", name="Settings and help").click()
    return panel
