"""Check, plan, add, undo in German: each answer in the language of who asks, also where it was stored before."""

from __future__ import annotations

import json
from typing import Any

import pytest

from backend.context import Context
from backend.itris import connect
from backend.sandbox.serve import Running
from tests.api.panel import Panel
from tests.api.test_road import JANE, request_for

GERMAN = {"Accept_Language": "de-DE,de;q=0.9,en;q=0.8"}


@pytest.fixture
def settings(sandbox: Running) -> dict[str, str]:
    return {"SIDECAR_SANDBOX_URL": sandbox.url, "SIDECAR_ARGON2_COST": "1"}


def planned(panel: Panel, request: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The plan in German, and the add it makes."""
    plan = panel.post("/plans", request, **GERMAN).get_json()
    return plan, {"request": request, "fingerprint": plan["fingerprint"]}


def test_fields_and_what_is_wrong_with_them(connected: Panel) -> None:
    fields = connected.get("/fields", **GERMAN).get_json()["records"]
    labels = {field["key"]: field["label"] for field in fields["contact"]}
    assert (labels["first_name"], labels["contact_type"]) == ("Vorname", "Kontaktart")
    request = request_for(JANE, record_types=["contact"], fields={"contact": {"fax": "1", "emails": ["a@"]}})
    plan, body = planned(connected, request)
    missing = {row["field"]: row["reason"] for row in plan["missing"]}
    assert missing["contact_type"] == "Kontaktart: Die Angabe fehlt. itris verlangt sie; bitte ausfüllen."
    assert [row["reason"] for row in plan["problems"]] == [
        "„a@“ ist keine E-Mail-Adresse. Sie sieht so aus: name@example.com.",
        "Kontakt: Ein Feld fax gibt es nicht. Bitte weglassen.",
    ]
    problem = connected.post("/adds", body, Idempotency_Key="one", **GERMAN)
    assert problem.content_type == "application/problem+json"
    assert problem.headers["Content-Language"] == "de"
    assert problem.get_json()["detail"].startswith("Es fehlt noch: Kontaktart")
    assert problem.get_json()["title"] == "Einige Felder brauchen Ihre Aufmerksamkeit"


def test_an_add_is_told_again_in_the_language_of_who_asks(connected: Panel) -> None:
    plan, body = planned(connected, request_for(JANE, company={"choice": "none"}))
    assert [write["title"] for write in plan["writes"]] == [
        "Bewerber Jane Quillfeather anlegen",
        "Kommentar zum Bewerber",
    ]
    first = connected.post("/adds", body, Idempotency_Key="one", **GERMAN)
    assert (first.status_code, first.get_json()["message"]) == (201, "In itris angelegt.")
    assert connected.post("/adds", body, Idempotency_Key="one", **GERMAN).data == first.data, "byte for byte"
    english = connected.post("/adds", body, Idempotency_Key="one")
    assert english.get_json() == {**first.get_json(), "message": "Added to itris."}
    assert connected.post("/adds", body, Idempotency_Key="one").data == english.data

    add = first.get_json()
    undone = connected.post(f"/adds/{add['id']}/undo", None, **GERMAN)
    stays = f"Bewerber {add['receipt'][0]['record_id']} bleibt: Von außen lässt sich in itris nichts löschen."
    assert undone.get_json()["receipt"][0]["undo"]["reason"].startswith(stays)
    assert undone.get_json()["message"].startswith(f"Rückgängig gemacht. {stays}")
    assert connected.get(f"/adds/{add['id']}", **GERMAN).data == undone.data
    assert connected.get(f"/adds/{add['id']}").get_json()["message"].startswith("Undone. The applicant")


def test_a_stored_refusal_is_told_again_in_german(connected: Panel, context: Context) -> None:
    _, body = planned(connected, request_for(JANE))
    connect(context).create("applicant", {"first_name": "Jane", "last_name": "Quillfeather", "reference": "other"})
    english = connected.post("/adds", body, Idempotency_Key="one")
    assert english.status_code == 409
    german = connected.post("/adds", body, Idempotency_Key="one", **GERMAN)
    assert german.get_json()["title"] == "Inzwischen hat sich etwas geändert"
    assert "Datensatz (Bewerber), den es beim Prüfen noch nicht gab" in german.get_json()["detail"]
    assert german.get_json()["code"] == english.get_json()["code"]


def test_an_answer_stored_as_mere_text_stays_as_it_is(connected: Panel, context: Context) -> None:
    """As an earlier release kept it."""
    from backend.adding.tables import Add

    _, body = planned(connected, request_for(JANE))
    add = connected.post("/adds", body, Idempotency_Key="one").get_json()
    with context.database.write() as session:
        session.get_one(Add, add["id"]).body = json.dumps(add, ensure_ascii=False)
    assert connected.get(f"/adds/{add['id']}", **GERMAN).get_json() == add


@pytest.mark.parametrize(
    ("path", "body", "detail"),
    [
        ("/readings", {"kind": "text", "text": "hello"}, "In diesem Text war kein Name zu finden."),
        ("/checks", {"profiles": [{}]}, "Das geht so nicht: full_name."),
        ("/finder", {"profile": JANE}, "Es ist kein Dienst verbunden, der Kontaktdaten findet."),
        ("/adds/none/undo", None, "Diesen Auftrag gibt es nicht."),
        ("/nowhere", None, "Unter dieser Adresse gibt es nichts."),
    ],
)
def test_refusals_are_german(connected: Panel, path: str, body: Any, detail: str) -> None:
    response = connected.post(path, body, **GERMAN)
    problem = response.get_json()
    assert problem["detail"] == detail
    assert response.headers["Content-Language"] == "de"
    if path == "/checks":
        assert [field["reason"] for field in problem["fields"]] == ["Das fehlt."]


def test_what_a_text_lacks_is_said_in_german(connected: Panel) -> None:
    body = {"kind": "text", "text": "Jane Quillfeather\nHead of Logistics at Northwind"}
    [problem] = connected.post("/readings", body, **GERMAN).get_json()["problems"]
    assert problem.startswith("In diesem Text steht keine LinkedIn-Adresse")


def test_what_does_not_depend_on_a_language_does_not_name_one(connected: Panel) -> None:
    assert "Content-Language" not in connected.get("/openapi.json", **GERMAN).headers
