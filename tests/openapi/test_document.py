"""The OpenAPI document says enough to write a client from it, and its examples are true."""

from __future__ import annotations

from typing import Any

import jsonschema_rs
import pytest
from flask import Flask

from backend import api
from backend.api import examples
from backend.context import Context
from tests.accounts.people import admin, paired
from tests.api.panel import Panel


@pytest.fixture
def document(context: Context) -> dict[str, Any]:
    app = Flask("test")
    api.init_app(app, context)
    found: dict[str, Any] = Panel(app, paired(context, admin(context))).get("/openapi.json").get_json()
    return found


def operations(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        f"{method.upper()} {path.removeprefix('/api/v1')}": operation
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if method != "parameters"
    }


def valid(document: dict[str, Any], schema: str, value: Any) -> None:
    jsonschema_rs.validate({**document, "$ref": f"#/components/schemas/{schema}"}, value)


def test_every_route_of_the_panel_is_there(document: dict[str, Any]) -> None:
    assert set(operations(document)) == {
        "GET /hello", "GET /me", "DELETE /me/device", "POST /pairings", "GET /pairings/{pairing_id}", "GET /fields",
        "POST /checks", "GET /companies", "GET /people", "POST /plans", "POST /adds", "GET /adds/{add_id}",
        "POST /adds/{add_id}/undo",
        "POST /suggestions", "POST /finder", "POST /readings", "POST /unlinks", "DELETE /unlinks/{unlink_id}",
        "GET /openapi.json",
    }  # fmt: skip


def test_every_operation_is_described_and_every_error_is_a_problem(document: dict[str, Any]) -> None:
    for name, operation in operations(document).items():
        assert operation["summary"], name
        for status, response in operation["responses"].items():
            assert response["description"], (name, status)
            if status >= "4":
                assert list(response["content"]) == ["application/problem+json"], (name, status)


def test_every_body_has_an_example_that_fits_its_schema(document: dict[str, Any]) -> None:
    for operation in operations(document).values():
        if "requestBody" in operation:
            content = operation["requestBody"]["content"]["application/json"]
            valid(document, content["schema"]["$ref"].rsplit("/", 1)[1], content["example"])


def test_examples_of_answers_fit_their_schemas(document: dict[str, Any]) -> None:
    valid(document, "HelloOut", examples.HELLO)
    valid(document, "PlanOut", examples.PLAN)
    valid(document, "AddOut", examples.ADD)
    valid(document, "AddOut", examples.UNDONE)
    valid(document, "ProblemOut", examples.PROBLEM)


def test_only_saying_hello_and_pairing_need_no_token(document: dict[str, Any]) -> None:
    assert document["security"] == [{"token": []}]
    own = {name: operation["security"] for name, operation in operations(document).items() if "security" in operation}
    assert own == {"GET /hello": [], "POST /pairings": [], "GET /pairings/{pairing_id}": [{"pairing": []}]}


def test_unknown_fields_are_ruled_out_in_every_body(document: dict[str, Any]) -> None:
    coming_in = {name: schema for name, schema in document["components"]["schemas"].items() if name.endswith("In")}
    assert coming_in
    assert all(schema["additionalProperties"] is False for schema in coming_in.values())
