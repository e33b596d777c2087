"""A known person whose job or company changed: old beside new, each field taken over or left."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Browser
from tests.panel import people, samples
from tests.panel.conftest import OpenPanel
from tests.panel.fake_backend import FakeBackend
from tests.panel.people import crowd
from tests.panel.test_batch import choose, previewed
from tests.panel.test_list import says


@pytest.fixture
def panel(open_panel: OpenPanel, backend: FakeBackend) -> Page:
    backend.check_says(samples.moved)
    panel = open_panel()
    panel.get_by_role("heading", name="2 changes since itris was last told").wait_for()
    return panel


def planned(panel: Page, backend: FakeBackend) -> samples.Json:
    panel.locator("#primary").click()
    expect(panel.get_by_role("heading", level=1)).to_have_text("This will be written")
    return backend.posts("/api/v1/plans")[-1]


def test_old_stands_beside_new_and_nothing_is_decided_yet(panel: Page) -> None:
    expect(panel.locator(".change del")).to_contain_text(["Process Engineer", "Fenwright Rail Ltd"])
    expect(panel.locator(".change ins")).to_contain_text(["Senior Process Engineer", "Brackwell Pumps"])
    expect(panel.locator(".change :checked")).to_have_count(0)
    expect(panel.get_by_text("itris keeps this company unless you take over the change above.")).to_be_visible()
    expect(panel.get_by_role("tab", name="Integrations")).to_contain_text("1 warning")


def test_all_are_taken_over_at_once_by_keyboard(panel: Page, backend: FakeBackend) -> None:
    panel.keyboard.press("Alt+t")
    expect(panel.locator("#primary")).to_be_focused()
    asked = planned(panel, backend)
    assert asked["fields"]["applicant"]["job_title"] == "Senior Process Engineer"
    assert sorted(asked["decided"]["applicant"]) == ["company_id", "job_title"]
    assert asked["company"] == {"choice": "existing", "company_id": 1}


def test_what_is_left_stays_as_itris_has_it(panel: Page, backend: FakeBackend) -> None:
    for leave in panel.get_by_label("Leave", exact=True).all():
        leave.check()
    asked = planned(panel, backend)
    assert asked["fields"]["applicant"]["job_title"] == "Process Engineer"
    assert asked["decided"]["applicant"] == []
    assert asked["company"] == {"choice": "none"}


def test_each_field_is_decided_on_its_own(panel: Page, backend: FakeBackend) -> None:
    panel.locator("#change-job_title-leave").check()
    panel.locator("#change-company-take").check()
    asked = planned(panel, backend)
    assert asked["decided"]["applicant"] == ["company_id"]
    assert asked["company"]["choice"] == "existing"


def test_a_field_the_admin_wants_asked_about_is_asked_about_there(panel: Page) -> None:
    panel.locator("#primary").click()
    expect(panel.locator("#change-job_title-take")).to_be_focused()


def test_a_company_that_only_comes_close_is_asked_about(open_panel: OpenPanel, backend: FakeBackend) -> None:
    near = samples.company_mismatch(samples.profile())["company"]
    backend.check_says(lambda person: samples.moved(person) | {"company": near})
    panel = open_panel()
    panel.locator("#change-company-take").check()
    expect(panel.get_by_role("heading", name="Company mismatch")).to_be_focused()


def test_as_a_record_that_is_not_there_yet_nothing_has_changed(panel: Page) -> None:
    panel.keyboard.press("Alt+c")
    expect(panel.locator(".change")).to_have_count(0)


@pytest.mark.lists
def test_the_changed_jobs_of_all_who_were_chosen_are_taken_over_at_once(browser: Browser, backend: FakeBackend) -> None:
    read = crowd(3)
    says(backend, read, people.changed_job, people.changed_job, people.check)
    panel = choose(browser, read)
    card = panel.locator(".card", has=panel.get_by_role("heading", name="2 people have changed jobs"))
    expect(card.locator("li")).to_have_count(2)
    expect(card.locator("ins").first).to_contain_text("Head of Buying")
    panel.keyboard.press("Alt+t")
    expect(card).to_have_count(0)
    expect(panel.locator("#title")).to_be_focused()
    panel.locator("#primary").click()
    previewed(panel, 3)
    decided = [body["decided"]["applicant"] for body in backend.posts("/api/v1/plans")]
    assert sorted(decided) == [[], ["job_title"], ["job_title"]]


@pytest.mark.lists
def test_what_was_left_for_one_of_them_stays_left(browser: Browser, backend: FakeBackend) -> None:
    read = crowd(2)
    says(backend, read, people.changed_job, people.changed_job)
    panel = choose(browser, read)
    panel.locator(".result", has_text=read[0]["full_name"]).click()
    panel.locator("#change-job_title-leave").check()
    panel.get_by_role("button", name="All chosen").click()
    expect(panel.get_by_role("heading", name="1 person has changed jobs")).to_be_visible()
    panel.locator("#take-all").click()
    panel.locator("#primary").click()
    previewed(panel, 2)
    decided = {body["profile"]["full_name"]: body["decided"]["applicant"] for body in backend.posts("/api/v1/plans")}
    assert decided == {read[0]["full_name"]: [], read[1]["full_name"]: ["job_title"]}
