"""Whatever comes in: refused with the right status and the field's name, or kept as text. Never a 500, no effect."""

from __future__ import annotations

import copy
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from backend.adding.tables import Add
from backend.api import examples
from backend.context import Context
from backend.fields import text
from tests.api.panel import Panel, fields_of

pytestmark = pytest.mark.main


@pytest.fixture
def database_url(sqlite_template: Path, tmp_path: Path) -> str:
    """One kind of database is enough: nothing here may reach it."""
    shutil.copy(sqlite_template, tmp_path / "sidecar.db")
    return f"sqlite:///{tmp_path / 'sidecar.db'}"


PROFILE = {"full_name": "Jane Example"}
HEBREW = "\u05d3\u05d5\u05d3"


def checked(panel: Panel, **profile: Any) -> Any:
    return panel.post("/checks", {"profiles": [{**PROFILE, **profile}]})


def plan_request(**changed: Any) -> dict[str, Any]:
    return {**copy.deepcopy(examples.PLAN_REQUEST), **changed}


@pytest.mark.parametrize("count", [0, 101])
def test_a_check_takes_1_to_100_profiles(panel: Panel, count: int) -> None:
    response = panel.post("/checks", {"profiles": [PROFILE] * count})
    assert response.status_code == 422
    assert fields_of(response) == [("request", "profiles", "wrong")]
    assert f"{count} entries" in response.get_json()["fields"][0]["reason"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"profiles=1",
        b"\xff\xfe",
        b'{"profiles": NaN}',
        b'{"a": -Infinity}',
        b"[" * 100_000,
        b"9" * 10_000,
        '{"profiles": "…"'.encode("utf-16"),
    ],
    ids=[
        "empty",
        "cut off",
        "form",
        "bytes",
        "NaN",
        "infinity",
        "endless nesting",
        "endless number",
        "utf-16, cut off",
    ],
)
def test_what_is_not_json_is_a_400(panel: Panel, body: bytes) -> None:
    response = panel.send("POST", "/checks", body)
    assert response.status_code == 400
    assert fields_of(response) == []
    assert response.get_json()["detail"] == "The body is not JSON."


@pytest.mark.parametrize("body", [[], None, 5, "text", [PROFILE]], ids=str)
def test_json_of_another_shape_is_a_422(panel: Panel, body: Any) -> None:
    response = panel.post("/checks", body)
    assert response.status_code == 422
    assert fields_of(response)


def test_a_body_of_2_mb_is_refused_before_it_is_read(panel: Panel) -> None:
    response = panel.send("POST", "/checks", b'"' + b"x" * 2_000_000 + b'"')
    assert response.status_code == 413
    assert response.get_json()["code"] == "too_large"


@pytest.mark.parametrize("name", ["", "   ", "\u200e\u200b", "x" * 301, None, 5, ["Jane"], {"a": 1}, True])
def test_a_name_is_text_of_1_to_300_characters(panel: Panel, name: Any) -> None:
    response = checked(panel, full_name=name)
    assert response.status_code == 422
    assert [field[:2] for field in fields_of(response)] == [("profiles.0", "full_name")]


def test_a_missing_name_is_called_missing(panel: Panel) -> None:
    response = panel.post("/checks", {"profiles": [PROFILE, {}]})
    assert fields_of(response) == [("profiles.1", "full_name", "missing")]


@pytest.mark.parametrize("bad", ["\u0000", "\u0007", "\n", "\u001b[31m", "\u007f", "\u0085", "\ud800", "\uffff"])
@pytest.mark.parametrize("field", ["full_name", "company", "location", "title"])
def test_control_characters_and_broken_unicode_are_refused_by_name(panel: Panel, field: str, bad: str) -> None:
    response = checked(panel, **{field: f"Ex{bad}ample"})
    assert response.status_code == 422
    assert fields_of(response) == [("profiles.0", field, "wrong")]


@pytest.mark.parametrize(
    "name", [f"\u202b{HEBREW}\u202c \u200fLevi", "Jane\u202eelpmaxE", "\ufeffJane\u200b Example", "ابن سینا", "क्षितिज"]
)
def test_marks_that_turn_text_around_are_taken_off_silently(name: str) -> None:
    kept = text.line(name)
    assert not text.INVISIBLE.search(kept)
    assert kept


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"nickname": "J"}, ("profiles.0", "nickname", "unknown")),
        ({"positions": [{"boss": "x"}]}, ("profiles.0.positions.0", "boss", "unknown")),
        ({"positions": [{"start": "last year"}]}, ("profiles.0.positions.0", "start", "wrong")),
        ({"positions": [{"is_current": "yes"}]}, ("profiles.0.positions.0", "is_current", "wrong")),
        ({"positions": {"0": {}}}, ("profiles.0", "positions", "wrong")),
        ({"emails": "jane@example.com"}, ("profiles.0", "emails", "wrong")),
        ({"emails": ["a@example.com", 5]}, ("profiles.0", "emails.1", "wrong")),
        ({"about": "x" * 20_001}, ("profiles.0", "about", "wrong")),
        ({"found": {"full_name": 5}}, ("profiles.0.found", "full_name", "wrong")),
    ],
)
def test_each_wrong_part_of_a_profile_is_named(panel: Panel, changed: Any, field: tuple[str, str, str]) -> None:
    response = checked(panel, **changed)
    assert response.status_code == 422
    assert fields_of(response) == [field]


