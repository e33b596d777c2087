"""`scripts/read_page`: the shape of its JSON and its words for wrong use."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.reading.conftest import PAGES

SCRIPT = Path(__file__).parents[2] / "scripts" / "read_page"
PROFILE = (
    "full_name first_name last_name headline title company company_url location profile_url public_id member_id "
    "emails phones websites about positions education skills found"
)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(SCRIPT), *arguments], capture_output=True, text=True, check=False)


def keys(record: dict[str, Any]) -> str:
    return " ".join(record)


@pytest.mark.main
@pytest.mark.slow
def test_a_list_of_pages_becomes_json(tmp_path: Path) -> None:
    lines = [
        f"{PAGES}/sdui_profile_fr.html\thttps://www.linkedin.com/in/aurelie-vdm/",
        f"{PAGES}/search_sdui.html\thttps://www.linkedin.com/search/results/people/?keywords=x",
        f"{PAGES}/authwall.html\thttps://www.linkedin.com/in/aurelie-vdm/",
    ]
    (tmp_path / "list.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = run("--list", str(tmp_path / "list.tsv"), "--json", "-")
    assert done.returncode == 0, done.stderr
    profile, search, wall = json.loads(done.stdout)
    assert profile["file"] == f"{PAGES}/sdui_profile_fr.html"
    assert (profile["kind"], profile["layout"]) == ("profile", "sdui")
    assert keys(profile["profile"]) == PROFILE
    assert keys(profile["profile"]["positions"][0]) == "title company company_url start end is_current location"
    assert keys(profile["profile"]["education"][0]) == "school degree field start end"
    assert keys(search["people"][0]) == "full_name headline title company location profile_url public_id"
    assert (search["hidden"], "profile" in search) == (1, False)
    assert (wall["kind"], "profile" in wall, "people" in wall) == ("signed-out", False, False)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "give either FILE"),
        (("page.html",), "give either FILE"),
        (("page.html", "--url", "https://www.linkedin.com/in/x/"), "page.html does not exist"),
        (("--list", "nothing.tsv"), "nothing.tsv does not exist"),
    ],
)
def test_wrong_use_is_said_in_words(arguments: tuple[str, ...], words: str) -> None:
    done = run(*arguments)
    assert done.returncode != 0
    assert words in done.stderr
    assert "Traceback" not in done.stderr
