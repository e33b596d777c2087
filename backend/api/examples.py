"""Requests and answers for the API document; tests send the requests and check the answers against the schemas."""

from __future__ import annotations

from typing import Any

PROFILE: dict[str, Any] = {
    "full_name": "Jane Example",
    "first_name": "Jane",
    "last_name": "Example",
    "headline": "Head of Logistics at Northwind Example Ltd",
    "title": "Head of Logistics",
    "company": "Northwind Example Ltd",
    "company_url": "https://www.linkedin.com/company/northwind-example/",
    "location": "Leeds, England, United Kingdom",
    "profile_url": "https://www.linkedin.com/in/jane-example-000/",
    "public_id": "jane-example-000",
    "emails": ["jane@northwind.example"],
    "positions": [{"title": "Head of Logistics", "company": "Northwind Example Ltd", "is_current": True}],
    "found": {"full_name": "heading"},
}
CHECKS = {"profiles": [PROFILE]}
PLAN_REQUEST: dict[str, Any] = {
    "profile": PROFILE,
    "record_types": ["applicant"],
    "person": {"choice": "create"},
    "company": {"choice": "create"},
    "fields": {"company": {"address": "1 Example Street, Leeds"}},
    "note": None,
}
ADD_REQUEST = {"request": PLAN_REQUEST, "fingerprint": "3f0c8a1d5b7e", "send_after": 8}
SUGGESTIONS = {"profile": {"full_name": "Jane Example", "company": "Northwind Example Ltd"}, "company_id": None}
READING = {"kind": "text", "text": "Jane Example\nhttps://www.linkedin.com/in/jane-example-000/"}
CHECK_ONE = {"profile": PROFILE}
UNLINK = {"profile": PROFILE, "kind": "contact", "record_id": 4712}
PAIRING = {"code": "12345678", "device_name": "Chrome on the front desk"}

_WRITE = {
    "step": 1,
    "kind": "company",
    "verb": "create",
    "record_id": None,
    "title": "Create company Northwind Example Ltd",
    "fields": [
        {
            "key": "name",
            "label": "Company name",
            "before": None,
            "after": "Northwind Example Ltd",
            "display": "Northwind Example Ltd",
        }
    ],
    "text": None,
    "category": None,
}
PLAN = {
    "fingerprint": "3f0c8a1d5b7e",
    "ready": False,
    "mode": "direct",
    "missing": [
        {
            "record": "company",
            "field": "sector",
            "label": "Sector",
            "reason": "Sector is missing. itris demands it; fill it in.",
        }
    ],
    "problems": [],
    "warnings": [
        {
            "kind": "new_company",
            "title": "New Company",
            "text": "A new company will be added to itris when creating this record.",
        }
    ],
    "writes": [_WRITE],
}
ADD_ID = "0f3b6d9c2a5e48719d0c3b6a9f2e5d81"
ADD: dict[str, Any] = {
    "id": ADD_ID,
    "state": "done",
    "written": True,
    "watch": f"/api/v1/adds/{ADD_ID}",
    "message": "Added to itris.",
    "held_until": None,
    "receipt": [
        {
            "kind": "applicant",
            "verb": "create",
            "state": "done",
            "outcome": "created",
            "record_id": 4711,
            "link": None,
            "message": "",
            "needs_person": False,
            "fields": [],
            "undo": None,
        }
    ],
}
_STAYS = "The applicant 4711 stays: itris lets nobody delete it from outside. Archive or delete it in itris."
UNDONE = {
    **ADD,
    "state": "undone",
    "message": f"Undone. {_STAYS}",
    "receipt": [{**ADD["receipt"][0], "undo": {"state": "kept", "reason": _STAYS}}],
}
HELLO = {"product": "sidecar", "api_versions": ["1"], "version": "0.1.0", "paired": False, "set_up": True}
PROBLEM = {
    "type": "urn:sidecar:problem:invalid_input",
    "title": "Some fields need attention",
    "status": 422,
    "detail": "This can't be taken as it is: full_name.",
    "code": "invalid_input",
    "hint": "See what is said about each field.",
    "fields": [{"record": "profiles.0", "field": "full_name", "reason": "This is missing.", "kind": "missing"}],
}
