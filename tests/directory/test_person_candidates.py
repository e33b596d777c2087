"""Which people are compared in full, out of the many a key finds."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from backend.database import Database
from backend.directory import upsert
from backend.directory.check import person_query_of
from backend.directory.person_candidates import people_for
from backend.directory.words import usage
from backend.matching import CompanyVerdict
from backend.profile import Profile

pytestmark = pytest.mark.matching
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def found(database: Database, people: list[str], asked: str) -> list[str]:
    """Names of the candidates for somebody of whom only the name is known, best first."""
    records = [
        {"id": n, "first_name": first, "last_name": last}
        for n, (first, _, last) in enumerate((name.rpartition(" ") for name in people), start=1)
    ]
    with database.write() as session:
        upsert(session, "applicant", records, seen_at=NOW, source="test")
    with database.read() as session:
        query = person_query_of(Profile(full_name=asked))
        records_found, _ = people_for(session, query, CompanyVerdict("none"), usage(session))
    return [record.full_name for record in records_found]


def test_the_very_name_comes_first_among_many_of_the_same_initial(database: Database) -> None:
    others = [f"J{letters} Smith" for letters in ("ames", "ack", "acob", "ason", "effrey", "eremy", "erome", "ulian")]
    assert found(database, [*others, "John Smith"], "John Smith")[0] == "John Smith"


def test_a_record_with_an_initial_alone_may_be_anybody_of_that_letter(database: Database) -> None:
    assert "A Smith" in found(database, ["A Smith", "Bernadette Smith"], "Alexander Smith")


def test_an_initial_on_the_page_finds_the_full_names(database: Database) -> None:
    assert "Alexander Smith" in found(database, ["Alexander Smith", "Bernadette Smith"], "A. Smith")


@pytest.mark.parametrize(
    ("held", "asked"),
    [
        ("Robert Quennby", "Bob Quennby"),
        ("Rosalind Quennby", "Rosalind Quenby"),
        ("Wren Castellby", "Castellby Wren"),
        ("Weston Ashgrove", "Wes Ashgrove"),
        ("Luke Weaver", "Luke Weaer"),
        ("Andres Gonzalez", "Andres Gonzaez"),
        ("Veera Tikkanen", "Veera Tikkaenn"),
        ("Michael Dobbins", "Michael Dobtbins"),
    ],
)
def test_nicknames_slips_swaps_and_beginnings_are_found(database: Database, held: str, asked: str) -> None:
    assert held in found(database, [held, "Somebody Else"], asked)
