"""Many keys of several tables, read in one go."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from backend.database import Database
from backend.directory import upsert
from backend.directory.index import KINDS
from backend.directory.lookup import Ask, Steps, Whole, by_hash, read, run, side_by_side
from backend.directory.tables import DirectoryPerson, Identifier
from backend.matching.text import hash64

pytestmark = pytest.mark.matching
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SHARED = "desk@brackwell.example"


@pytest.fixture
def people(database: Database) -> Database:
    """Five applicants with one mailbox between them."""
    records = [
        {"id": n, "first_name": f"Jane{n}", "last_name": "Doe", "emails": [SHARED], "job_title": "Engineer"}
        for n in range(1, 6)
    ]
    with database.write() as session:
        upsert(session, "applicant", records, seen_at=NOW, source="test")
    return database


def mailbox(cap: int = 300, kind: int = KINDS["email"]) -> Ask:
    return Ask(Identifier.__tablename__, "id", [hash64(SHARED)], cap=cap, kind=kind)


def test_each_ask_gets_its_own_rows_by_value(people: Database) -> None:
    with people.read() as session:
        by_mail, by_name = read(
            session,
            mailbox(),
            Ask(DirectoryPerson.__tablename__, "applicant_id", ["Jane1 Doe", "Jane3 Doe", "Nobody"], by="full_name"),
        )
    assert len(by_mail[hash64(SHARED)]) == 5
    assert {name: rows for name, rows in by_name.items() if rows} == {"Jane1 Doe": [(1,)], "Jane3 Doe": [(3,)]}


def test_a_key_with_too_many_rows_is_cut_off(people: Database) -> None:
    with people.read() as session:
        [found] = read(session, mailbox(cap=2))
    assert len(found[hash64(SHARED)]) == 2


def test_the_kind_narrows(people: Database) -> None:
    with people.read() as session:
        [found] = read(session, mailbox(kind=KINDS["phone"]))
    assert not any(found.values())


def test_nothing_asked_is_nothing_found(people: Database) -> None:
    with people.read() as session:
        assert read(session, Ask(Identifier.__tablename__, "id", []), mailbox(cap=1))[0] == {}
        assert by_hash(session, Identifier.__tablename__, "id", []) == []


def test_a_connection_will_do_in_place_of_a_session(people: Database) -> None:
    with people.read() as session:
        assert read(session.connection(), mailbox()) == read(session, mailbox())


def test_a_whole_statement_goes_with_the_asks(people: Database) -> None:
    with people.read() as session:
        counted, by_mail = read(session, Whole("SELECT count(*) FROM directory_person"), mailbox())
    assert counted == {None: [(5,)]}
    assert len(by_mail[hash64(SHARED)]) == 5


def namesakes_of(name: str) -> Steps[list[str]]:
    """Two steps: who has the name, then their titles."""
    table = DirectoryPerson.__tablename__
    [found] = yield [Ask(table, "id", [name], by="full_name")]
    ids = [row_id for (row_id,) in found.get(name, ())]
    [rows] = yield [Ask(table, "job_title", ids, by="id")]
    return [title for row_id in ids for (title,) in rows[row_id]]


def nothing() -> Steps[str]:
    return "nothing to read"
    yield []


def test_readings_run_in_step_and_each_gets_what_it_asked_for(people: Database) -> None:
    with people.read() as session:
        assert run(session, namesakes_of("Jane2 Doe")) == ["Engineer"]
        both = side_by_side(session, namesakes_of("Jane1 Doe"), nothing(), namesakes_of("Nobody"))
    assert both == [["Engineer"], "nothing to read", []]
