"""The first read of an export: killed anywhere, disturbed by others, with helpers and without."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from backend import directory
from backend.context import Context
from backend.database import Database
from backend.directory import bulk, csv_import, export, runs
from backend.directory.tables import DirectoryPerson, PersonKey
from tests.directory.itris import FakeItris

GIVEN = ("Anna", "Bo", "Carl", "Dörte", "Eve", "Flo", "Gül")
FAMILY = ("Berg", "Li", "Stone", "van der Meer", "Smith-Jones", "Kane")


def people_file(tmp_path: Path, count: int = 130) -> Path:
    """People of whom some are held twice, as applicant and as contact with one e-mail."""
    lines = ["id,type,first_name,last_name,company_id,company,email,phone"]
    for n in range(count):
        kind = ("applicant", "contact", "both")[n % 3]
        number = n if n % 5 else f"X{n}"
        email = f"p{n - 1 if n % 3 == 1 else n}@x.org" if n % 4 else ""
        same = n - 1 if n % 3 == 1 else n
        name = f"{GIVEN[same % 7]},{FAMILY[same % 6]}{'abcdefghij'[same % 10]}"
        lines.append(f"{number},{kind},{name},{n % 9},Northwind Ltd,{email},")
    return write(tmp_path, "\n".join(lines) + "\n")


def write(tmp_path: Path, content: str, name: str = "people.csv") -> Path:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return path


def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many chunks and many transactions from few rows."""
    monkeypatch.setattr(export, "CHUNK", 20)
    monkeypatch.setattr(bulk, "CHUNK", 20)
    monkeypatch.setattr(runs, "TOGETHER", 100)


