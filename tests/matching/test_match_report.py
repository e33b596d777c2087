"""The report that people judge matching by, on the small invented data set beside this file."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = Path(__file__).parent / "sample"


@pytest.mark.matching
@pytest.mark.slow
def test_the_report_measures_the_product_beside_ready_made_scorers(tmp_path: Path) -> None:
    answers, figures = tmp_path / "answers.tsv", tmp_path / "figures.json"
    subprocess.run(
        [sys.executable, ROOT / "scripts" / "match_report", "--data", SAMPLE, "--answers", answers, "--json", figures],
        check=True, capture_output=True, timeout=110,
    )  # fmt: skip
    found = json.loads(figures.read_text())
    assert found["product"]["person"]["exact"] == found["product"]["company"]["exact"] == 1
    assert found["product"]["without_company"]["linked"] == 0
    assert found["product"]["pairs"]["person"]["f1"] == found["product"]["pairs"]["org"]["f1"] == 1
    assert len(found["anchors"]) == 3
    assert answers.read_text().splitlines()[0] == "person\t0\texisting\tP01"
