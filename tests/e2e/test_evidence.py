"""Every verdict says why, in words, in the real panel: the reasons recruiters ask about most."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from backend import directory
from tests.e2e.conftest import Desk
from tests.panel.pages import profile_page

pytestmark = [pytest.mark.e2e, pytest.mark.matching]

COMPANIES = [
    {"id": 901, "name": "Vellbourne Mills Ltd"},
    {"id": 902, "name": "Quillhaven GmbH"},
    {"id": 903, "name": "Tarnwick Foods Ltd", "town": "Leeds"},
    {"id": 904, "name": "Tarnwick Foods Ltd", "town": "York"},
]
AT_VELLBOURNE = {"company_id": 901, "company_name": "Vellbourne Mills Ltd"}
APPLICANTS = [
    {"id": 9001, "first_name": "Robert", "last_name": "Vellbourne", **AT_VELLBOURNE},
    {"id": 9002, "first_name": "Clara", "last_name": "Ostermay", **AT_VELLBOURNE},
    {"id": 9003, "first_name": "Perrin", "last_name": "Oxleigh", **AT_VELLBOURNE},
    {"id": 9004, "first_name": "Gordon", "last_name": "Maplewood", "web_addresses": ["linkedin.com/in/demo-conflict"]},
]
REASONS = [
    ("nickname", "Bob Vellbourne", "Vellbourne Mills Ltd", "Bob is short for Robert."),
    ("maiden-name", "Clara Hindwell (née Ostermay)", "Vellbourne Mills Ltd", "former or maiden name"),
    ("legal-form", "Ines Larchmont", "Quillhaven AG", r"(GmbH and AG|AG and GmbH) are different companies"),
    ("two-of-one-name", "Ines Larchmont", "Tarnwick Foods", "the same but for legal form and spelling"),
    ("namesake-elsewhere", "Perrin Oxleigh", "Somewhere Else Systems", "Same name, works at another company."),
    ("conflict", "Yuki Tanabe", "Somewhere Else Systems", "The address is the same but the name is quite another"),
]


@pytest.fixture
def known(desk: Desk) -> Desk:
    """A directory with somebody for each reason."""
    context = desk.sidecar.context
    with context.database.write() as session:
        for kind, records in (("company", COMPANIES), ("applicant", APPLICANTS)):
            directory.upsert(session, kind, records, seen_at=context.clock.now(), source="test")
    return desk


def beside(desk: Desk, person: dict[str, Any]) -> Page:
    """The panel beside this person's profile, every reason unfolded."""
    desk.browser.close_side_panel()
    desk.page = desk.browser.open(desk.browser.serve(f"in/{person['public_id']}", profile_page(person)))
    desk.browser.click_toolbar(desk.page)
    panel = desk.browser.side_panel()
    panel.get_by_role("tab").first.wait_for()
    for summary in panel.locator("details.evidence > summary").all():
        summary.click()
    return panel


def test_the_panel_says_why(known: Desk) -> None:
    for number, (name, full_name, company, reason) in enumerate(REASONS, start=31):
        person = {"full_name": full_name, "company": company, "title": "Engineer", "public_id": f"demo-{name}"}
        panel = beside(known, person)
        expect(panel.locator("dd.reason").filter(has_text=re.compile(reason)).first).to_be_visible()
        known.shot(panel, f"{number}-why-{name}")


def test_the_same_address_under_another_name_is_not_called_the_same_name(known: Desk) -> None:
    person = {"full_name": "Yuki Tanabe", "company": "Somewhere Else", "title": "Buyer", "public_id": "demo-conflict"}
    panel = beside(known, person)
    expect(panel.get_by_text("An address or number of this person is in itris already")).to_be_visible()
    expect(panel.get_by_text("Somebody with this name is in itris")).to_have_count(0)


def test_two_companies_of_one_name_are_told_apart_by_their_towns(known: Desk) -> None:
    person = {"full_name": "Ines Larchmont", "company": "Tarnwick Foods", "title": "Buyer", "public_id": "demo-ines"}
    panel = beside(known, person)
    expect(panel.get_by_role("heading", name="Company mismatch")).to_be_visible()
    for town in ("Leeds", "York"):
        expect(panel.get_by_role("radio", name=re.compile(f"Tarnwick Foods Ltd.*{town}", re.DOTALL))).to_be_visible()
