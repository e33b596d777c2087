"""The quick look never turns away what the full comparison would have taken."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backend.matching.companies import parse_company
from backend.matching.company_rules import company_fit
from backend.matching.company_sieve import Sieve
from backend.matching.weights import plain_company_weight

pytestmark = pytest.mark.matching

WORDS = ("north", "wind", "northwind", "home", "care", "homecare", "müller", "mueller", "services", "group", "uk", "2")
slips = st.builds(
    lambda word, at, letter: word[: at % len(word)] + letter + word[at % len(word) + 1 :],
    st.sampled_from(WORDS), st.integers(0, 20), st.sampled_from("abz"),
)  # fmt: skip
names = st.lists(st.sampled_from(WORDS) | slips, min_size=1, max_size=4).map(" ".join)


@given(names, names)
@example("north wind aorth borth", "wind borth borth narth")
@example("wind aomecare", "aind hoaecare")
@example("north northwind home nbrthwind", "north northwind nbrth wind")
def test_what_the_sieve_turns_away_is_never_asked_about(ours: str, theirs: str) -> None:
    mine, asked = parse_company(ours), parse_company(theirs)
    if not mine or not asked:
        return
    sieve = Sieve(asked)
    fits = [company_fit(one, other, plain_company_weight) for one in mine for other in asked]
    if not sieve.passes_names(mine):
        assert all(fit.rule in ("related", "different") or (fit.typos and fit.rule != "typo") for fit in fits)
    assert sieve.passes("\n".join(name.pack() for name in mine)) == sieve.passes_names(mine)


@pytest.mark.parametrize(
    ("ours", "theirs", "passes"),
    [
        ("Northwind Ltd", "Northwind GmbH", True),
        ("Home Care Services", "Homecare Services", True),
        ("Northwind Holdings", "Northwind", True),
        ("Nortwhind Mills", "Northwind Mills", True),
        ("Northwind Mills", "Northwind Bakery", False),
    ],
)
def test_what_passes(ours: str, theirs: str, passes: bool) -> None:
    assert Sieve(parse_company(theirs)).passes_names(parse_company(ours)) is passes
