"""What an add may change in a record that itris holds: never more than the policy allows, never a loss."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from backend.fields import FieldSetting, compare, effective, same_key

HELD = {"first_name": "Jane", "last_name": "Example", "job_title": "Buyer", "town": "", "emails": ["jane@example.com"]}


def policy(update: Any, *keys: str) -> Any:
    return effective([FieldSetting("applicant", key, update=update) for key in keys])


def test_only_if_blank_fills_gaps_and_keeps_the_rest() -> None:
    found = compare(effective(), "applicant", HELD, {"job_title": "Head of Logistics", "town": "Hull"})
    assert found.write == {"town": "Hull"}
    assert [(u.key, u.reason) for u in found.unchanged] == [("job_title", "kept")]


def test_always_replaces() -> None:
    found = compare(policy("always", "job_title"), "applicant", HELD, {"job_title": "Head of Logistics"})
    assert [(c.key, c.before, c.after) for c in found.changed] == [("job_title", "Buyer", "Head of Logistics")]


def test_ask_waits_until_the_user_has_decided() -> None:
    schema, wanted = policy("ask", "job_title"), {"job_title": "Head of Logistics"}
    assert [u.reason for u in compare(schema, "applicant", HELD, wanted).unchanged] == ["ask"]
    assert compare(schema, "applicant", HELD, wanted, decided=["job_title"]).write == wanted


def test_what_the_user_decided_overrules_only_if_blank() -> None:
    """A job change that the user accepted is written; the policy is about what happens unasked."""
    wanted = {"job_title": "Head of Logistics"}
    assert compare(effective(), "applicant", HELD, wanted, decided=["job_title"]).write == wanted


def test_lists_grow_and_never_lose() -> None:
    found = compare(effective(), "applicant", HELD, {"emails": ["JANE@example.com", "j@new.example"]})
    assert found.write == {"emails": ["jane@example.com", "j@new.example"]}


def test_the_same_address_written_differently_is_no_change() -> None:
    held = {"web_addresses": ["http://linkedin.com/in/Jane-Example"]}
    found = compare(effective(), "applicant", held, {"web_addresses": ["https://www.linkedin.com/in/jane-example/"]})
    assert found.write == {}


def test_what_itris_did_not_return_is_not_blank() -> None:
    wanted = {"country": "United Kingdom", "phones": ["+44 20 7946 0000"]}
    found = compare(effective(), "applicant", {}, wanted)
    assert found.write == {}
    assert {u.reason for u in found.unchanged} == {"not_visible"}
    # An admin who says "always" means it, but a list we can't see would lose what is in it.
    assert compare(policy("always", "country", "phones"), "applicant", {}, wanted).write == {
        "country": "United Kingdom"
    }


def test_a_blank_value_never_clears() -> None:
    schema = policy("always", "job_title", "emails")
    assert compare(schema, "applicant", HELD, {"job_title": "", "emails": [], "last_name": None}).write == {}


singles = st.dictionaries(st.sampled_from(["first_name", "job_title", "town"]), st.text(max_size=8))
lists = st.dictionaries(
    st.sampled_from(["emails", "phones", "web_addresses"]), st.lists(st.text(max_size=8), max_size=4)
)
policies = st.dictionaries(
    st.sampled_from(["first_name", "job_title", "town", "emails", "phones"]),
    st.sampled_from(["always", "if_blank", "ask"]),
)


@given(singles, lists, singles, lists, policies)
def test_no_policy_ever_loses_a_list_entry_and_twice_is_once(
    held: dict[str, Any],
    held_lists: dict[str, Any],
    wanted: dict[str, Any],
    more: dict[str, Any],
    chosen: dict[str, Any],
) -> None:
    schema = effective([FieldSetting("applicant", key, update=update) for key, update in chosen.items()])
    before, after = {**held, **held_lists}, {**wanted, **more}
    found = compare(schema, "applicant", before, after)
    for key, value in found.write.items():
        if isinstance(value, list):
            assert value[: len(before[key])] == before[key]
    again = compare(schema, "applicant", {**before, **found.write}, after)
    assert again.write == {}


@given(st.sampled_from(["emails", "phones", "urls", "text"]), st.text(max_size=30))
def test_every_value_equals_itself(kind: Any, value: str) -> None:
    assert same_key(kind, value) == same_key(kind, value)
