"""Values are refused with a reason that says what to do."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.fields import RECORD_KINDS, FieldSetting, Proposal, check, effective
from tests.fields.items import CHOICES

CONTACT = {"first_name": "Jane", "last_name": "Example", "contact_type": 1, "address": "1 Dock Road"}


def reason_for(record: Any, **values: Any) -> str:
    problems = {p.field: p.reason for p in check(effective(), record, values, choices=CHOICES).refused}
    return problems.get(next(iter(values)), "")


def test_a_whole_contact_is_kept_as_it_is() -> None:
    checked = check(effective(), "contact", CONTACT, choices=CHOICES)
    assert checked.values == CONTACT
    assert checked.problems == ()


def test_each_mandatory_field_that_is_missing_is_named() -> None:
    checked = check(effective(), "contact", {}, choices=CHOICES, has_company=False)
    assert [p.field for p in checked.missing] == ["first_name", "last_name", "contact_type", "company_id", "address"]
    assert checked.missing[2].reason == "Contact type is missing. itris demands it; fill it in."


def test_the_reason_says_who_demands_a_field() -> None:
    schema = effective([FieldSetting("applicant", "phones", mandatory=True)])
    reasons = [p.reason for p in check(schema, "applicant", {"first_name": "Jane"}).missing]
    assert "itris demands it" in reasons[0]
    assert "mandatory here" in reasons[1]


def test_a_value_that_waits_for_a_yes_is_named() -> None:
    proposals = {"address": Proposal("Leeds", "profile", confirm=True)}
    values = {**CONTACT, "address": None}
    missing = check(effective(), "contact", values, choices=CHOICES, proposals=proposals).missing
    assert [p.reason for p in missing] == ["Address: LinkedIn shows “Leeds”. Confirm it or type another."]


def test_what_itris_holds_already_is_not_missing() -> None:
    before = {**CONTACT, "contact_type": 2}
    assert check(effective(), "contact", {}, before=before).problems == ()


def test_what_itris_did_not_return_is_not_missing_but_a_blank_is() -> None:
    before = {"last_name": "Example", "contact_type": 2, "address": ""}
    assert [p.field for p in check(effective(), "contact", {}, before=before).missing] == ["address"]
    assert check(effective(), "contact", {}, before={}).missing == ()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"last_name": 5}, "must be text"),
        ({"last_name": "x" * 101}, "101 characters; at most 100"),
        ({"last_name": "Exa\u0007mple"}, "U+0007"),
        ({"job_title": "Head\nof"}, "U+000A"),
        ({"contact_type": "Client"}, "one of the choices"),
        ({"contact_type": True}, "one of the choices"),
        ({"contact_type": 99}, "not in itris any more"),
        ({"contact_type": 3}, "Old is archived in itris"),
        ({"emails": "jane@example.com"}, "list of texts"),
        ({"emails": ["jane"]}, "is not an e-mail address"),
        ({"emails": ["jane@localhost"]}, "is not an e-mail address"),
        ({"emails": [f"j{n}@example.com" for n in range(21)]}, "at most 20"),
        ({"phones": ["call me"]}, "is not a phone number"),
        ({"phones": ["123"]}, "is not a phone number"),
        ({"web_addresses": ["javascript:alert(1)"]}, "is not a web address"),
        ({"web_addresses": ["https://user@example.com"]}, "is not a web address"),
        ({"web_addresses": ["https://exa mple.com"]}, "is not a web address"),
        ({"web_addresses": ["https://example.com/" + "x" * 500]}, "too long"),
        ({"company_id": 5}, "chosen under Company"),
    ],
)
def test_a_wrong_value_is_refused_in_words(values: dict[str, Any], words: str) -> None:
    assert words in reason_for("contact", **values)


@pytest.mark.parametrize(
    ("field", "given", "kept"),
    [
        ("last_name", "  Exam\u200eple \t".replace("\t", " "), "Example"),
        ("last_name", "<b>Example</b>", "<b>Example</b>"),
        ("last_name", "ابن سینا", "ابن سینا"),
        ("emails", ["jane@example.com", "Jane@Example.com", " "], ["jane@example.com"]),
        ("phones", ["+44 20 7946 0000", "+442079460000"], ["+44 20 7946 0000"]),
        ("web_addresses", ["www.example.com", "https://example.com/"], ["https://www.example.com"]),
        ("web_addresses", ["https://www.linkedin.com/in/m%C3%BCller/"], ["https://www.linkedin.com/in/m%C3%BCller/"]),
    ],
)
def test_a_good_value_is_kept_tidied(field: str, given: Any, kept: Any) -> None:
    assert check(effective(), "applicant", {"last_name": "Example", field: given}).values[field] == kept


def test_an_archived_list_item_may_stay_where_it_is() -> None:
    checked = check(effective(), "contact", {**CONTACT, "contact_type": 3}, choices=CHOICES, before={"contact_type": 3})
    assert checked.values["contact_type"] == 3


def test_list_items_that_could_not_be_read_stop_nobody() -> None:
    assert check(effective(), "contact", CONTACT, choices={}).problems == ()


def test_unknown_fields_are_named() -> None:
    problems = check(effective(), "applicant", {"last_name": "Example", "fax": "1", "owner_id": 3}).refused
    assert [(p.field, p.kind) for p in problems] == [("fax", "unknown"), ("owner_id", "unknown")]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=50),
    lambda inner: st.lists(inner, max_size=3),
)


@given(st.sampled_from(RECORD_KINDS), st.data())
def test_any_value_is_either_kept_or_named(record: Any, data: st.DataObject) -> None:
    schema = effective()
    keys = st.sampled_from([field.key for field in schema.of(record)])
    wanted = data.draw(st.dictionaries(keys, values, max_size=5))
    checked = check(schema, record, wanted, choices=CHOICES)
    again = check(schema, record, checked.values, choices=CHOICES)
    assert again.values == checked.values, "checking twice changes nothing more"
    assert again.refused == ()
    assert all(problem.reason for problem in checked.problems)
