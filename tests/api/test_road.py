"""Check, plan, add over HTTP with a real sandbox behind: what the panel does, answer by answer."""

from __future__ import annotations

import base64
from typing import Any
from urllib.parse import quote

import jsonschema_rs
import pytest

from backend import directory, finder
from backend.audit import Actor
from backend.context import Context
from backend.sandbox.finder import KEY
from backend.sandbox.serve import Running
from tests.api.panel import Panel, fields_of
from tests.profile.linkedin_pdf import ENGLISH, ENGLISH_2, pdf

pytestmark = pytest.mark.main
ADMIN = Actor("user:1")
JANE = {
    "full_name": "Jane Quillfeather",
    "title": "Head of Logistics",
    "location": "Leeds, England",
    "public_id": "jane-quillfeather",
}


@pytest.fixture
def settings(sandbox: Running) -> dict[str, str]:
    return {"SIDECAR_SANDBOX_URL": sandbox.url, "SIDECAR_ARGON2_COST": "1"}


def fits(panel: Panel, schema: str, value: Any) -> Any:
    """The value, after a look at whether it is what the document promises."""
    document = panel.get("/openapi.json").get_json()
    jsonschema_rs.validate({**document, "$ref": f"#/components/schemas/{schema}"}, value)
    return value


def request_for(profile: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "profile": profile,
        "record_types": ["applicant"],
        "person": {"choice": "create"},
        "company": {"choice": "none"},
        **more,
    }


def planned(panel: Panel, request: dict[str, Any]) -> dict[str, Any]:
    plan: dict[str, Any] = fits(panel, "PlanOut", panel.post("/plans", request).get_json())
    return {"request": request, "fingerprint": plan["fingerprint"]}


def test_a_new_person_is_checked_planned_added_and_watched(connected: Panel, sandbox: Running) -> None:
    check = fits(connected, "ChecksOut", connected.post("/checks", {"profiles": [JANE]}).get_json())["checks"][0]
    assert check["person"]["verdict"] == "new"
    body = planned(connected, request_for(JANE))
    response = connected.post("/adds", body, Idempotency_Key="one")
    assert response.status_code == 201
    add = fits(connected, "AddOut", response.get_json())
    assert add["state"] == "done"
    assert fits(connected, "AddOut", connected.get(f"/adds/{add['id']}").get_json())["state"] == "done"
    again = connected.post("/adds", body, Idempotency_Key="one")
    assert (again.status_code, again.data) == (201, response.data), "the same key gets the same bytes"
    stored = [record for record in sandbox.store() if record["lastName"] == "Quillfeather"]
    assert len(stored) == 1


def test_the_same_key_with_another_add_is_refused(connected: Panel) -> None:
    assert connected.post("/adds", planned(connected, request_for(JANE)), Idempotency_Key="one").status_code == 201
    other = planned(connected, request_for({**JANE, "full_name": "Jo Quill", "public_id": "jo"}))
    response = connected.post("/adds", other, Idempotency_Key="one")
    assert (response.status_code, response.get_json()["code"]) == (422, "key_reused")


def test_missing_fields_are_named_and_nothing_is_written(connected: Panel, sandbox: Running) -> None:
    count = len(sandbox.store("contact"))
    request = request_for(JANE, record_types=["contact"])
    response = connected.post("/adds", planned(connected, request), Idempotency_Key="one")
    assert response.status_code == 422
    assert ("contact", "contact_type", "missing") in fields_of(response)
    assert len(sandbox.store("contact")) == count


def test_a_plan_that_changed_comes_back_with_the_refusal(connected: Panel) -> None:
    body = {**planned(connected, request_for(JANE)), "fingerprint": "another"}
    response = connected.post("/adds", body, Idempotency_Key="one")
    assert response.status_code == 409
    problem = fits(connected, "AddProblemOut", response.get_json())
    assert problem["code"] == "changed_meanwhile"
    assert problem["plan"]["ready"] is True


def test_html_in_a_name_stays_text(connected: Panel, sandbox: Running) -> None:
    profile = {**JANE, "full_name": "<img src=x onerror=alert(1)>", "last_name": "<b>Quillfeather</b>"}
    profile["first_name"] = "\u200eJane\u200b"
    response = connected.post("/adds", planned(connected, request_for(profile)), Idempotency_Key="one")
    assert response.status_code == 201
    stored = sandbox.store("applicant", id=response.get_json()["receipt"][0]["record_id"])[0]
    assert (stored["firstName"], stored["lastName"]) == ("Jane", "<b>Quillfeather</b>")


def test_unknown_fields_are_named_by_the_plan(connected: Panel) -> None:
    request = request_for(JANE, fields={"applicant": {"fax": "1"}})
    plan = fits(connected, "PlanOut", connected.post("/plans", request).get_json())
    assert plan["ready"] is False
    assert [(p["field"], p["kind"]) for p in plan["problems"]] == [("fax", "unknown")]