def test_an_unknown_field_beside_the_profiles_is_named(panel: Panel) -> None:
    response = panel.post("/checks", {"profiles": [PROFILE], "force": True})
    assert fields_of(response) == [("request", "force", "unknown")]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"record_types": []}, ("request", "record_types", "wrong")),
        ({"record_types": ["job"]}, ("request", "record_types.0", "wrong")),
        ({"record_types": ["applicant"] * 3}, ("request", "record_types", "wrong")),
        ({"person": {"choice": "existing"}}, ("person", "applicant_id", "missing")),
        ({"person": {"choice": "merge"}}, ("person", "choice", "wrong")),
        ({"person": {"choice": "existing", "applicant_id": "5"}}, ("person", "applicant_id", "wrong")),
        ({"person": {"choice": "existing", "applicant_id": 0}}, ("person", "applicant_id", "wrong")),
        ({"person": {"choice": "existing", "contact_id": 2**31}}, ("person", "contact_id", "wrong")),
        ({"company": {"choice": "existing"}}, ("company", "company_id", "missing")),
        ({"company": None}, ("request", "company", "wrong")),
        ({"fields": {"job": {}}}, ("fields", "job", "unknown")),
        ({"fields": {"applicant": {"a\ud800": "x"}}}, ("fields", "applicant", "wrong")),
        ({"fields": {"applicant": []}}, ("fields", "applicant", "wrong")),
        ({"fields": {"applicant": {"town": {"deep": 1}}}}, ("fields.applicant", "town", "wrong")),
        ({"fields": {"applicant": {"town": "a\u0000b"}}}, ("fields.applicant", "town", "wrong")),
        ({"fields": {"applicant": {"town": 1.5}}}, ("fields.applicant", "town", "wrong")),
        ({"note": "a\u0000b"}, ("request", "note", "wrong")),
        ({"write": True}, ("request", "write", "unknown")),
    ],
)
def test_each_wrong_part_of_a_plan_is_named(panel: Panel, changed: Any, field: tuple[str, str, str]) -> None:
    response = panel.post("/plans", plan_request(**changed))
    assert response.status_code == 422
    assert fields_of(response) == [field]


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"without": "Idempotency-Key"}, 400),
        ({"Idempotency_Key": ""}, 400),
        ({"Idempotency_Key": "k" * 256}, 400),
        ({"Idempotency_Key": "with space"}, 400),
        ({"Idempotency_Key": "ключ".encode().decode("latin-1")}, 400),
    ],
)
def test_an_add_needs_a_plain_idempotency_key(panel: Panel, context: Context, changed: Any, status: int) -> None:
    headers = {"Idempotency_Key": "k", **changed}
    response = panel.post("/adds", examples.ADD_REQUEST, **headers)
    assert response.status_code == status
    assert [field[:2] for field in fields_of(response)] == [("headers", "Idempotency-Key")]
    assert adds(context) == 0


@pytest.mark.parametrize("path", ["/companies", "/people"])
@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("", "query"),
        ("?query=", "query"),
        ("?query=%00", "query"),
        ("?query=" + "x" * 301, "query"),
        ("?query=a&limit=0", "limit"),
        ("?query=a&limit=101", "limit"),
        ("?query=a&limit=ten", "limit"),
        ("?query=a&limit=%D9%A5", "limit"),
        ("?query=a&sort=name", "sort"),
    ],
)
def test_searches_name_the_parameter(panel: Panel, path: str, query: str, field: str) -> None:
    response = panel.get(path + query)
    assert response.status_code == 422
    assert [found[1] for found in fields_of(response)] == [field]


@pytest.mark.parametrize("code", ["1234567", "123456789", "1234567a", 12345678, "١٢٣٤٥٦٧٨", None])
def test_a_pairing_code_has_eight_digits(panel: Panel, code: Any) -> None:
    response = panel.post("/pairings", {"code": code, "device_name": "Chrome"})
    assert response.status_code == 422
    assert fields_of(response)[0][1] == "code"


def test_a_refused_request_has_no_effect(panel: Panel, context: Context) -> None:
    body = json.loads(json.dumps(examples.ADD_REQUEST))
    body["request"]["profile"]["full_name"] = "Jane\u0000Example"
    assert panel.post("/adds", body, Idempotency_Key="k").status_code == 422
    assert adds(context) == 0


def adds(context: Context) -> int:
    with context.database.read() as session:
        return session.scalar(select(func.count()).select_from(Add)) or 0
