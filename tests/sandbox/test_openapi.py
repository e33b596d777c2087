"""The OpenAPI document tells the truth about what answers."""

from __future__ import annotations

from typing import Any

import pytest
import requests
from flask import Flask

from backend.sandbox.app import create_sandbox
from backend.sandbox.fields import FIELDS
from backend.sandbox.openapi import document
from tests.sandbox.conftest import Client, comment, company, contact, person


@pytest.fixture
def spec(client: Client) -> dict[str, Any]:
    answer = requests.get(f"{client.itris.url}/swagger/v2/swagger.json", timeout=5)
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


def test_it_is_served_and_names_every_operation_with_its_basis(spec: dict[str, Any], tmp_path: Any) -> None:
    app: Flask = create_sandbox(tmp_path / "other.db")
    answered = {
        (rule.rule.replace("<int:record_id>", "{id}"), method.lower())
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    app.extensions["itris"].file.close()
    described = {(path, method): entry for path, entries in spec["paths"].items() for method, entry in entries.items()}
    assert set(described) == answered
    documented = [place for place, entry in described.items() if entry["x-basis"] == "documented"]
    assert documented == [("/api/v2/applicant/inbox", "post")]
    assert {entry["x-basis"] for entry in described.values()} == {"documented", "assumed"}


def test_every_reference_leads_somewhere(spec: dict[str, Any]) -> None:
    def references(part: Any) -> list[str]:
        if isinstance(part, dict):
            own = [part["$ref"]] if "$ref" in part else []
            return own + [one for value in part.values() for one in references(value)]
        return [one for value in part for one in references(value)] if isinstance(part, list) else []

    names = {reference.rsplit("/", 1)[1] for reference in references(spec)}
    assert names == set(spec["components"]["schemas"])


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/applicants", None),
        ("GET", "/contacts/1", None),
        ("POST", "/applicants", person()),
        ("POST", "/contacts", contact()),
        ("POST", "/companies", company()),
        ("PATCH", "/applicants/1", {"town": "Leeds"}),
        ("POST", "/comments", comment()),
        ("POST", "/applicants", {"x": 1}),
        ("GET", "/applicants/99", None),
        ("GET", "/listitems", None),
        ("GET", "/users/me", None),
    ],
)
def test_answers_have_exactly_the_keys_that_are_described(
    client: Client, spec: dict[str, Any], method: str, path: str, body: Any
) -> None:
    answer = client(method, path, body)
    template = "/api/v2" + ("/".join([*path.split("/")[:-1], "{id}"]) if path[-1].isdigit() else path)
    described = spec["paths"][template][method.lower()]["responses"][str(answer.status_code)]
    reference = described["content"]["application/json"]["schema"]["$ref"]
    schema = spec["components"]["schemas"][reference.rsplit("/", 1)[1]]
    assert set(schema.get("required", ())) <= set(answer.json()) <= set(schema["properties"])


@pytest.mark.parametrize("kind", ["applicant", "contact", "company"])
def test_what_may_be_written_is_what_is_not_read_only(kind: str) -> None:
    schemas = document()["components"]["schemas"]
    writable = {field.name for field in FIELDS[kind].values() if not field.read_only}
    for way in ("Create", "Update"):
        assert set(schemas[f"{kind.capitalize()}{way}"]["properties"]) == writable


@pytest.mark.parametrize(("auth", "scheme"), [("basic", "basic"), ("token", "bearer")])
def test_the_way_of_signing_in_is_described(auth: str, scheme: str) -> None:
    described = document(auth)
    assert described["components"]["securitySchemes"][auth]["scheme"] == scheme
    assert described["security"] == [{auth: []}]


def test_every_answer_says_that_it_is_the_sandbox(client: Client) -> None:
    for path in ("/", "/applicants/1", "/nothing", "/api/v2/nothing", "/api/v2/applicants", "/sandbox/log"):
        answer = requests.get(client.itris.url + path, timeout=5)
        assert answer.headers["X-Itris-Sandbox"] == "yes"
        assert answer.headers["X-Sandbox-Basis"] in ("documented", "assumed")
