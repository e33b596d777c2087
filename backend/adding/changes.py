"""What changed in somebody's work since itris heard of it: each field with both values, for people to accept or not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backend.fields import Schema
from backend.fields.catalogue import RecordKind
from backend.matching import CompanyVerdict
from backend.matching.job_change import same_company, same_place, same_title
from backend.profile import Profile

FIELDS = {"job_title": "job_title", "company": "company_id", "location": "location"}
"""Field of a change -> field of the record that its label and policy belong to."""


def changes_of(
    schema: Schema, profile: Profile, company: CompanyVerdict, held: Mapping[RecordKind, Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """{field, label, ours, theirs, records} each. `held`: the existing person's records as the directory has them."""
    theirs = {"job_title": _title(profile), "company": profile.company, "location": profile.location}
    same: dict[str, Callable[[Mapping[str, Any], str, str], bool]] = {
        "job_title": lambda _record, ours, page: same_title(ours, page),
        "company": lambda record, ours, page: same_company(ours, record.get("company_id"), page, company),
        "location": lambda _record, ours, page: same_place(ours, page),
    }
    rows: list[dict[str, Any]] = []
    for name, key in FIELDS.items():
        page = (theirs[name] or "").strip()
        for kind, record in held.items():
            ours = str(record.get("company_name" if name == "company" else key) or "").strip()
            field = schema.field(kind, key)
            if not page or not ours or field is None or not field.shown or same[name](record, ours, page):
                continue
            twin = next((row for row in rows if row["field"] == name and row["ours"] == ours), None)
            if twin:
                twin["records"].append(kind)
                continue
            rows.append({"field": name, "label": field.label, "ours": ours, "theirs": page, "records": [kind]})
    return rows


def _title(profile: Profile) -> str | None:
    """The page's title, else that of the current role at the page's company."""
    current = [p for p in profile.positions if p.is_current and p.title]
    there = [p for p in current if p.company == profile.company]
    return profile.title or next((p.title for p in [*there, *current]), None)
