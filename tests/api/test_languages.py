"""Sentences in the language a request asks for: every template is translated, and the answers say which language."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend import directory
from backend.api.languages import languages, templates
from backend.context import Context
from tests.api.panel import Panel
from tests.browser import ROOT

CALLS = {"said", "template"}
BOB = {"full_name": "Bob Vellbourne", "company": "Vellbourne Mills", "public_id": "bob-vellbourne"}
ROBERT = {"id": 1, "first_name": "Robert", "last_name": "Vellbourne", "company_name": "Vellbourne Mills"}


def spoken() -> Iterator[tuple[Path, ast.Call]]:
    """Every place in the backend where a sentence is made."""
    for path in sorted((ROOT / "backend").rglob("*.py")):
        if path.name == "sentences.py" and path.parent.name == "backend":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
                yield path, node


def written() -> set[str]:
    """The templates that stand in the code."""
    tree = ast.parse((ROOT / "backend/sentences.py").read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)] + [call for _, call in spoken()]
    return {
        call.args[0].value
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in CALLS
        if call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    }


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_templates_stand_in_the_code_as_they_are() -> None:
    """What is put together first can't be found by translators; a table's template is marked by `template`."""
    wrong = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path, call in spoken()
        if not isinstance(call.args[0], ast.Constant | ast.Name | ast.Subscript)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", sorted(languages() - {"en"}))
def test_every_sentence_is_translated(language: str) -> None:
    words = templates(language)
    assert written() - words.keys() == set()
    assert words.keys() - written() == set(), "no longer said"
    assert [text for text, other in words.items() if names(text) != names(other)] == []
    assert [text for text, other in words.items() if not other.strip()] == []


@pytest.fixture
def known(panel: Panel, context: Context) -> Panel:
    """A paired panel of a Sidecar that knows Robert."""
    with context.database.write() as session:
        directory.upsert(session, "applicant", [ROBERT], seen_at=context.clock.now(), source="test")
    return panel


@pytest.mark.parametrize(
    ("asked", "language", "reason"),
    [
        ("de", "de", "Bob ist die Kurzform von Robert."),
        ("de-AT", "de", "Bob ist die Kurzform von Robert."),
        ("de-AT,en;q=0.5", "de", "Bob ist die Kurzform von Robert."),
        ("fr-FR, de;q=0.8, en;q=0.5", "de", "Bob ist die Kurzform von Robert."),
        ("en-GB,de;q=0.5", "en", "Bob is short for Robert."),
        ("de;q=0", "en", "Bob is short for Robert."),
        ("fr", "en", "Bob is short for Robert."),
        ("*", "en", "Bob is short for Robert."),
        ("", "en", "Bob is short for Robert."),
        ("../de", "en", "Bob is short for Robert."),
    ],
)
def test_reasons_come_in_the_language_asked_for(known: Panel, asked: str, language: str, reason: str) -> None:
    response = known.post("/checks", {"profiles": [BOB]}, Accept_Language=asked)
    check = response.get_json()["checks"][0]
    assert reason in [row["reason"] for match in check["person"]["matches"] for row in match["evidence"]]
    assert response.headers["Content-Language"] == language
    assert "Accept-Language" in response.vary
    assert check["profile"]["full_name"] == "Bob Vellbourne"
