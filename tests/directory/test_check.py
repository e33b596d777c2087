"""From a profile to verdicts, through the index, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from backend import directory
from backend.database import Database, Subject
from backend.directory.subjects import erase_people, export_people
from backend.profile import Profile

NOW = datetime(2026, 11, 23, tzinfo=UTC)
COMPANIES = [
    "Northwind Ltd", "Northwind GmbH", "Contoso plc", "Orchid Homes Limited t/a Springfield Care",
    "Takeuchi Manufacturing", "Takeuchi Holdings", "Crossbasket Castle Ltd",
]  # fmt: skip
PEOPLE = [
    ("Robert", "Smith", 3), ("Anna", "Berg", 3), ("Anna", "Berg", 3), ("Pia", "Hyvönen", 4), ("Luis", "Guzman", 4),
    ("Eva", "Almeida", 5), ("은주", "이", 7), ("Kenneth", "Madeja", 7),
]  # fmt: skip


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.write() as session:
        companies = [{"id": n, "name": name} for n, name in enumerate(COMPANIES, 1)]
        people = [
            {"id": n, "first_name": first, "last_name": last, "company_id": at, "company_name": COMPANIES[at - 1]}
            for n, (first, last, at) in enumerate(PEOPLE, 1)
        ]
        people[0] |= {"web_addresses": ["linkedin.com/in/bob-smith"], "off_limits": True, "archived": True}
        directory.upsert(session, "company", companies, seen_at=NOW, source="test")
        directory.upsert(session, "applicant", people, seen_at=NOW, source="test")
        yield session


def person_found(
    session: Session, name: str, company: str | None = None, url: str | None = None
) -> tuple[str, list[int | None]]:
    person, _ = directory.check_one(session, Profile(full_name=name, company=company, profile_url=url))
    return person.verdict, [match.record.applicant_id for match in person.matches]


@pytest.mark.parametrize(
    ("name", "company", "found"),
    [
        ("Bob Smith", "Contoso", 1),
        ("Smith, Bob, MBA", "Contoso plc", 1),
        ("Rober Smith", "Contoso", 1),
        ("Pia Hyvoenen", "Springfield Care", 4),
        ("Guzman Luis", "Orchid Homes", 5),
        ("Luis Guzman Valenzuela", "Orchid Homes Ltd", 5),
        ("Eva Kane (née Almeida)", "Takeuchi Manufacturing", 6),
        ("은주 이", "CrossbasketCastle", 7),
        ("Kenaneth Madeja", "Crossbasket Castel", 8),
    ],
)
def test_a_person_is_found_under_another_spelling(session: Session, name: str, company: str, found: int) -> None:
    assert person_found(session, name, company) == ("existing", [found])


def test_namesakes_elsewhere_and_twice_at_one_company_are_asked_about(session: Session) -> None:
    assert person_found(session, "Robert Smith", "Northwind")[0] == "name_mismatch"
    assert person_found(session, "Anna Berg", "Contoso") == ("name_mismatch", [2, 3])


def test_the_linkedin_address_finds_archived_and_off_limits_people(session: Session) -> None:
    found = person_found(session, "Bob Smith", "Elsewhere", "https://www.linkedin.com/in/bob-smith/")
    assert found == ("existing", [1])


def test_a_company_with_one_name_twice_is_asked_about_with_both(session: Session) -> None:
    _, company = directory.check_one(session, Profile(full_name="X Y", company="Northwind"))
    assert company.verdict == "company_mismatch"
    assert {match.record.company_id for match in company.matches} == {1, 2}


@pytest.mark.parametrize(("text", "found"), [("Springfield Care", 4), ("Contosso", 3), ("Crosbasket Castle", 7)])
def test_aliases_and_slips_lead_to_the_company(session: Session, text: str, found: int) -> None:
    _, company = directory.check_one(session, Profile(full_name="X Y", company=text))
    assert found in [match.record.company_id for match in company.matches]


def test_many_profiles_are_answered_in_their_order(session: Session) -> None:
    profiles = [Profile(full_name=f"{first} {last}") for first, last, _ in PEOPLE]
    verdicts = directory.check_many(session, profiles)
    assert [n in [m.record.applicant_id for m in person.matches] for n, (person, _) in enumerate(verdicts, 1)] == [
        True
    ] * 8


@pytest.mark.parametrize("text", ["", "🚀", "()", "\x00", "'; DROP TABLE directory_person; --", "%", "a" * 300])
def test_odd_texts_are_answered_without_harm(session: Session, text: str) -> None:
    person, company = directory.check_one(session, Profile(full_name=text, company=text))
    assert person.verdict == "unchecked"
    assert company.verdict in ("none", "unchecked")
    directory.search_people(session, text)
    directory.search_companies(session, text)


def test_a_person_s_rows_are_exported_and_erased_with_their_keys(session: Session) -> None:
    subject = Subject(public_ids=frozenset({"bob-smith"}))
    assert [row["full_name"] for row in export_people(session, subject)] == ["Robert Smith"]
    assert erase_people(session, subject) == 1
    assert person_found(session, "Robert Smith", "Contoso")[0] == "unchecked"
    assert export_people(session, subject) == []


@pytest.mark.matching
def test_a_headline_s_company_is_only_a_proposal(session: Session) -> None:
    person, company = directory.check_one(session, Profile(full_name="Bob Smith", headline="Engineer at Contoso | Dad"))
    assert (person.verdict, person.matches[0].record.applicant_id) == ("name_mismatch", 1)
    assert (company.verdict, [match.record.company_id for match in company.matches]) == ("company_mismatch", [3])
    assert company.matches[0].evidence[-1].rule == "headline"
    _, unknown = directory.check_one(session, Profile(full_name="Bob Smith", headline="Engineer at Nobody Knows"))
    assert unknown.verdict == "none"


@pytest.mark.matching
def test_a_company_on_the_page_leaves_the_headline_unread(session: Session) -> None:
    plain = directory.check_one(session, Profile(full_name="Bob Smith", company="Contoso"))
    told = directory.check_one(session, Profile(full_name="Bob Smith", company="Contoso", headline="Chef at Northwind"))
    assert plain == told
