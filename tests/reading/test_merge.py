"""One person read on several pages becomes one profile; two people never do."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading import made
from tests.reading.conftest import Call, Read

PROFILE = made.profile("Baker and more", "Korst", experience=made.role("Head Baker", "Korst", "2022 - Present"))
ALL_ROLES = made.details(
    "Experience",
    made.role("Head Baker", "Korst", "2022 - Present") + made.role("Hand", "Mol", "2018 - 2022", "Lisbon"),
)


def read_two(read_html: Read, first: str, second: str, path: str) -> tuple[dict[str, Any], dict[str, Any]]:
    return read_html(first, made.URL)["profile"], read_html(second, made.URL + path)["profile"]


def test_a_details_page_adds_the_roles_that_the_profile_left_out(read_html: Read, call: Call) -> None:
    profile, more = read_two(read_html, PROFILE, ALL_ROLES, "details/experience/")
    merged = call("merge", "merge", profile, more)
    assert [(one["title"], one["company"]) for one in merged["positions"]] == [("Head Baker", "Korst"), ("Hand", "Mol")]
    assert (merged["headline"], merged["title"], merged["location"]) == (
        "Baker and more", "Head Baker", "Porto, Porto, Portugal",
    )  # fmt: skip
    assert merged["found"]["headline"] == "first line of the card"


def test_roles_that_were_not_loaded_bring_the_title_with_them(read_html: Read, call: Call) -> None:
    profile, more = read_two(read_html, made.profile("Flour", "Korst"), ALL_ROLES, "details/experience/")
    merged = call("merge", "merge", profile, more)
    assert (profile["title"], merged["title"], merged["company"]) == (None, "Head Baker", "Korst")
    assert merged["found"]["title"] == "current role at this company"
    assert merged["found"]["company"] == "company icon"


def test_it_does_not_matter_which_page_came_first(read_html: Read, call: Call) -> None:
    profile, more = read_two(read_html, PROFILE, ALL_ROLES, "details/experience/")
    assert call("merge", "merge", more, profile) == call("merge", "merge", profile, more) | {
        "found": call("merge", "merge", more, profile)["found"]
    }


def test_contact_details_schools_and_skills_are_joined_once(read_html: Read, call: Call) -> None:
    one = read_html(PROFILE, made.URL)["profile"]
    one |= {"phones": ["+351 912 555 019"], "skills": ["Tarts"], "emails": ["Ana@costa.example"]}
    other = one | {"phones": ["+351912555019", "015"], "skills": ["tarts", "Bread"], "emails": ["ana@costa.example"]}
    merged = call("merge", "merge", one, other)
    assert (merged["phones"], merged["skills"], merged["emails"]) == (
        ["+351912555019", "015"], ["tarts", "Bread"], ["Ana@costa.example"],
    )  # fmt: skip


OTHERS: list[dict[str, Any]] = [
    {"public_id": "somebody-else"},
    {"public_id": None, "member_id": None},
    {"public_id": None, "member_id": "ACoAAsomebodyElse"},
    {"full_name": "Bob Else"},
]


@pytest.mark.parametrize("differs", OTHERS)
def test_two_people_are_never_merged(read_html: Read, call: Call, differs: dict[str, Any]) -> None:
    profile = read_html(PROFILE, made.URL)["profile"]
    other = profile | {"emails": ["else@mail.example"]} | differs
    assert call("merge", "merge", profile, other) == profile


def test_a_name_that_only_the_details_page_lacks_is_no_other_name(read_html: Read, call: Call) -> None:
    profile = read_html(PROFILE, made.URL)["profile"]
    other = profile | {"full_name": None, "emails": ["ana@costa.example"]}
    assert call("merge", "merge", profile, other)["emails"] == ["ana@costa.example"]
