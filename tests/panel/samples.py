"""Invented people, companies and answers in the shapes of the JSON API."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

HELLO: Json = {"product": "sidecar", "api_versions": ["1"], "version": "0.1.0", "paired": True, "set_up": True}

SECTORS = [{"id": 21, "name": "Engineering"}, {"id": 22, "name": "Food and drink"}, {"id": 23, "name": "Logistics"}]
CONTACT_TYPES = [{"id": 31, "name": "Client"}, {"id": 32, "name": "Prospect"}]


def me(**itris: Any) -> Json:
    return {
        "user": {"id": 1, "name": "Robin Sample", "role": "consultant"},
        "device": {"id": 7, "name": "Chromium on Linux"},
        "itris": {"connected": True, "sandbox": True, "mode": "direct", "database_url": None, "message": "", **itris},
        "directory": {
            "complete": True,
            "people": 2012,
            "companies": 412,
            "read_at": "2026-11-23T10:00:00Z",
            "age_s": 240,
            "reading": None,
        },
        "settings": {"record_type": "applicant", "never_merge": False},
    }


def field(key: str, label: str, kind: str = "text", **more: Any) -> Json:
    return {
        "key": key,
        "label": label,
        "type": kind,
        "max_length": 200 if kind in {"text", "url"} else None,
        "choices": [],
        "shown": True,
        "mandatory": False,
        "update": "if_blank",
        "default": None,
        "source": "profile",
        "help": "",
        **more,
    }


def catalogue() -> dict[str, list[Json]]:
    sector = field("sector", "Sector", "list_item", choices=SECTORS, source="asked")
    person = [
        field("first_name", "First name"),
        field("last_name", "Last name", mandatory=True),
        field("job_title", "Job title", update="ask"),
        field("company_id", "Company", "company"),
        field("emails", "E-mail", "emails"),
        field("location", "Location"),
    ]
    return {
        "applicant": [*person, field("summary", "Summary", "long_text", shown=False), sector],
        "contact": [
            *person,
            field("contact_type", "Contact type", "list_item", choices=CONTACT_TYPES, mandatory=True, source="asked"),
            field("address", "Address", mandatory=True, help="itris demands an address."),
        ],
        "company": [
            field("name", "Company name", mandatory=True),
            field("address", "Address", mandatory=True),
            {**sector, "mandatory": True},
        ],
    }


def profile(**changes: Any) -> Json:
    return {
        "full_name": "Marisol Tennerby",
        "first_name": "Marisol",
        "last_name": "Tennerby",
        "headline": "Senior Process Engineer at Brackwell Pumps",
        "title": "Senior Process Engineer",
        "company": "Brackwell Pumps",
        "location": "Leeds, England, United Kingdom",
        "profile_url": "https://www.linkedin.com/in/demo-marisol-tennerby/",
        "public_id": "demo-marisol-tennerby",
        **changes,
    }


def evidence(field_name: str, ours: Any, theirs: Any, rule: str, reason: str) -> Json:
    return {"field": field_name, "ours": ours, "theirs": theirs, "rule": rule, "reason": reason}


def person_match(applicant_id: int | None = None, contact_id: int | None = None, **changes: Any) -> Json:
    return {
        "applicant_id": applicant_id,
        "contact_id": contact_id,
        "full_name": "Marisol Tennerby",
        "job_title": "Process Engineer",
        "company_id": 4,
        "company_name": "Fenwright Rail Ltd",
        "location": "Derby",
        "off_limits": False,
        "archived": False,
        "links": {
            "applicant": f"itris://demo/applicant/{applicant_id}" if applicant_id else None,
            "contact": f"itris://demo/contact/{contact_id}" if contact_id else None,
        },
        "evidence": [
            evidence("name", "Marisol Tennerby", "Marisol Tennerby", "name_equal", "Both names are equal."),
            evidence("company", "Fenwright Rail Ltd", "Brackwell Pumps", "company_differs", "They work elsewhere."),
        ],
        "score": 0.71,
        "would_change": "The same LinkedIn address or e-mail in both would settle it.",
        **changes,
    }


def found_person(**changes: Any) -> Json:
    """A row of the search, with what the directory knows as a profile."""
    match = person_match(applicant_id=1042, company_name="Brackwell Pumps Ltd", evidence=[], **changes)
    return {**match, "profile": profile(title="Process Engineer", company="Brackwell Pumps Ltd")}


def suggestion(**changes: Any) -> Json:
    return {
        "address": "marisol.tennerby@brackwell.example",
        "pattern": "first.last",
        "domain": "brackwell.example",
        "matching": 11,
        "of": 12,
        "confidence": 0.92,
        "evidence": "11 of 12 contacts at this company use first.last@brackwell.example.",
        **changes,
    }


def with_finder() -> Json:
    """GET /me where the admin has configured a finder."""
    found = me()
    found["settings"]["finder"] = True
    return found


FOUND: list[Json] = [
    {"kind": "email", "value": "m.tennerby@mail.example", "source": "Public register", "confidence": 0.74},
    {"kind": "phone", "value": "+44 113 496 0000", "source": "Company page", "confidence": 0.5},
]


def company_match(company_id: int, name: str, **changes: Any) -> Json:
    return {
        "company_id": company_id,
        "name": name,
        "known_as": None,
        "subtitle": "Leeds · Engineering · Client",
        "off_limits": False,
        "archived": False,
        "link": f"itris://demo/company/{company_id}",
        "evidence": [evidence("name", name, "Brackwell Pumps", "legal_form", "Equal but for the legal form.")],
        "score": 0.93,
        **changes,
    }


def value(of: Any, source: str = "profile", **more: Any) -> Json:
    return {"value": of, "source": source, "confirm": False, "before": None, **more}


def values(person: Json) -> Json:
    both = {
        "first_name": value(person.get("first_name")),
        "last_name": value(person.get("last_name")),
        "job_title": value(person.get("title")),
        "location": value(person.get("location")),
        "emails": value(person.get("emails") or []),
    }
    contact = {
        **both,
        "contact_type": value(32, "default"),
        "address": value(person.get("location"), confirm=True),
    }
    company = {
        "name": value(person.get("company")),
        "address": value(person.get("location"), confirm=True),
        "sector": value(None, "asked"),
    }
    return {"applicant": both, "contact": contact, "company": company}


def check(person_read: Json, **changes: Any) -> Json:
    """A person new to itris at a known company; `changes` replace whole parts."""
    return {
        "profile": {"public_id": person_read.get("public_id"), "full_name": person_read["full_name"]},
        "knowledge": {"complete": True, "age_s": 240, "source": "directory"},
        "person": {"verdict": "new", "applicant_id": None, "contact_id": None, "matches": []},
        "company": {
            "verdict": "matched",
            "company_id": 1,
            "matches": [company_match(1, "Brackwell Pumps Ltd")],
        },
        "warnings": [],
        "values": values(person_read),
        **changes,
    }


def existing(person: Json) -> Json:
    match = person_match(
        applicant_id=1042,
        company_name="Brackwell Pumps Ltd",
        evidence=[
            evidence(
                "web_address",
                "https://linkedin.com/in/demo-marisol-tennerby",
                person["profile_url"],
                "linkedin_address",
                "The LinkedIn address is the same.",
            )
        ],
    )
    found = check(person, person={"verdict": "existing", "applicant_id": 1042, "contact_id": None, "matches": [match]})
    found["values"]["applicant"]["job_title"] = value("Senior Process Engineer", before="Process Engineer")
    found["values"]["applicant"]["location"] = value("Leeds, England, United Kingdom", before="Leeds")
    return found


def moved(person: Json) -> Json:
    """A known applicant who has another job by now."""
    found = existing(person)
    found["person"]["matches"][0]["company_name"] = "Fenwright Rail Ltd"
    records = ["applicant"]
    found["changes"] = [
        {
            "field": "job_title",
            "label": "Job title",
            "ours": "Process Engineer",
            "theirs": "Senior Process Engineer",
            "records": records,
        },
        {
            "field": "company",
            "label": "Company",
            "ours": "Fenwright Rail Ltd",
            "theirs": "Brackwell Pumps",
            "records": records,
        },
    ]
    return found


def name_mismatch(person: Json) -> Json:
    matches = [
        person_match(applicant_id=3),
        person_match(contact_id=88, company_name="Ottershaw Energy Ltd", job_title="Buyer", off_limits=True),
    ]
    return check(
        person,
        person={"verdict": "name_mismatch", "applicant_id": None, "contact_id": None, "matches": matches},
        warnings=[{"kind": "name_mismatch", "title": "Name mismatch", "text": ""}],
    )


def company_mismatch(person: Json, count: int = 3) -> Json:
    matches = [
        company_match(6, "Larkfield Consulting Ltd", subtitle="Leeds · Consulting · Client"),
        company_match(7, "Larkfield Consulting Ltd", subtitle="Bristol · Consulting"),
        company_match(
            8, "Larkfield Consulting Group", subtitle="Manchester · Consulting", known_as="LCG", archived=True
        ),
    ]
    return check(person, company={"verdict": "company_mismatch", "company_id": None, "matches": matches[:count]})


def new_company(person: Json) -> Json:
    return check(person, company={"verdict": "new_company", "company_id": None, "matches": []})


def unchecked(person: Json) -> Json:
    return check(
        person,
        knowledge={"complete": False, "age_s": None, "source": "directory"},
        person={"verdict": "unchecked", "applicant_id": None, "contact_id": None, "matches": []},
        company={"verdict": "unchecked", "company_id": None, "matches": []},
    )


def write(step: int, kind: str, verb: str, title: str, **more: Any) -> Json:
    return {"step": step, "kind": kind, "verb": verb, "record_id": None, "title": title, "fields": [], **more}


def change(key: str, label: str, before: Any, after: Any) -> Json:
    return {"key": key, "label": label, "before": before, "after": after, "display": str(after)}


def plan(**changes: Any) -> Json:
    return {
        "fingerprint": "f" * 64,
        "ready": True,
        "mode": "direct",
        "missing": [],
        "problems": [],
        "warnings": [],
        "writes": [],
        **changes,
    }


def plan_for(body: Json) -> Json:
    """A plausible plan for a request: company, then people, then the comment."""
    writes: list[Json] = []
    if body["company"]["choice"] == "create":
        fields = [change(key, key.capitalize(), None, of) for key, of in body["fields"]["company"].items()]
        writes.append(write(1, "company", "create", f"Create company {body['profile'].get('company')}", fields=fields))
    for kind in body["record_types"]:
        known = body["person"].get(f"{kind}_id")
        verb = "update" if known else "create"
        held = {"job_title": "Process Engineer"} if known else {}
        fields = [
            change(key, key.replace("_", " ").capitalize(), held.get(key), of)
            for key, of in body["fields"][kind].items()
        ]
        title = f"{verb.capitalize()} {kind} {body['profile']['full_name']}"
        writes.append(write(len(writes) + 1, kind, verb, title, fields=fields, record_id=known))
    text = "Added from LinkedIn by Robin Sample.\nhttps://www.linkedin.com/in/demo-marisol-tennerby/"
    writes.append(write(len(writes) + 1, "comment", "comment", "Write a comment", text=text, category="LinkedIn"))
    return plan(writes=writes)


def row(kind: str, verb: str, state: str, outcome: str | None = None, **more: Any) -> Json:
    return {
        "kind": kind,
        "verb": verb,
        "state": state,
        "outcome": outcome,
        "record_id": None,
        "link": None,
        "message": "",
        "fields": [],
        **more,
    }


def add(state: str, *receipt: Json, **more: Any) -> Json:
    return {
        "id": "a1",
        "state": state,
        "written": any(entry["state"] == "done" for entry in receipt),
        "watch": "/api/v1/adds/a1",
        "message": "",
        "receipt": list(receipt),
        **more,
    }


def done() -> Json:
    return add(
        "done",
        row("applicant", "create", "done", "created", record_id=2041, link="itris://demo/applicant/2041"),
        row("comment", "comment", "done", "created", record_id=9001),
    )


def held() -> Json:
    """Nothing is sent yet."""
    return add(
        "held",
        row("applicant", "create", "claimed"),
        row("comment", "comment", "claimed"),
        held_until="2026-11-23T10:00:05Z",
    )


def undone(*receipt: Json) -> Json:
    """Taken back before anything was sent, or with the rows that say what went back."""
    rows = receipt or (
        row("applicant", "create", "refused", "cancelled"),
        row("comment", "comment", "refused", "cancelled"),
    )
    return add("undone", *rows, written=False, message="Taken back in time: nothing was sent to itris.")


def undone_after_writing() -> Json:
    """An update went back, a comment stays."""
    stays = {"state": "kept", "reason": "itris offers no way to delete a comment."}
    back = {"state": "reverted", "reason": "Job title is Process Engineer again."}
    rows = (
        row("applicant", "update", "done", "updated", record_id=1042, link="itris://demo/applicant/1042", undo=back),
        row("comment", "comment", "done", "created", record_id=9001, undo=stays),
    )
    return {**undone(*rows), "written": True, "message": "The job title went back. The comment stays."}


def reading() -> Json:
    """What a PDF or a pasted text gave."""
    return {
        "profile": profile(),
        "found": {"full_name": "top of page 1", "title": "pdf", "company": "pdf"},
        "problems": [],
    }
