"""Reading and writing records in the sandbox over HTTP."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from backend.itris import FieldNotMapped, Itris, ItrisRefused, NoUsableAnswer, RecordNotFound
from backend.sandbox.lists import item_id
from backend.sandbox.serve import Running

EVENT = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)


def test_says_who_is_signed_in_and_lists_users_and_choices(itris: Itris) -> None:
    assert itris.ping().id in [user.id for user in itris.users()]
    sectors = itris.list_items("sector")
    assert item_id("Sector", "Engineering") in [item.id for item in sectors]
    assert {item.kind for item in sectors} == {"sector"}


def test_a_record_is_read_in_our_words(itris: Itris) -> None:
    record = itris.get("applicant", 1)
    assert (record["first_name"], record["last_name"], record["company_id"]) == ("Marisol", "Tennerby", 1)
    assert record["emails"] == ["marisol.tennerby@mail.example"]
    assert record["off_limits"] is False
    assert record["modified_at"].tzinfo is not None


def test_creates_updates_and_reads_back(itris: Itris, sandbox: Running) -> None:
    created = itris.create(
        "applicant",
        {"first_name": "Ines", "last_name": "Corbel", "reference": "mark-1", "phones": ["020 7946 0001"]},
    )
    assert created["id"] > 0
    changed = itris.update("applicant", created["id"], {"job_title": "Engineer"})
    assert changed["job_title"] == "Engineer"
    stored = sandbox.store("applicant", reference="mark-1")
    assert [(each["firstName"], each["jobTitle"]) for each in stored] == [("Ines", "Engineer")]


def test_a_comment_lies_on_the_record_and_on_the_linked_one(itris: Itris) -> None:
    category = itris.list_items("comment_category")[0].id
    made = itris.create_comment(
        "applicant", 2, category_id=category, text="Added", date=EVENT, links=[("company", 3)], user_id=itris.ping().id
    )
    [comment] = [each for each in itris.comments("company", 3) if each["id"] == made["id"]]
    assert (comment["text"], comment["date"], comment["links"]) == ("Added", EVENT, [("company", 3)])


def test_one_call_finds_by_any_identifier_also_archived_records(itris: Itris, sandbox: Running) -> None:
    sandbox.clear_log()
    result = itris.search(
        "applicant",
        [
            ("reference", "no such mark"),
            ("web_address", "linkedin.com/in/demo-faisal-torrendale"),
            ("email", "marisol.tennerby@mail.example"),
            ("name", "Nobody Atall"),
        ],
    )
    assert result.complete
    assert [record["id"] for record in result.records] == [1, 4]
    assert len(sandbox.log()) == 1


def test_pages_go_through_all_records_and_can_be_taken_up_again(itris: Itris) -> None:
    pages = list(itris.pages("company", page_size=5))
    ids = [record["id"] for page in pages for record in page.records]
    assert ids == sorted(set(ids))
    assert (pages[-1].last, pages[-1].complete, len(ids)) == (True, True, pages[0].total)
    again = list(itris.pages("company", start_page=3, page_size=5))
    assert [record["id"] for page in again for record in page.records] == ids[10:]


def test_itris_own_rules_come_back_by_our_names_of_the_fields(itris: Itris) -> None:
    with pytest.raises(ItrisRefused) as refusal:
        itris.create("contact", {"first_name": "Ines", "last_name": "Corbel"})
    assert refusal.value.reasons.keys() >= {"contact_type", "company_id", "address"}
    assert {problem.record for problem in refusal.value.fields} == {"contact"}
    assert refusal.value.itris_status == 422


def test_a_record_that_is_gone_and_a_field_that_has_no_place(itris: Itris) -> None:
    with pytest.raises(RecordNotFound):
        itris.get("contact", 987_654)
    with pytest.raises(RecordNotFound):
        itris.update("contact", 987_654, {"town": "Leeds"})
    with pytest.raises(FieldNotMapped, match="shoe_size"):
        itris.create("applicant", {"first_name": "A", "shoe_size": 38})
    with pytest.raises(FieldNotMapped, match="created_at"):
        itris.create("applicant", {"first_name": "A", "created_at": EVENT})


def test_the_inbox_takes_what_it_has_a_place_for(itris: Itris, sandbox: Running) -> None:
    itris.propose_applicant(
        {"first_name": "Ines", "last_name": "Corbel", "emails": ["ines@mail.example", "b@x"], "job_title": "Engineer"}
    )
    sent = sandbox.store("inbox")[-1]["sent"]
    assert sent == {"firstName": "Ines", "lastName": "Corbel", "emailAddress": "ines@mail.example"}


def test_a_list_whose_pages_all_look_alike_is_an_error_rather_than_a_short_list(itris: Itris) -> None:
    for number in range(60):
        itris.create("applicant", {"first_name": "Sam", "last_name": f"Ashby {number}"})
    call = itris._caller.call
    itris._caller.call = lambda name, **_page: call(name)  # type: ignore[method-assign]
    with pytest.raises(NoUsableAnswer, match="same page"):
        list(itris.pages("applicant", page_size=50))
