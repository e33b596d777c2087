"""More options: the mapped fields, what is mandatory, what LinkedIn only suggests, what itris has already."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.panel import samples
from tests.panel.conftest import OpenPanel
from tests.panel.fake_backend import FakeBackend


def as_contact(panel: Page) -> None:
    panel.get_by_label("Contact", exact=True).check()
    panel.get_by_role("tab", name="More options").click()


def sent(panel: Page, backend: FakeBackend) -> samples.Json:
    panel.locator("#primary").click()
    expect(panel.get_by_role("heading", name="This will be written")).to_be_visible()
    return backend.posts("/api/v1/plans")[-1]


def test_what_is_shown_is_what_is_sent(open_panel: OpenPanel, backend: FakeBackend) -> None:
    panel = open_panel()
    panel.get_by_role("tab", name="More options").click()
    panel.get_by_label("First name").fill("Mari")
    panel.get_by_label("Location").fill("")
    panel.get_by_label("E-mail").fill("mari@mail.example\n\nm.tennerby@mail.example")
    panel.get_by_label("Sector").select_option(label="Logistics")
    panel.get_by_label("Note for the comment").fill("Met at the fair.")
    request = sent(panel, backend)
    assert request["fields"]["applicant"] == {
        "first_name": "Mari",
        "last_name": "Tennerby",
        "job_title": "Senior Process Engineer",
        "location": None,
        "emails": ["mari@mail.example", "m.tennerby@mail.example"],
        "sector": 23,
    }
    assert request["note"] == "Met at the fair."
    assert request["record_types"] == ["applicant"]


def test_a_missing_mandatory_field_is_highlighted_with_the_reason_and_gets_the_focus(
    open_panel: OpenPanel, backend: FakeBackend
) -> None:
    panel = open_panel()
    panel.get_by_role("tab", name="More options").click()
    panel.get_by_label("Last name").fill(" ")
    panel.get_by_label("Last name").fill("")
    panel.get_by_role("tab", name="Integrations").click()
    panel.locator("#primary").click()
    last_name = panel.get_by_label("Last name")
    expect(last_name).to_be_focused()
    expect(last_name).to_have_attribute("aria-invalid", "true")
    expect(panel.get_by_text("Last name is required. Please fill it in.")).to_be_visible()
    assert backend.posts("/api/v1/plans") == []
    last_name.fill("Tennerby")
    expect(panel.locator(".field.wrong")).to_have_count(0)
    assert sent(panel, backend)["fields"]["applicant"]["last_name"] == "Tennerby"


def test_what_linkedin_only_suggests_counts_once_it_is_confirmed(open_panel: OpenPanel, backend: FakeBackend) -> None:
    panel = open_panel()
    as_contact(panel)
    expect(panel.get_by_text("From LinkedIn, please confirm")).to_be_visible()
    panel.locator("#primary").click()
    expect(panel.get_by_label("Address")).to_be_focused()
    panel.get_by_role("button", name="Confirm").click()
    expect(panel.get_by_label("Address")).to_be_focused()
    assert sent(panel, backend)["fields"]["contact"]["address"] == "Leeds, England, United Kingdom"


def test_itris_has_another_value_keep_or_replace(open_panel: OpenPanel, backend: FakeBackend) -> None:
    backend.check_says(samples.existing)
    panel = open_panel()
    panel.get_by_role("tab", name="More options").click()
    expect(panel.get_by_role("group", name="itris has “Process Engineer”")).to_be_visible()
    expect(panel.get_by_text("itris has “Leeds” and keeps it.")).to_be_visible()
    panel.locator("#primary").click()
    expect(panel.get_by_text("itris has another value. Keep it or replace it?")).to_be_visible()

    panel.get_by_label("Replace").check()
    request = sent(panel, backend)
    assert request["fields"]["applicant"]["job_title"] == "Senior Process Engineer"
    assert request["decided"] == {"applicant": ["job_title"], "contact": []}

    panel.keyboard.press("Escape")
    panel.get_by_label("Keep").check()
    request = sent(panel, backend)
    assert request["fields"]["applicant"]["job_title"] == "Process Engineer"
    assert request["decided"] == {"applicant": [], "contact": []}


def test_as_both_what_they_share_is_asked_once(open_panel: OpenPanel, backend: FakeBackend) -> None:
    panel = open_panel()
    panel.get_by_label("Both").check()
    panel.get_by_role("tab", name="More options").click()
    expect(panel.get_by_label("First name")).to_have_count(1)
    panel.get_by_label("First name").fill("Mari")
    panel.get_by_role("button", name="Confirm").click()
    request = sent(panel, backend)
    assert request["record_types"] == ["applicant", "contact"]
    assert request["fields"]["applicant"]["first_name"] == request["fields"]["contact"]["first_name"] == "Mari"


def test_what_the_backend_finds_wrong_is_said_at_the_field(open_panel: OpenPanel, backend: FakeBackend) -> None:
    said = {"record": "applicant", "field": "summary", "label": "Summary", "reason": "itris wants a summary."}
    backend.answers["POST /api/v1/plans"] = samples.plan(ready=False, missing=[said])
    panel = open_panel()
    panel.locator("#primary").click()
    expect(panel.get_by_label("Summary")).to_be_focused()
    expect(panel.get_by_text("itris wants a summary.")).to_be_visible()
    panel.get_by_label("Summary").fill("Pumps.")
    expect(panel.get_by_text("itris wants a summary.")).to_have_count(0)


def test_a_contact_without_company_is_sent_back_to_the_company(open_panel: OpenPanel, backend: FakeBackend) -> None:
    said = {"record": "contact", "field": "company_id", "label": "Company", "reason": "A contact needs a company."}
    backend.answers["POST /api/v1/plans"] = samples.plan(ready=False, missing=[said])
    panel = open_panel()
    panel.locator("#primary").click()
    expect(panel.get_by_text("A contact needs a company.")).to_be_visible()
    expect(panel.get_by_role("tab", name="Integrations")).to_have_attribute("aria-selected", "true")


def test_a_long_list_is_typed_into(open_panel: OpenPanel, backend: FakeBackend) -> None:
    many = [{"id": 100 + number, "name": f"Sector {number}"} for number in range(40)]
    records = samples.catalogue()
    records["applicant"][-1]["choices"] = many
    backend.answers["GET /api/v1/fields"] = {"records": records}
    panel = open_panel()
    panel.get_by_role("tab", name="More options").click()
    box = panel.get_by_label("Sector")
    box.fill("sector")
    panel.locator("#primary").click()
    expect(panel.get_by_text("Please choose Sector from the list.")).to_be_visible()
    box.fill("sector 7")
    assert sent(panel, backend)["fields"]["applicant"]["sector"] == 107


def test_typing_keeps_focus_and_caret(open_panel: OpenPanel) -> None:
    panel = open_panel()
    panel.get_by_role("tab", name="More options").click()
    box = panel.get_by_label("First name")
    box.focus()
    box.press("Home")
    panel.keyboard.type("Anna ")
    expect(box).to_be_focused()
    expect(box).to_have_value("Anna Marisol")
    assert box.evaluate("box => box.selectionStart") == 5
