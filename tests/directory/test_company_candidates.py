"""Candidates come best first, whatever order the database gives rows in."""

from __future__ import annotations

from datetime import UTC, datetime

from backend.database import Database
from backend.directory import upsert
from backend.directory.check import company_query_of
from backend.directory.company_candidates import companies_for
from backend.directory.words import usage
from backend.profile import Profile

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_the_company_that_fits_best_is_first_though_it_was_stored_last(database: Database) -> None:
    names = ["Harbour Mills Holdings", "Harbour Milling Ltd", "Harbour Hills Ltd", "Harbour Mills Ltd"]
    with database.write() as session:
        records = [{"id": number, "name": name} for number, name in enumerate(names, start=1)]
        upsert(session, "company", records, seen_at=NOW, source="test")
    with database.read() as session:
        query = company_query_of(Profile(full_name="Jane Doe", company="Harbour Mills Ltd"))
        found = companies_for(session, query, usage(session))
    assert found[0].name == "Harbour Mills Ltd"


def test_a_slip_that_makes_what_looks_like_an_umlaut_finds_the_company_all_the_same(database: Database) -> None:
    """Folded first, "Stoe" would be "Sto", two letters away from the store."""
    with database.write() as session:
        records = [{"id": 1, "name": "The Corner Store (UK) Ltd"}, {"id": 2, "name": "Corner Shop Ltd"}]
        upsert(session, "company", records, seen_at=NOW, source="test")
    with database.read() as session:
        query = company_query_of(Profile(full_name="Jane Doe", company="THE CORNER STOE (UK)"))
        assert "The Corner Store (UK) Ltd" in [r.name for r in companies_for(session, query, usage(session))]
