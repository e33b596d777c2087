"""Which names may be one person's, rule by rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.matching.name_rules import NameFit, name_fit
from backend.matching.names import parse_name
from backend.matching.nicknames import related, relation
from backend.matching.text import fold, word_set

COMMON = {fold(name) for name in ("joe", "joel", "anderson", "andersen", "dana", "diana", "smith")}


def weight(word: str) -> float:
    """A directory in which some names are common and the others unknown."""
    return 0.5 if word in COMMON else 0.97


def fit(ours: str, theirs: str) -> NameFit:
    return name_fit(parse_name(ours), parse_name(theirs), weight)


@pytest.mark.parametrize(
    ("ours", "theirs", "rule"),
    [
        ("Robert Smith", "Bob Smith", "full_form"),
        ("Bob Smith", "Robert Smith", "short_form"),
        ("Al Smith", "Alvin Smith", "short_form"),
        ("Artie Smith", "Arthur Smith", "short_form"),
        ("Ole Nordby", "Olaf Nordby", "short_form"),
        ("Josef Huber", "Sepp Huber", "full_form"),
        ("T. Koontz", "Tremarcus Koontz", "initial"),
        ("Salvatore Fasano", "Sal Fasano", "full_form"),
        ("James Patterson", "Jmes Patterson", "typo"),
        ("Ben Haynes", "J. Ben Haynes", "middle_name"),
        ('Robert "Buzz" Aldrin', "Buzz Aldrin", "own_nickname"),
    ],
)
def test_given_names_that_stand_for_one_another(ours: str, theirs: str, rule: str) -> None:
    assert fit(ours, theirs).given.rule == rule
    assert fit(ours, theirs).score >= 0.86


@pytest.mark.parametrize(
    ("ours", "theirs", "rule"),
    [
        ("Pia Hyvönen", "Pia Hyvoenen", "equal"),
        ("Stig Jørgensen", "Stig Jorgensen", "equal"),
        ("Luis Guzman", "Luis Guzman Valenzuela", "extra_surname"),
        ("Kyle Blum", "Kyle Blum-Herrera", "extra_surname"),
        ("Eva Almeida", "Eva Kane (née Almeida)", "former_surname"),
        ("Ana de la Cruz", "Ana Cruz", "particle"),
        ("Jorge Boyer", "Jorge Byoer", "typo"),
    ],
)
def test_surnames_that_stand_for_one_another(ours: str, theirs: str, rule: str) -> None:
    assert fit(ours, theirs).family.rule == rule
    assert fit(ours, theirs).score >= 0.86


def test_names_may_be_written_in_either_order() -> None:
    assert fit("Tyler Martinez", "Martinez Tyler").swapped
    assert fit("Adriana de Nijs", "de Nijs Adriana").swapped


@pytest.mark.parametrize(("ours", "theirs"), [("Joe Smith", "Joel Smith"), ("Ann Anderson", "Ann Andersen")])
def test_two_common_names_one_letter_apart_are_two_names(ours: str, theirs: str) -> None:
    assert fit(ours, theirs).score < 0.8


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("Royce Washburn", "James Washburn"), ("John Smith", "John Baker"), ("Ann Lee", "Bob Lee"), ("Anna", "Bert")],
)
def test_different_names_are_different(ours: str, theirs: str) -> None:
    assert fit(ours, theirs).score < 0.5


def test_middle_initials_and_generations_speak_against_two_names() -> None:
    assert fit("John A. Smith", "John B. Smith").differs == "middle_name"
    assert fit("Dan Mersman Sr.", "Dan Mersman Jr.").differs == "generation"
    assert fit("John Smith", "John B. Smith").differs == ""


def test_an_initial_for_a_surname_is_only_a_hint() -> None:
    assert 0.5 <= fit("Anna Schmidt", "Anna S.").score < 0.8


def test_nicknames_sharing_a_full_name_are_related_in_both_directions() -> None:
    assert relation("bob", "rob") == ("both_short", "robert")
    assert "bob" in related("robert")
    assert "robert" in related("bob")
    assert relation("robert", "anna") is None


WORDS = word_set("Anna Bob Robert Chris Li Müller Smith O'Neil van Berg de Cruz J. K.")
NAMES = st.builds(
    " ".join,
    st.lists(
        st.sampled_from(
            [
                "Anna",
                "Bob",
                "Robert",
                "Chris",
                "Li",
                "Müller",
                "Smith",
                "O'Neil",
                "van",
                "Berg",
                "de",
                "Cruz",
                "J.",
                "K.",
            ]
        ),
        min_size=1,
    ),
)


@given(NAMES, NAMES)
def test_the_score_is_the_same_in_both_directions_when_both_are_equally_rare(one: str, other: str) -> None:
    a, b = parse_name(one), parse_name(other)
    assert name_fit(a, b, lambda _: 0.9).score == pytest.approx(name_fit(b, a, lambda _: 0.9).score)


@given(NAMES)
def test_a_name_fits_itself(name: str) -> None:
    parsed = parse_name(name)
    expected = 1.0 if parsed.family and not parsed.shortened else 0.6 if parsed.words else 0.0
    assert name_fit(parsed, parsed, weight).score >= expected
