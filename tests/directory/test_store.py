"""Taking itris records in: one row per human, joined by identifier and parted again."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend import directory
from backend.database import Database
from backend.directory.tables import CompanyKey, DirectoryPerson, Identifier, PersonKey

NOW = datetime(2026, 11, 23, tzinfo=UTC)
ANNA = {"id": 1, "first_name": "Anna", "last_name": "Berg", "company_id": 7, "company_name": "Northwind Ltd"}


def put(session: Session, kind: str, *records: dict[str, Any]) -> None:
    directory.upsert(session, kind, records, seen_at=NOW, source="test")


def people(session: Session) -> list[tuple[int | None, int | None]]:
    rows = session.execute(select(DirectoryPerson.applicant_id, DirectoryPerson.contact_id))
    return sorted(((row[0], row[1]) for row in rows), key=str)


@pytest.mark.parametrize(
    "identifier",
    [
        {"web_addresses": ["https://uk.linkedin.com/in/Anna-Berg/?x=1"]},
        {"emails": ["Anna@X.org"]},
        {"phones": ["+44 20 7946 0000"]},
    ],
)
def test_applicant_and_contact_with_one_identifier_are_one_human(
    database: Database, identifier: dict[str, Any]
) -> None:
    with database.write() as session:
        put(session, "applicant", ANNA | identifier)
        put(session, "contact", ANNA | {"id": 9} | identifier)
        assert people(session) == [(1, 9)]


def test_a_name_and_a_company_in_common_join_nobody(database: Database) -> None:
    with database.write() as session:
        put(session, "applicant", ANNA)
        put(session, "contact", ANNA | {"id": 9})
        assert len(people(session)) == 2


def test_a_shared_mailbox_joins_nobody(database: Database) -> None:
    with database.write() as session:
        put(session, "applicant", ANNA | {"emails": ["info@x.org"]})
        put(session, "contact", {"id": 9, "first_name": "Carl", "last_name": "Stone", "emails": ["info@x.org"]})
        assert len(people(session)) == 2


def test_they_part_again_when_the_identifier_goes_away(database: Database) -> None:
    with database.write() as session:
        put(session, "applicant", ANNA | {"emails": ["anna@x.org"]})
        put(session, "contact", ANNA | {"id": 9, "emails": ["anna@x.org"]})
        put(session, "contact", ANNA | {"id": 9, "emails": ["anna@y.org"]})
        assert len(people(session)) == 2
        held = directory.person_by_record(session, "applicant", 1)
        assert held is not None
        assert held["emails"] == ["anna@x.org"]


def test_they_join_when_an_identifier_comes_later(database: Database) -> None:
    with database.write() as session:
        put(session, "applicant", ANNA | {"emails": ["anna@x.org"]})
        put(session, "contact", ANNA | {"id": 9})
        put(session, "contact", ANNA | {"id": 9, "emails": ["anna@x.org"]})
        assert people(session) == [(1, 9)]


def test_a_record_is_given_out_as_it_was_read(database: Database) -> None:
    with database.write() as session:
        put(session, "applicant", ANNA)
        put(session, "company", {"id": 7, "name": "Northwind Ltd", "town": "Leeds"})
        assert directory.person_by_record(session, "applicant", 1) == ANNA
        assert directory.person_by_record(session, "contact", 1) is None
        assert directory.company_by_id(session, 7) == {"id": 7, "name": "Northwind Ltd", "town": "Leeds"}
        assert directory.company_by_id(session, 8) is None


def test_forgetting_leaves_no_key_behind(database: Database) -> None:
    with database.write() as session:
        put(session, "applicant", ANNA | {"emails": ["anna@x.org"]})
        put(session, "contact", ANNA | {"id": 9, "emails": ["anna@x.org"]})
        put(session, "company", {"id": 7, "name": "Northwind Ltd", "web_addresses": ["www.northwind.co.uk"]})
        directory.forget(session, "applicant", 1)
        assert people(session) == [(None, 9)]
        directory.forget(session, "contact", 9)
        directory.forget(session, "company", 7)
        directory.forget(session, "company", 7)
        for table in (PersonKey, CompanyKey, Identifier):
            assert session.scalar(select(func.count()).select_from(table)) == 0


def test_a_changed_record_is_found_under_its_new_name_only(database: Database) -> None:
    with database.write() as session:
        put(session, "applicant", ANNA)
        put(session, "applicant", ANNA | {"last_name": "Kane"})
        assert [m.record.full_name for m in directory.search_people(session, "Anna Kane")] == ["Anna Kane"]
        assert directory.search_people(session, "Berg") == []


def test_search_by_hand_finds_parts_of_names_addresses_and_ids(database: Database) -> None:
    with database.write() as session:
        put(session, "applicant", ANNA | {"emails": ["anna@x.org"]})
        put(session, "company", {"id": 7, "name": "Northwind Ltd", "known_as": "NW Traders"})
        for text in ("anna berg", "berg", "anna@x.org", "northw", "1"):
            assert [m.record.applicant_id for m in directory.search_people(session, text)] == [1], text
        for text in ("northwind", "traders", "Nortwhind", "7"):
            assert [m.record.company_id for m in directory.search_companies(session, text)] == [7], text
        assert not directory.search_people(session, "100% _")
        assert not directory.search_companies(session, " ")
