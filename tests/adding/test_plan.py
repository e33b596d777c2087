"""The ordered writes of an add, from what was read beforehand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from backend.adding.draft import Draft, Plan
from backend.adding.list_items import Item
from backend.adding.plan import build
from backend.adding.request import CompanyChoice, PersonChoice, PlanRequest
from backend.profile import Profile
from backend.settings import Settings
from backend.writes import THE_RECORD

PROFILE = Profile(
    full_name="Jane Doe",
    first_name="Jane",
    last_name="Doe",
    title="Data Engineer",
    company="Northwind Ltd",
    location="Leeds, England",
    profile_url="https://www.linkedin.com/in/jane-doe/",
    public_id="jane-doe",
)
CHOICES = {
    "contact_type": [Item(1, "Client", False)],
    "sector": [Item(2, "Engineering", False)],
    "comment_category": [Item(9, "Added from LinkedIn", False)],
}
DRAFT = Draft(
    settings=Settings(comment_categories={"added": 9}),
    choices=CHOICES,
    mode_of=lambda _operation, _keys: "direct",
    user_name="Ann Lee",
    person_verdict="new",
)
NEW = PersonChoice("create")
NORTHWIND = {"id": 7, "name": "Northwind Ltd", "address": "1 Mill Lane", "sector": 2}


def request(**more: Any) -> PlanRequest:
    values: dict[str, Any] = {"record_types": ["applicant"], "person": NEW, "company": CompanyChoice("none"), **more}
    return PlanRequest(profile=PROFILE, **values)


def written(plan: Plan) -> list[tuple[str, str]]:
    return [(step.write.kind, step.write.verb) for step in plan.steps]


def test_a_new_applicant_is_one_create_and_one_comment() -> None:
    plan = build(DRAFT, request())
    assert written(plan) == [("applicant", "create"), ("comment", "comment")]
    assert plan.ready
    person, comment = (step.write for step in plan.steps)
    assert person.fields["web_addresses"] == ["https://www.linkedin.com/in/jane-doe/"]
    assert comment.needs == {THE_RECORD: 1}
    assert plan.steps[1].category == "Added from LinkedIn"


def test_a_contact_at_a_new_company_needs_that_companys_id() -> None:
    fields = {
        "company": {"address": "Leeds", "sector": 2},
        "contact": {"contact_type": 1, "address": "Leeds"},
    }
    plan = build(DRAFT, request(record_types=["contact"], company=CompanyChoice("create"), fields=fields))
    assert plan.ready, (plan.missing, plan.problems)
    assert written(plan) == [("company", "create"), ("contact", "create"), ("comment", "comment")]
    assert plan.steps[1].write.needs == {"company_id": 1}
    assert plan.steps[1].write.fields["last_name"] == "Doe"


def test_what_itris_demands_and_nobody_gave_is_missing_with_a_reason() -> None:
    plan = build(DRAFT, request(record_types=["contact"], company=CompanyChoice("create")))
    assert not plan.ready
    assert {(m["record"], m["field"]) for m in plan.missing} == {
        ("company", "address"),
        ("company", "sector"),
        ("contact", "contact_type"),
        ("contact", "address"),
    }
    assert all(m["reason"] for m in plan.missing)


def test_a_contacts_address_comes_from_the_matched_company() -> None:
    chosen = replace(DRAFT, company=NORTHWIND)
    given = {"contact": {"contact_type": 1}}
    plan = build(chosen, request(record_types=["contact"], company=CompanyChoice("existing", 7), fields=given))
    assert plan.ready, plan.missing
    assert plan.steps[0].write.fields["address"] == "1 Mill Lane"
    assert plan.steps[0].write.fields["company_id"] == 7


def test_held_in_the_other_type_is_created_and_linked_by_the_comment() -> None:
    plan = build(DRAFT, request(person=PersonChoice("existing", contact_id=5)))
    assert written(plan) == [("applicant", "create"), ("comment", "comment")]
    assert plan.steps[1].write.fields["link:contact"] == 5


def test_as_both_at_once_makes_two_records_and_one_comment_on_both() -> None:
    given = {"contact": {"contact_type": 1, "address": "Leeds"}}
    chosen = replace(DRAFT, company=NORTHWIND)
    both = request(record_types=["applicant", "contact"], company=CompanyChoice("existing", 7), fields=given)
    plan = build(chosen, both)
    assert written(plan) == [("applicant", "create"), ("contact", "create"), ("comment", "comment")]
    assert plan.steps[2].write.needs == {THE_RECORD: 1, "link:contact": 2}


def held(**more: Any) -> Draft:
    record = {
        "id": 12, "first_name": "Jane", "last_name": "Doe", "job_title": None, "company_id": 3, "emails": [],
        "phones": [], "web_addresses": [], "location": None, **more,
    }  # fmt: skip
    return replace(DRAFT, person_verdict="existing", held={"applicant": record}, company=NORTHWIND)


KNOWN = PersonChoice("existing", applicant_id=12)


def test_an_update_fills_blanks_and_says_before_and_after() -> None:
    plan = build(held(), request(person=KNOWN))
    write = plan.steps[0].write
    assert write.fields["job_title"] == "Data Engineer"
    assert write.before["job_title"] is None
    row = next(row for row in plan.steps[0].fields if row["key"] == "job_title")
    assert (row["before"], row["after"]) == (None, "Data Engineer")


def test_what_itris_has_is_kept_unless_the_user_decided() -> None:
    existing = CompanyChoice("existing", 7)
    kept = build(held(job_title="Miller"), request(person=KNOWN, company=existing))
    assert "job_title" not in kept.steps[0].write.fields
    assert "company_id" not in kept.steps[0].write.fields
    moved = build(held(), request(person=KNOWN, company=existing, decided={"applicant": ["company_id"]}))
    assert moved.steps[0].write.fields["company_id"] == 7


def test_nothing_to_change_is_no_write_at_all() -> None:
    same = {
        "job_title": "Data Engineer", "location": "Leeds, England",
        "web_addresses": ["https://www.linkedin.com/in/jane-doe/"],
    }  # fmt: skip
    plan = build(held(**same), request(person=KNOWN))
    assert (plan.steps, plan.ready) == ([], True)


def test_the_fingerprint_changes_with_anything_that_would_be_sent() -> None:
    one = build(DRAFT, request())
    assert one.fingerprint == build(DRAFT, request()).fingerprint
    assert one.fingerprint != build(DRAFT, request(note="Met at a fair")).fingerprint
    seen = replace(DRAFT, person_ids={"applicant": [4]})
    assert one.fingerprint != build(seen, request()).fingerprint


def test_one_unverified_write_makes_the_whole_plan_a_preview() -> None:
    def mode_of(operation: str, _keys: object) -> str:
        return "preview_only" if operation == "comment.create" else "direct"

    assert build(replace(DRAFT, mode_of=mode_of), request()).mode == "preview_only"


def test_where_creating_is_not_verified_an_applicant_is_proposed_to_the_inbox() -> None:
    draft = replace(DRAFT, mode_of=lambda _operation, _keys: "propose")
    plan = build(draft, request(company=CompanyChoice("create")))
    assert written(plan) == [("applicant", "propose")]
    assert plan.mode == "propose"


def test_without_a_comment_category_no_comment_is_planned() -> None:
    assert written(build(replace(DRAFT, settings=Settings()), request())) == [("applicant", "create")]


def test_never_merging_makes_a_duplicate_without_a_claim() -> None:
    plan = build(replace(DRAFT, settings=Settings(never_merge=True)), request())
    assert plan.steps[0].write.considered["duplicate"] is True
    assert plan.steps[0].write.claims == []


def test_the_same_company_in_two_spellings_is_one_claim_another_legal_form_is_not() -> None:
    def claim(name: str) -> Any:
        given = {"company": {"name": name, "address": "Leeds", "sector": 2}}
        return build(DRAFT, request(company=CompanyChoice("create"), fields=given)).steps[0].write.claims

    assert claim("Northwind Ltd") == claim("NORTHWIND Limited")
    assert claim("Northwind Ltd") != claim("Northwind GmbH")
