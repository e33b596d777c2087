"""`itris:` addresses, which open a record in the itris program of the person who clicks. Documented in public."""

from __future__ import annotations

from urllib.parse import quote

RECORD_TYPES = {
    "applicant": "Applicant",
    "company": "Company",
    "contact": "Contact",
    "job": "Job",
    "placement": "Placement",
}


def record_link(database_url: str, kind: str, record_id: int | None) -> str | None:
    """The address of one record, every value percent-encoded; None without a Database URL or an id."""
    if not database_url or record_id is None or kind not in RECORD_TYPES:
        return None
    return f"itris:?dburl={quote(database_url, safe='')}&rt={RECORD_TYPES[kind]}&id={record_id:d}&act=open"
