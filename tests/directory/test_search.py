"""Anybody by hand: what a recruiter types finds whom they mean, from the first letters on."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from backend import directory
from backend.database import Database

pytestmark = pytest.mark.lists
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
COMPANIES = [
    {"id": 1, "name": "Brackwell Pumps Ltd", "web_addresses": ["www.brackwell.example"]},
    {"id": 2, "name": "Castlemoor Foods Ltd", "known_as": "CM Foods"},
    {"id": 3, "name": "Brackenhurst Nursing Home"},
]
PEOPLE = [
    (11, "Emily", "Tennerby", 1),
    (12, "Marisol", "Tennerby", 2),
    (13, "Emily", "Pellworth", 2),
    (14, "Duncan", "Tennant", 3),
    (15, "Tennessee", "Quenby", 3),
]


@pytest.fixture
def held(database: Database) -> Database:
    names = {company["id"]: company["name"] for company in COMPANIES}
    people = [
        {"id": n, "first_name": given, "last_name": family, "company_id": firm, "company": names[firm],
         "emails": [f"{given}.{family}@x.example".lower()]}
        for n, given, family, firm in PEOPLE
    ]  # fmt: skip
    with database.write() as session:
        directory.upsert(session, "company", COMPANIES, seen_at=NOW, source="test")
        directory.upsert(session, "contact", people, seen_at=NOW, source="test")
    return database


def found(session: Session, text: str) -> list[str]:
    return [match.record.full_name for match in directory.search_people(session, text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Emily Tennerby", ["Emily Tennerby"]),
        ("emily tenn", ["Emily Tennerby"]),
        ("Tennerby", ["Emily Tennerby", "Marisol Tennerby"]),
        ("Tenner", ["Emily Tennerby", "Marisol Tennerby"]),
        ("Emily", ["Emily Pellworth", "Emily Tennerby"]),
        ("Tennerby, Emily", ["Emily Tennerby"]),
        ("nnant", ["Duncan Tennant"]),
        ("duncan.tennant@x.example", ["Duncan Tennant"]),
        ("13", ["Emily Pellworth"]),
        ("Castlemoor Foods", ["Emily Pellworth", "Marisol Tennerby"]),
        ("CM Foods", ["Emily Pellworth", "Marisol Tennerby"]),
        ("Castlem", ["Emily Pellworth", "Marisol Tennerby"]),
        ("nobody@x.example", []),
        ("99", []),
        ("Zzyx Wqrt", []),
    ],
)
def test_people(held: Database, text: str, names: list[str]) -> None:
    with held.read() as session:
        assert found(session, text)[: len(names) or None] == names


def test_with_a_company_after_a_comma_who_works_there_comes_first(held: Database) -> None:
    with held.read() as session:
        assert found(session, "Tennerby, Castlemoor")[0] == "Marisol Tennerby"
        assert found(session, "Emily, Brackwell Pumps")[0] == "Emily Tennerby"


def test_the_beginning_of_a_word_finds_given_names_and_surnames(held: Database) -> None:
    with held.read() as session:
        assert set(found(session, "Tenn")) >= {"Duncan Tennant", "Emily Tennerby", "Marisol Tennerby"}
        assert found(session, "Tennessee") == ["Tennessee Quenby"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [("brack", [3, 1]), ("Brackwell", [1]), ("pumps", [1]), ("brackwell.example", [1]), ("CM F", [2]), ("3", [3])],
)
def test_companies(held: Database, text: str, ids: list[int]) -> None:
    with held.read() as session:
        assert [match.record.company_id for match in directory.search_companies(session, text)][: len(ids)] == ids


@pytest.mark.parametrize(
    ("text", "scans"),
    [
        ("Tennerby", False),
        ("emily tenn", False),
        ("13", False),
        ("Castlemoor Foods", False),
        ("nobody@x.example", False),
        ("nnant", True),
    ],
)
def test_only_what_no_key_finds_is_looked_for_in_every_row(held: Database, text: str, scans: bool) -> None:
    """At a million people a statement that reads every row takes a second."""
    statements: list[str] = []
    with held.read() as session:
        event.listen(held.engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
        found(session, text)
    assert any("LIKE" in statement for statement in statements) is scans
