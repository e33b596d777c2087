from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.fields import names, text


@pytest.mark.parametrize(
    ("full_name", "first", "last"),
    [
        ("Jane Example", "Jane", "Example"),
        ("Dr. Anna van der Berg, PhD", "Anna", "van der Berg"),
        ("Maria García López MBA", "Maria García", "López"),
        ("Jo O'Brien (née Hale)", "Jo", "O'Brien"),
        ("🚀 Tim Ma", "Tim", "Ma"),
        ("Müller, Hans", "Hans", "Müller"),
        ("Smith, PhD", "", "Smith"),
        ("José Pérez | We are hiring", "José", "Pérez"),
        ("Madonna", "", "Madonna"),
        ("李小龙", "", "李小龙"),
        ("Ludwig van Beethoven", "Ludwig", "van Beethoven"),
        ("Van Morrison", "Van", "Morrison"),
    ],
)
def test_names_are_split_as_most_people_would(full_name: str, first: str, last: str) -> None:
    parts = names.split(full_name)
    assert (parts.first, parts.last) == (first, last)


def test_a_nickname_in_quotes_is_what_the_person_is_known_as() -> None:
    assert names.split("Robert “Bob” Example").known_as == "Bob"


@given(st.text(max_size=60))
def test_every_name_has_a_last_name_unless_nothing_can_be_seen(full_name: str) -> None:
    parts = names.split(full_name)
    assert parts.last or not text.line(full_name)
    assert parts.first == parts.first.strip()
