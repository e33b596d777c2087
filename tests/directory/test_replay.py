"""Replaying an export tells what each preset would have linked, asked about and missed."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from backend import directory
from backend.cli import replay as command
from backend.context import Context
from backend.directory.errors import BadExport
from backend.directory.replay import replay

pytestmark = pytest.mark.matching
EXPORT = """\
full_name,company,applicant_id,linkedin
Bob Smith,Contoso,1,
Anna Berg,Elsewhere Ltd,,https://www.linkedin.com/in/anna-berg
Zelda Quist,Contoso,2,
Nobody Known,Contoso,,
"""


@pytest.fixture
def export(context: Context, tmp_path: Path) -> Path:
    people = [
        {"id": 1, "first_name": "Robert", "last_name": "Smith", "company_id": 3, "company_name": "Contoso plc"},
        {"id": 2, "first_name": "Anna", "last_name": "Berg", "company_id": 3, "company_name": "Contoso plc",
         "web_addresses": ["linkedin.com/in/anna-berg"]},
    ]  # fmt: skip
    with context.database.write() as session:
        now = context.clock.now()
        directory.upsert(session, "company", [{"id": 3, "name": "Contoso plc"}], now, "test")
        directory.upsert(session, "applicant", people, now, "test")
    file = tmp_path / "people.csv"
    file.write_text(EXPORT)
    return file


def test_each_preset_is_counted_against_who_they_are(context: Context, export: Path) -> None:
    with context.database.read() as session:
        found = replay(session, export)
    assert (found.people, found.skipped) == (3, 1)
    normal = next(outcome for outcome in found.outcomes if outcome.preset == "normal")
    assert (normal.linked, normal.linked_wrong, normal.asked, normal.missed) == (1, 0, 1, 1)
    assert [outcome.preset for outcome in found.outcomes] == ["strict", "normal", "generous"]


def test_the_command_writes_table_figures_and_curves(
    context: Context, export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    svg, figures = tmp_path / "curve.svg", tmp_path / "figures.json"
    assert command.run(context, Namespace(file=export, svg=svg, json=str(figures))) == 0
    assert "3 people replayed" in capsys.readouterr().out
    assert json.loads(figures.read_text())["people"] == 3
    drawn = ElementTree.fromstring(svg.read_text())
    assert len(drawn.findall("{http://www.w3.org/2000/svg}polyline")) == 4


def test_a_file_that_is_not_there_is_named(context: Context, tmp_path: Path) -> None:
    with context.database.read() as session, pytest.raises(BadExport, match=r"gone\.csv"):
        replay(session, tmp_path / "gone.csv")
