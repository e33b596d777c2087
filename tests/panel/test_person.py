"""The person view: who is this, what does itris know, and how fresh is that."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.panel import samples
from tests.panel.conftest import OpenPanel
from tests.panel.fake_backend import FakeBackend, problem


def held(panel: Page) -> list[str]:
    """The words beside the applicant and contact icons."""
    panel.locator(".held li").first.wait_for()
    return [text.strip() for text in panel.locator(".held li").all_inner_texts()]


def test_a_person_new_to_itris(open_panel: OpenPanel, backend: FakeBackend) -> None:
    panel = open_panel()
    expect(panel.get_by_role("heading", level=1)).to_have_text("Marisol Tennerby")
    expect(panel.get_by_text("Senior Process Engineer · Brackwell Pumps")).to_be_visible()
    assert held(panel) == ["Not an applicant", "Not a contact"]
    assert backend.posts("/api/v1/checks")[0]["profiles"][0]["public_id"] == samples.profile()["public_id"]


def test_a_known_applicant_has_a_link_into_itris_its_number_to_copy_and_the_reason(
    open_panel: OpenPanel, backend: FakeBackend
) -> None:
    backend.check_says(samples.existing)
    panel = open_panel()
    assert held(panel) == ["Applicant 1042", "Not a contact"]
    link = panel.get_by_role("link", name="Applicant 1042")
    expect(link).to_have_attribute("href", "itris://demo/applicant/1042")
    panel.get_by_role("button", name="Copy number 1042").click()
    expect(panel.locator("#said")).to_have_text("Copied: 1042")
    panel.get_by_text("Why?").first.click()
    expect(panel.get_by_text("The LinkedIn address is the same.")).to_be_visible()
    expect(panel.get_by_role("button", name="Review and update")).to_be_visible()


def test_unchecked_never_looks_like_new(open_panel: OpenPanel, backend: FakeBackend) -> None:
    backend.check_says(samples.unchecked)
    panel = open_panel()
    assert held(panel) == ["Applicant: not checked", "Contact: not checked"]
    expect(panel.get_by_text("Not checked: this doesn't mean new")).to_be_visible()
    expect(panel.get_by_text("New to itris")).to_have_count(0)


def test_names_are_text_whatever_they_hold(open_panel: OpenPanel) -> None:
    name = "<img src=x onerror=alert(1)> Ömer العربية"
    panel = open_panel(samples.profile(full_name=name, public_id="demo-omer"))
    expect(panel.get_by_role("heading", level=1)).to_have_text(name)
    expect(panel.locator("main img")).to_have_count(0)


def test_a_link_that_is_not_itris_is_not_followed(open_panel: OpenPanel, backend: FakeBackend) -> None:
    def odd(person: samples.Json) -> samples.Json:
        found = samples.existing(person)
        found["person"]["matches"][0]["links"]["applicant"] = "javascript:alert(1)"
        return found

    backend.check_says(odd)
    panel = open_panel()
    assert held(panel)[0] == "Applicant 1042"
    expect(panel.get_by_role("link", name="Applicant 1042")).to_have_count(0)


def test_off_limits_is_said_above_everything(open_panel: OpenPanel, backend: FakeBackend) -> None:
    warning = {"kind": "off_limits", "title": "Off-limits", "text": "Client agreement until 2027."}
    backend.check_says(lambda person: samples.check(person, warnings=[warning]))
    panel = open_panel()
    expect(panel.locator(".notice.bad")).to_contain_text("Client agreement until 2027.")


def test_the_last_record_type_is_remembered(open_panel: OpenPanel, backend: FakeBackend) -> None:
    panel = open_panel()
    panel.get_by_label("Both").check()
    other = open_panel(samples.profile(full_name="Duncan Pellworth", public_id="demo-duncan-pellworth"))
    expect(other.get_by_label("Both")).to_be_checked()


def test_a_failed_check_says_why_and_can_be_repeated(open_panel: OpenPanel, backend: FakeBackend) -> None:
    backend.answers["POST /api/v1/checks"] = problem(500, "backend_error")
    panel = open_panel()
    expect(panel.get_by_role("alert")).to_contain_text("Sidecar had an error")
    assert held(panel) == ["Not checked yet"]
    backend.check_says(samples.check)
    panel.keyboard.press("Enter")
    assert held(panel) == ["Not an applicant", "Not a contact"]


def test_a_setting_that_never_merges_is_said_and_chooses_a_new_record(
    open_panel: OpenPanel, backend: FakeBackend
) -> None:
    backend.answers["GET /api/v1/me"] = {**samples.me(), "settings": {"record_type": "applicant", "never_merge": True}}
    backend.check_says(samples.existing)
    panel = open_panel()
    expect(panel.get_by_text("Never merge is on")).to_be_visible()
    expect(panel.get_by_label("Somebody else: create a new record")).to_be_checked()
