"""Somebody whom itris holds with an older job: the check says so, and accepting a field writes it."""

from __future__ import annotations

from typing import Any

from tests.adding.conftest import Office
from tests.world import NOBODY

MOVED = {**NOBODY, "title": "Head Miller", "company": "Borealis Foods AG", "location": "Bristol, England"}


def held(office: Office, kind: str = "applicant") -> dict[str, Any]:
    office.add(office.request(NOBODY, kind), "first")
    return office.check(MOVED)


def test_a_new_person_has_no_changes(office: Office) -> None:
    assert office.check(MOVED)["changes"] == []


def test_what_differs_is_named_with_both_values(office: Office) -> None:
    changes = {change["field"]: change for change in held(office, "contact")["changes"]}
    assert set(changes) == {"job_title", "company", "location"}
    assert changes["job_title"] == {
        "field": "job_title", "label": "Job title", "ours": "Miller", "theirs": "Head Miller", "records": ["contact"],
    }  # fmt: skip
    assert (changes["company"]["ours"], changes["company"]["theirs"]) == ("Ashgrove Windmills Ltd", "Borealis Foods AG")


def test_another_spelling_is_no_change(office: Office) -> None:
    held(office)
    same = {**NOBODY, "title": "miller", "company": "Ashgrove Windmills", "location": "Leeds"}
    assert office.check(same)["changes"] == []


def test_applicant_and_contact_that_hold_the_same_are_one_change(office: Office) -> None:
    office.add(office.request(NOBODY), "first")
    company = {"choice": "existing", "company_id": office.companies()[0]["id"]}
    applicant = {"choice": "existing", "applicant_id": office.people()[0]["id"]}
    request = office.request(NOBODY, "contact", person=applicant, company=company)
    office.add(request, "second")
    [title] = [c for c in office.check({**NOBODY, "title": "Head Miller"})["changes"] if c["field"] == "job_title"]
    assert title["records"] == ["applicant", "contact"]


def test_an_accepted_field_is_written_and_a_rejected_one_is_not(office: Office) -> None:
    check = held(office)
    request = office.request(
        MOVED,
        person={"choice": "existing", "applicant_id": check["person"]["applicant_id"]},
        company={"choice": "none"},
        decided={"applicant": ["job_title"]},
    )
    assert office.add(request, "second").status == 201
    [person] = office.people()
    assert (person["jobTitle"], person["location"]) == ("Head Miller", "Leeds, England, United Kingdom")