def test_one_hundred_profiles_are_checked_in_order(connected: Panel) -> None:
    profiles = [{**JANE, "public_id": f"jane-{n}"} for n in range(100)]
    checks = fits(connected, "ChecksOut", connected.post("/checks", {"profiles": profiles}).get_json())["checks"]
    assert [check["profile"]["public_id"] for check in checks] == [p["public_id"] for p in profiles]


@pytest.mark.lists
def test_a_company_that_only_the_headline_names_is_told_apart(connected: Panel) -> None:
    people = [
        {"full_name": "Oriel Thaxbury", "headline": "Engineer at Brackwell Pumps"},
        {"full_name": "Oriel Thaxbury", "headline": "Engineer at Northwind Tides | Mother"},
        {"full_name": "Oriel Thaxbury", "headline": "Engineer at Northwind Tides", "company": "Northwind Tides"},
        {"full_name": "Oriel Thaxbury", "headline": "Open to work"},
        {"full_name": "Marisol Tennerby", "headline": "Baker at Bread", "public_id": "demo-marisol-tennerby"},
    ]
    checks = fits(connected, "ChecksOut", connected.post("/checks", {"profiles": people}).get_json())["checks"]
    companies = [(one["company"]["verdict"], one["company"]["proposed"]) for one in checks]
    assert companies == [
        ("company_mismatch", "Brackwell Pumps"),
        ("none", "Northwind Tides"),
        ("new_company", None),
        ("none", None),
        ("none", None),
    ]


def test_what_else_the_panel_asks_fits_the_document(connected: Panel) -> None:
    me = fits(connected, "MeOut", connected.get("/me").get_json())
    assert me["itris"]["sandbox"] is True
    fields = fits(connected, "FieldsOut", connected.get("/fields").get_json())["records"]
    assert next(f for f in fields["contact"] if f["key"] == "contact_type")["choices"]
    people = fits(connected, "PeopleOut", connected.get("/people?query=a&limit=5").get_json())["people"]
    assert len(people) <= 5
    fits(connected, "CompaniesOut", connected.get("/companies?query=ltd").get_json())


def test_without_itris_the_panel_is_told(panel: Panel) -> None:
    assert panel.get("/me").get_json()["itris"]["connected"] is False
    response = panel.post("/plans", request_for(JANE))
    assert response.status_code in (409, 503)
    assert response.get_json()["hint"]


def test_a_held_add_is_watched_and_undone(connected: Panel, sandbox: Running) -> None:
    body = {**planned(connected, request_for(JANE)), "send_after": 8}
    response = connected.post("/adds", body, Idempotency_Key="one")
    add = fits(connected, "AddOut", response.get_json())
    assert (response.status_code, add["state"]) == (202, "held")
    assert connected.get(f"/adds/{add['id']}").get_json() == add
    response = connected.send("POST", f"/adds/{add['id']}/undo")
    undone = fits(connected, "AddOut", response.get_json())
    assert (response.status_code, undone["state"], undone["held_until"]) == (200, "undone", None)
    assert connected.send("POST", f"/adds/{add['id']}/undo").data == response.data
    assert [p for p in sandbox.store("applicant") if p["lastName"] == "Quillfeather"] == []


def test_an_add_that_does_not_exist_cannot_be_undone(connected: Panel) -> None:
    response = connected.send("POST", "/adds/nothing/undo")
    assert response.status_code == 404
    assert response.get_json()["code"] == "no_such_add"


@pytest.mark.parametrize("seconds", [-1, 61, "8", True, None, 10**20], ids=str)
def test_an_add_is_held_for_a_minute_at_most(connected: Panel, seconds: object) -> None:
    body = {**planned(connected, request_for(JANE)), "send_after": seconds}
    response = connected.post("/adds", body, Idempotency_Key="one")
    assert response.status_code == 422
    assert fields_of(response) == [("request", "send_after", "wrong")]


def test_a_person_told_apart_from_a_record_is_added_as_somebody_new(connected: Panel, sandbox: Running) -> None:
    first = connected.post("/adds", planned(connected, request_for(JANE)), Idempotency_Key="one").get_json()
    record_id = first["receipt"][0]["record_id"]
    body = {"profile": JANE, "kind": "applicant", "record_id": record_id}
    response = connected.post("/unlinks", body)
    said = fits(connected, "UnlinkOut", response.get_json())
    assert response.status_code == 201
    check = fits(connected, "ChecksOut", connected.post("/checks", {"profiles": [JANE]}).get_json())["checks"][0]
    assert check["person"]["verdict"] == "new"
    assert check["person"]["matches"][0]["evidence"][0]["rule"] == "unlinked"
    response = connected.post("/adds", planned(connected, request_for(JANE)), Idempotency_Key="two")
    assert (response.status_code, response.get_json()["receipt"][0]["outcome"]) == (201, "created")
    assert len([p for p in sandbox.store("applicant") if p["lastName"] == "Quillfeather"]) == 2
    assert connected.send("DELETE", f"/unlinks/{said['id']}").status_code == 204
    assert connected.send("DELETE", f"/unlinks/{said['id']}").status_code == 404


