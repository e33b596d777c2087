"""What is shipped: few permissions, no HTML strings, words for everything."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import EXTENSION

MANIFEST = json.loads((EXTENSION / "manifest.json").read_text())
LOCALES = sorted(path.parent.name for path in EXTENSION.glob("_locales/*/messages.json"))


def scripts() -> Iterator[Path]:
    """Our own JavaScript as it is loaded."""
    for path in sorted(EXTENSION.rglob("*.js")):
        if "node_modules" not in path.parts:
            yield path


def messages(locale: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads((EXTENSION / f"_locales/{locale}/messages.json").read_text())
    return found


def test_the_manifest_asks_for_nothing_that_warns_at_install() -> None:
    assert sorted(MANIFEST["permissions"]) == ["activeTab", "alarms", "scripting", "sidePanel", "storage"]
    assert "host_permissions" not in MANIFEST
    assert "content_scripts" not in MANIFEST
    assert "web_accessible_resources" not in MANIFEST
    assert "script-src 'self'" in MANIFEST["content_security_policy"]["extension_pages"]


def test_the_panel_paints_its_frame_before_any_script_has_run() -> None:
    html = (EXTENSION / "panel/panel.html").read_text()
    assert html.index("Sidecar</span>") < html.index("spinner") < html.index("<script")


@pytest.mark.parametrize("path", list(scripts()), ids=lambda path: path.name)
def test_no_script_builds_html_from_text_or_is_too_long(path: Path) -> None:
    text = path.read_text()
    writes = r"\.(innerHTML|outerHTML)\s*=[^=]|insertAdjacentHTML|document\.write|\beval\(|new Function"
    assert not re.search(writes, text)
    assert len(text.splitlines()) < 300


def test_every_word_the_panel_uses_exists() -> None:
    known = set(messages("en"))
    for path in scripts():
        for key in re.findall(r"\bt\('([\w]+)'", path.read_text()):
            assert key in known, f"{path.name}: {key}"
        for key in re.findall(r"\btn\('([\w]+)'", path.read_text()):
            assert {f"{key}_one", f"{key}_other"} <= known, f"{path.name}: {key}"


@pytest.mark.parametrize("locale", LOCALES)
def test_every_language_has_every_word_with_the_same_blanks(locale: str) -> None:
    english, other = messages("en"), messages(locale)
    assert set(other) == set(english)
    for key, entry in english.items():
        assert sorted(re.findall(r"\$\d", other[key]["message"])) == sorted(re.findall(r"\$\d", entry["message"])), key


def test_no_registry_host_is_locked() -> None:
    assert "resolved" not in lock()
    assert "registry" not in lock()


def lock() -> str:
    return (EXTENSION / "package-lock.json").read_text()