def everything(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """All that the directory knows, without row numbers, which a database may hand out with gaps."""
    told = "coalesce(external_id, applicant_id || '/' || coalesce(contact_id, 0), 'c' || contact_id)"
    held = "LEFT JOIN directory_person p ON p.id = k.id"
    statements = {
        "people": f"SELECT {told}, full_name, company_ref, names, CAST(identifiers AS text) FROM directory_person p",
        "keys": f"SELECT h, {told}, k.norm FROM directory_person_key k {held}",
        "identifiers": f"SELECT kind, h, {told} FROM directory_identifier k {held}",
        "words": "SELECT kind, word, n FROM directory_word",
        "forms": "SELECT kind, h, word FROM directory_word_key",
        "readings": "SELECT kind, state, done, total FROM directory_reading WHERE kind NOT LIKE 'index%' "
        "AND kind <> 'words'",
    }
    with database.read() as session:
        return {what: sorted(map(tuple, session.execute(text(s))), key=str) for what, s in statements.items()}


def child(home: Path, url: str, file: Path, where: str, count: int) -> int:
    environ = {**os.environ, "SIDECAR_DATABASE_URL": url.replace("+psycopg", "")}
    command = [sys.executable, "-m", "tests.directory.import_child", str(home), str(file), where, str(count)]
    return subprocess.run(command, env=environ, check=False).returncode


@pytest.mark.slow
@pytest.mark.parametrize(("where", "count"), [("chunk", 1), ("chunk", 7), ("index", 1), ("index", 4), ("index", 7)])
def test_a_killed_import_goes_on_and_ends_as_if_nothing_had_been(
    context: Context, tmp_path: Path, database_url: str, where: str, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = people_file(tmp_path)
    assert child(tmp_path / "home", database_url, file, where, count) == -9
    with context.database.read() as session:
        assert not directory.knowledge(session).people_complete
        stored = directory.knowledge(session).people
    assert stored > 0
    assert child(tmp_path / "home", database_url, file, "chunk", 0) == 0
    resumed = everything(context.database)

    small(monkeypatch)
    _empty(context.database)
    assert directory.import_csv(context, file) == {"people": 130}
    assert resumed == everything(context.database)


def _empty(database: Database) -> None:
    with database.write() as session:
        for table in ("person", "person_key", "identifier", "word", "word_key", "reading"):
            session.execute(text(f"DELETE FROM directory_{table}"))


def test_what_a_killed_import_left_is_indexed_before_another_file_comes(
    context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(monkeypatch)
    with pytest.raises(Stopped):
        directory.import_csv(context, people_file(tmp_path), stop_after(60))
    other = write(tmp_path, "id,full_name\nY1,Zoe Quist\n", "other.csv")
    directory.import_csv(context, other)
    with context.database.read() as session:
        assert directory.knowledge(session).people > 50
        assert keys_of(session, "X0"), "the killed import's people can be found"
        assert keys_of(session, "Y1")


def test_what_a_killed_import_left_is_indexed_before_a_reading_of_itris_is_complete(
    context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise somebody would be called new whose row is there."""
    small(monkeypatch)
    with pytest.raises(Stopped):
        directory.import_csv(context, people_file(tmp_path), stop_after(60))
    itris: Any = FakeItris({"company": [], "contact": [], "applicant": []})
    directory.first_read(context, itris)
    with context.database.read() as session:
        assert directory.knowledge(session).people_complete
        assert keys_of(session, "X0")


def keys_of(session: Session, external_id: str) -> list[int]:
    person = select(DirectoryPerson.id).where(DirectoryPerson.external_id == external_id).scalar_subquery()
    return list(session.scalars(select(PersonKey.h).where(PersonKey.id == person)))


class Stopped(Exception):
    """Somebody pulled the plug."""


def stop_after(rows: int) -> Callable[[int, int], None]:
    def tell(done: int, _about: int) -> None:
        if done >= rows:
            raise Stopped

    return tell


def test_progress_is_told_and_kept(context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch)
    told: list[tuple[int, int]] = []
    with pytest.raises(Stopped):
        directory.import_csv(context, people_file(tmp_path), stop_after(40))
    with context.database.read() as session:
        reading = directory.knowledge(session).reading
    assert reading == directory.Progress(80, 260), "both kinds of record are counted"
    directory.import_csv(context, people_file(tmp_path), lambda *progress: told.append(progress))
    assert told == [(40, 130), (60, 130), (80, 130), (100, 130), (120, 130), (130, 130)]


def test_helpers_and_none_give_the_same(context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch)
    directory.import_csv(context, people_file(tmp_path))
    alone = everything(context.database)
    _empty(context.database)
    monkeypatch.setattr(csv_import, "FEW", 0)
    directory.import_csv(context, people_file(tmp_path))
    assert everything(context.database) == alone


def test_a_second_import_finds_nothing_to_change(
    context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The quick way into an empty directory and the careful way into a full one say the same."""
    small(monkeypatch)
    directory.import_csv(context, people_file(tmp_path))
    first = everything(context.database)
    directory.import_csv(context, people_file(tmp_path))
    again = everything(context.database)
    for what in ("people", "keys", "identifiers"):
        assert again[what] == first[what], what


def test_an_applicant_and_a_contact_with_one_e_mail_become_one(context: Context, tmp_path: Path) -> None:
    rows = "id,type,first_name,last_name,emails\n5,applicant,Anna,Berg,a@x.org\n6,contact,Anna,Berg,a@x.org\n"
    rows += "7,both,Bo,Li,b@x.org\n8,both,Carl,Stone,\n"
    directory.import_csv(context, write(tmp_path, rows))
    with context.database.read() as session:
        found = session.execute(select(DirectoryPerson.applicant_id, DirectoryPerson.contact_id)).all()
    assert sorted(map(tuple, found), key=str) == [(5, 6), (7, 7), (8, None), (None, 8)]


def test_an_id_that_comes_twice_keeps_its_last_row(
    context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(monkeypatch)
    rows = [
        "id,full_name",
        *(f"P{n % 25},Anna Berg{'abcdefghijklmnopqrstuvwxyz'[n % 25]}" for n in range(49)),
        "P0,Zoe Quist",
    ]
    assert directory.import_csv(context, write(tmp_path, "\n".join(rows))) == {"people": 50}
    with context.database.read() as session:
        assert directory.knowledge(session).people == 25
        assert [m.record.external_id for m in directory.search_people(session, "Quist")] == ["P0"]
        assert "P0" not in [m.record.external_id for m in directory.search_people(session, "Berga")]
    assert no_key_of_nobody(context.database)


def no_key_of_nobody(database: Database) -> bool:
    orphans = "SELECT count(*) FROM {} k WHERE NOT EXISTS (SELECT 1 FROM directory_person p WHERE p.id = k.id)"
    with database.read() as session:
        counts = [session.scalar(text(orphans.format(f"directory_{t}"))) for t in ("person_key", "identifier")]
    return counts == [0, 0]


def test_what_others_change_meanwhile_stays_changed(
    context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the storing of a row and its keys, itris tells of a new name and of a deletion."""
    small(monkeypatch)
    rows = ["id,first_name,last_name,emails", *(f"{n},Anna,Berg{n:02}x,p{n}@x.org" for n in range(1, 51))]

    def tell(done: int, _about: int) -> None:
        if done == 40:
            with context.database.write() as session:
                renamed = {"id": 3, "first_name": "Zoe", "last_name": "Quist", "emails": ["zoe@x.org"]}
                directory.upsert(session, "applicant", [renamed], context.clock.now(), "itris")
                directory.forget(session, "applicant", 4)

    directory.import_csv(context, write(tmp_path, "\n".join(rows)), tell)
    with context.database.read() as session:
        assert [m.record.applicant_id for m in directory.search_people(session, "zoe quist")] == [3]
        assert [m.record.applicant_id for m in directory.search_people(session, "zoe@x.org")] == [3]
        for gone in ("p3@x.org", "p4@x.org"):
            assert directory.search_people(session, gone) == [], gone
        keys = session.scalars(select(PersonKey.norm).where(PersonKey.norm.like("%berg03x%"))).all()
        assert list(keys) == []
    assert no_key_of_nobody(context.database)


def test_records_of_itris_that_come_after_an_export_find_free_numbers(context: Context, tmp_path: Path) -> None:
    directory.import_csv(context, write(tmp_path, "id,full_name\nP1,Anna Berg\nP2,Bo Li\n"))
    directory.import_csv(context, write(tmp_path, "id,name\nC1,Northwind Ltd\n", "companies.csv"))
    with context.database.write() as session:
        carl = {"id": 1, "first_name": "Carl", "last_name": "Stone"}
        directory.upsert(session, "applicant", [carl], context.clock.now(), "itris")
        directory.upsert(session, "company", [{"id": 1, "name": "Contoso Ltd"}], context.clock.now(), "itris")
        assert directory.knowledge(session).people == 3


def test_the_later_of_two_imports_wins(context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch)
    other = write(tmp_path, "id,full_name\nY1,Zoe Quist\n", "other.csv")

    def start_another(done: int, _about: int) -> None:
        if done == 20:
            directory.import_csv(context, other)

    with pytest.raises(directory.BadExport, match="Another import was started"):
        directory.import_csv(context, people_file(tmp_path), start_another)
    with context.database.read() as session:
        assert keys_of(session, "Y1")
