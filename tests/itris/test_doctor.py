"""The doctor beside the sandbox's own document, and beside one as a real ASP.NET API would publish."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from backend.context import Context
from backend.itris import Itris, api_map, doctor
from backend.itris.doctor import NoDocument, Report
from backend.itris.findings import Finding
from backend.itris.map_changes import current_map
from backend.itris.swagger import NotSwagger
from backend.sandbox.serve import Running
from tests.itris.conftest import ADMIN

# Swagger 2 with a base path, references, allOf, Pascal case, singular nouns, PUT and another wrapper around lists.
LEGACY: dict[str, Any] = {
    "swagger": "2.0",
    "info": {"title": "itris Web API", "version": "v2"},
    "basePath": "/itris/api/v2",
    "securityDefinitions": {"basic": {"type": "basic"}},
    "paths": {
        "/Applicants": {
            "get": {
                "parameters": [
                    {"in": "query", "name": "PageNumber", "type": "integer"},
                    {"in": "query", "name": "PageSize", "type": "integer"},
                    {"in": "query", "name": "EmailAddress", "type": "string"},
                ],
                "responses": {"200": {"schema": {"$ref": "#/definitions/ApplicantPage"}}},
            },
            "post": {
                "parameters": [{"in": "body", "name": "model", "schema": {"$ref": "#/definitions/ApplicantModel"}}],
                "responses": {
                    "200": {"schema": {"$ref": "#/definitions/Applicant"}},
                    "400": {"schema": {"$ref": "#/definitions/Error"}},
                },
            },
        },
        "/Applicants/{applicantId}": {
            "get": {"responses": {"200": {"schema": {"$ref": "#/definitions/Applicant"}}}},
            "put": {
                "parameters": [{"in": "body", "name": "model", "schema": {"$ref": "#/definitions/ApplicantModel"}}],
                "responses": {"204": {"description": "Done"}},
            },
        },
        "/Contact": {"post": {"responses": {}}},
        "/companies": {"get": {"responses": {}}},
        "/applicant/inbox": {"post": {"responses": {"202": {"description": "Taken"}}}},
        "/companies/{companyId}/comments": {"get": {"responses": {}}},
    },
    "definitions": {
        "ApplicantPage": {
            "type": "object",
            "properties": {
                "Results": {"type": "array", "items": {"$ref": "#/definitions/Applicant"}},
                "TotalRecords": {"type": "integer"},
            },
        },
        "Applicant": {
            "allOf": [
                {"$ref": "#/definitions/ApplicantModel"},
                {"properties": {"Id": {"type": "integer"}, "Parent": {"$ref": "#/definitions/Applicant"}}},
            ]
        },
        "ApplicantModel": {
            "type": "object",
            "properties": {
                "Forename": {"type": "string"},
                "lastName": {"type": "string"},
                "EmailAddress": {"type": "string"},
                "phoneNumbers": {"type": "array", "items": {"$ref": "#/definitions/Phone"}},
                "summary": {"type": "string"},
            },
        },
        "Phone": {"type": "object", "properties": {"typeId": {"type": "integer"}, "number": {"type": "string"}}},
        "Error": {"type": "object", "properties": {"Message": {"type": "string"}, "ModelState": {"type": "object"}}},
    },
}  # fmt: skip


def found(report: Report, path: str) -> Finding:
    [finding] = [each for each in report.findings if each.path == path]
    return finding


def test_every_entry_gets_one_finding_in_the_order_of_the_map() -> None:
    shipped = api_map.load()
    for document in (None, LEGACY):
        report = doctor.report(shipped, document)
        assert [each.path for each in report.findings] == [entry.path for entry in shipped.entries()]
        assert sum(report.counts.values()) == len(report.findings)


def test_without_a_document_it_lists_what_is_assumed_and_what_to_ask_for() -> None:
    report = doctor.report(api_map.load(), None)
    assert report.counts["unknown"] > 150
    assert found(report, "operations.applicant.propose").verdict == "fits"
    assert all(each.ask for each in report.findings if each.verdict == "unknown")
    assert len(report.asks) < 60
    assert report.writes["applicant.propose"] == ()
    assert "operations.applicant.create" in report.writes["applicant.create"]


def test_the_sandbox_speaks_as_the_shipped_map_says(context: Context, sandbox: Running, itris: Itris) -> None:
    report = doctor.run_doctor(context, f"{sandbox.url}/swagger/v2/swagger.json")
    problems = [each for each in report.findings if each.verdict in ("differs", "absent")]
    assert [each.path for each in problems if not each.path.startswith("sign_in")] == []
    assert report.sandbox
    assert report.counts["fits"] > 140


def test_what_a_legacy_document_has_otherwise_is_said_with_the_change_to_make() -> None:
    report = doctor.report(api_map.load(), LEGACY)
    assert found(report, "base_path").change == {"value": "/itris/api/v2"}
    assert found(report, "operations.applicant.list").verdict == "fits"
    assert found(report, "operations.applicant.update").change == {"method": "PUT", "sends": "whole"}
    assert found(report, "operations.contact.create").change == {"route": "Contact", "method": "POST"}
    assert found(report, "operations.job.get").verdict == "absent"
    assert found(report, "operations.comment.list").verdict == "differs"
    assert found(report, "operations.applicant.propose").verdict == "differs"
    assert found(report, "fields.applicant.first_name").change == {"wire": "Forename"}
    assert found(report, "fields.applicant.last_name").verdict == "fits"
    assert found(report, "fields.applicant.id").change == {"wire": "Id"}
    assert found(report, "fields.applicant.emails").change == {"wire": "EmailAddress"}
    assert found(report, "fields.applicant.phones").change == {"item": "number"}
    assert found(report, "fields.applicant.off_limits").change == {"wire": None}
    assert found(report, "fields.job.id").verdict == "unknown"
    assert found(report, "filters.applicant.email").change == {"parameter": "EmailAddress"}
    assert found(report, "filters.applicant.reference").verdict == "absent"
    assert found(report, "listing.any_of").change == {"parameter": None}
    assert found(report, "paging").change == {
        "page": "PageNumber", "size": "PageSize", "items": "Results", "total": "TotalRecords",
    }  # fmt: skip
    assert found(report, "errors").verdict == "fits"
    assert found(report, "sign_in.basic").verdict == "fits"
    assert found(report, "sign_in.token").verdict == "absent"


def test_its_changes_can_be_laid_over_the_map_as_they_stand() -> None:
    report = doctor.report(api_map.load(), LEGACY)
    changes = [
        api_map.MapChange(each.path, each.change, verified=False) for each in report.findings if each.change is not None
    ]
    again = doctor.report(api_map.load(changes), LEGACY)
    assert again.counts["differs"] < report.counts["differs"] / 2
    assert again.counts["fits"] > report.counts["fits"]


def test_what_fits_is_accepted_as_verified_and_opens_the_writes(
    context: Context, sandbox: Running, itris: Itris
) -> None:
    report = doctor.run_doctor(context, f"{sandbox.url}/swagger/v2/swagger.json")
    assert doctor.accept_fitting(context, report, ADMIN) > 140
    assert current_map(context).operation("applicant.create").basis == "verified"
    again = doctor.run_doctor(context, None)
    assert again.writes["applicant.create"] == ()
    assert again.writes["comment.create"] == ()


def test_the_text_puts_problems_first_and_the_json_is_plain() -> None:
    report = doctor.report(api_map.load(), LEGACY, source="swagger.json", connected_to="https://itris.example")
    text = doctor.as_text(report)
    assert text.index("Not there") < text.index("Different") < text.index("Fits (")
    assert 'Change: {"wire": "Forename"}' in text
    assert "applicant.create: preview only" in text
    plain = json.loads(json.dumps(doctor.as_json(report)))
    assert plain["counts"]["fits"] == report.counts["fits"]
    assert {"path", "basis", "verdict", "words", "change", "ask"} == plain["findings"][0].keys()


@pytest.mark.parametrize(
    "document",
    [
        {"paths": {}},
        {"paths": {"/a": None, "/b": {"get": {"parameters": [None, 3], "responses": 4}}}},
        {"paths": {"/applicants": {"get": {"responses": {200: {"schema": {"$ref": "#/nowhere/~1x"}}}}}}},
        {"paths": {"/applicants": {"post": {"requestBody": {"$ref": "other.json#/x"}, "responses": {"default": 1}}}}},
        {"openapi": "3.1.0", "servers": [{"url": "/api/v2"}], "paths": {}, "components": {"securitySchemes": []}},
        {"paths": {}, "info": [], "securityDefinitions": {"a": {"$ref": "#/securityDefinitions/a"}}},
    ],
)
def test_odd_documents_are_read_as_far_as_they_go(document: Any) -> None:
    assert doctor.report(api_map.load(), document).findings


def test_what_is_no_swagger_is_said(context: Context, tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text("<html>")
    with pytest.raises(NoDocument, match="JSON"):
        doctor.run_doctor(context, str(page))
    page.write_text("[1]")
    with pytest.raises(NotSwagger, match="no paths"):
        doctor.run_doctor(context, str(page))
    with pytest.raises(NoDocument, match="no readable file"):
        doctor.run_doctor(context, str(tmp_path / "none.json"))
