"""Filling the directory from an export."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend import directory
from backend.context import Context
from backend.profile import Profile


def write(tmp_path: Path, text: str, name: str = "export.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_plain_export_of_people_and_companies(context: Context, tmp_path: Path) -> None:
    companies = write(tmp_path, "id,name,country,source\nC1,Northwind Ltd,United Kingdom,X\n", "companies.csv")
    rows = (
        "id,type,full_name,company_id,company,title,location,email,phone,linkedin\n"
        "P1,both,Anna Berg,C1,Northwind Ltd,Nurse,Leeds,anna@x.org,+442079460000,linkedin.com/in/anna-berg\n"
    )
    assert directory.import_csv(context, companies) == {"companies": 1}
    assert directory.import_csv(context, write(tmp_path, rows)) == {"people": 1}
    with context.database.read() as session:
        known = directory.knowledge(session)
        person, company = directory.check_one(session, Profile(full_name="Anna Berg", company="Northwind"))
    assert (known.complete, known.people, known.source) == (True, 1, "companies.csv, export.csv")
    assert (person.verdict, person.matches[0].record.external_id) == ("existing", "P1")
    assert (company.verdict, company.matches[0].record.external_id) == ("matched", "C1")


def test_an_itris_export_keeps_itris_ids(context: Context, tmp_path: Path) -> None:
    rows = (
        "id,type,first_name,last_name,company_id,emails\n5,applicant,Anna,Berg,7,a@x.org;b@x.org\n6,contact,Bo,Li,7,\n"
    )
    directory.import_csv(context, write(tmp_path, rows))
    with context.database.read() as session:
        anna = directory.person_by_record(session, "applicant", 5)
        bo = directory.person_by_record(session, "contact", 6)
    assert anna is not None
    assert bo is not None
    assert (anna["emails"], anna["company_id"]) == (["a@x.org", "b@x.org"], 7)


def test_importing_again_replaces_and_doubles_nothing(context: Context, tmp_path: Path) -> None:
    for name in ("Anna Berg", "Anna Kane"):
        directory.import_csv(context, write(tmp_path, f"id,full_name\nP1,{name}\nP1,{name}\n"))
    with context.database.read() as session:
        assert directory.knowledge(session).people == 1
        assert [m.record.full_name for m in directory.search_people(session, "Anna")] == ["Anna Kane"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("id,full_name,shoe size\n1,Anna Berg,38\n", "Unknown columns: shoe size"),
        ("full_name\nAnna Berg\n", "The first line must name the columns"),
        ("", "The first line must name the columns"),
        ("id,full_name\n1,Anna Berg\n2\n", "Line 3 has another number of cells"),
        ("id,full_name\n1,Anna Berg,x\n", "Line 2 has another number of cells"),
        ("id,full_name\n,Anna Berg\n", "Line 2 has no id"),
        ("id,full_name\n1, \n", "Line 2 has no name"),
        ("id,name\n1,\n", "Line 2 has no name"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_by_line_and_column(
    context: Context, tmp_path: Path, text: str, complaint: str
) -> None:
    with pytest.raises(directory.BadExport, match=complaint):
        directory.import_csv(context, write(tmp_path, text))


def test_a_file_in_another_encoding_is_refused(context: Context, tmp_path: Path) -> None:
    path = tmp_path / "latin.csv"
    path.write_bytes("id,full_name\n1,Jörg Müller\n".encode("latin-1"))
    with pytest.raises(directory.BadExport, match="UTF-8"):
        directory.import_csv(context, path)


def test_a_missing_file_is_told_by_name(context: Context, tmp_path: Path) -> None:
    with pytest.raises(directory.BadExport, match="can't be opened"):
        directory.import_csv(context, tmp_path / "none.csv")


def test_half_an_import_leaves_people_unchecked(context: Context, tmp_path: Path) -> None:
    directory.import_csv(context, write(tmp_path, "id,name\n1,Northwind Ltd\n"))
    with context.database.read() as session:
        person, company = directory.check_one(session, Profile(full_name="Anna Berg", company="Contoso"))
    assert (person.verdict, company.verdict) == ("unchecked", "new_company")