def test_a_record_nobody_knows_cannot_be_told_apart(connected: Panel) -> None:
    response = connected.post("/unlinks", {"profile": JANE, "kind": "contact", "record_id": 987654})
    assert response.status_code == 422
    assert fields_of(response) == [("request", "record_id", "wrong")]


def test_a_person_found_by_hand_can_be_checked_like_one_from_a_page(connected: Panel, sandbox: Running) -> None:
    person = next(p for p in sandbox.store("contact") if p["emailAddresses"] and p["companyId"] and not p["archived"])
    company = next(c["name"] for c in sandbox.store("company") if c["id"] == person["companyId"])
    for query in (f"{person['firstName']} {person['lastName']}", person["emailAddresses"][0], company):
        answer = connected.get(f"/people?query={quote(query)}")
        people = fits(connected, "PeopleOut", answer.get_json())["people"]
        row = next(p for p in people if p["contact_id"] == person["id"])
        assert row["profile"]["full_name"] == row["full_name"]
        check = connected.post("/checks", {"profiles": [row["profile"]]}).get_json()["checks"][0]
        assert check["person"]["contact_id"] == person["id"]


def test_a_colleague_s_way_of_writing_addresses_is_suggested(connected: Panel, context: Context) -> None:
    names = ["Jane Doe", "Otto Fen", "Pia Holm"]
    records = [
        {"id": 900 + n, "first_name": f, "last_name": last, "company_id": 77, "emails": [f"{f}.{last}@acme.example"]}
        for n, (f, last) in enumerate(name.split() for name in names)
    ]
    with context.database.write() as session:
        directory.upsert(session, "contact", records, seen_at=context.clock.now(), source="test")
    body = {"profile": {"full_name": "Ada Lane"}, "company_id": 77}
    [found] = fits(connected, "SuggestionsOut", connected.post("/suggestions", body).get_json())["emails"]
    assert (found["address"], found["matching"], found["of"]) == ("ada.lane@acme.example", 3, 3)
    body["profile"] = {"full_name": "Ada Lane", "emails": ["ada@lane.example"]}
    assert connected.post("/suggestions", body).get_json() == {"emails": []}
    unknown = {"profile": {"full_name": "Ada Lane"}, "company_id": None}
    assert connected.post("/suggestions", unknown).get_json() == {"emails": []}


def test_a_finder_is_asked_once_one_is_connected(connected: Panel, context: Context, sandbox: Running) -> None:
    assert connected.get("/me").get_json()["settings"]["finder"] is False
    response = connected.post("/finder", {"profile": JANE})
    assert (response.status_code, response.get_json()["code"]) == (409, "finder_off")
    finder.save_finder(context, ADMIN, f"{sandbox.url}/finder", "another-key")
    response = connected.post("/finder", {"profile": JANE})
    assert (response.status_code, response.get_json()["code"]) == (503, "finder_away")
    finder.save_finder(context, ADMIN, f"{sandbox.url}/finder", KEY)
    assert connected.get("/me").get_json()["settings"]["finder"] is True
    body = {"profile": {**JANE, "company": "Northwind"}}
    found = fits(connected, "FinderOut", connected.post("/finder", body).get_json())["found"]
    assert [row["kind"] for row in found] == ["email", "phone"]


def test_a_pdf_and_a_text_become_profiles_that_can_be_checked(connected: Panel) -> None:
    content = base64.b64encode(pdf(ENGLISH, ENGLISH_2)).decode()
    for body in ({"kind": "pdf", "content": content}, {"kind": "text", "text": "Otto Fen\notto@fen.example"}):
        reading = fits(connected, "ReadProfileOut", connected.post("/readings", body).get_json())
        assert reading["found"]["full_name"] == body["kind"]
        check = connected.post("/checks", {"profiles": [reading["profile"]]})
        assert check.status_code == 200


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({"kind": "pdf"}, 422, "content"),
        ({"kind": "pdf", "content": "abc"}, 422, "content"),
        ({"kind": "pdf", "content": "nicht-base64"}, 422, "content"),
        ({"kind": "pdf", "content": base64.b64encode(b"PK a Word file").decode()}, 422, "content"),
        ({"kind": "text", "text": "hello"}, 422, "text"),
        ({"kind": "docx", "text": "hello"}, 422, "kind"),
        ({"kind": "pdf", "content": base64.b64encode(b"%PDF-" + b" " * 700_000).decode()}, 413, None),
    ],
    ids=["missing", "cut", "alphabet", "word", "no-name", "kind", "large"],
)
def test_what_no_profile_can_be_read_from_is_refused(
    connected: Panel, body: dict[str, str], status: int, field: str | None
) -> None:
    response = connected.post("/readings", body)
    assert response.status_code == status
    assert [f for _, f, _ in fields_of(response)] == ([field] if field else [])
