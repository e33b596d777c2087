"""A likely e-mail address, from how the person's colleagues in the directory write theirs. Nothing leaves the house."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from backend import directory, settings
from backend.context import Context
from backend.fields.names import split
from backend.matching.email_patterns import suggestions
from backend.profile import Profile


def suggest(context: Context, profile: Profile, company_id: int | None) -> dict[str, Any]:
    """{emails: […]}; empty where the person has an address, or too few of their colleagues' are known.

    Without `company_id` the company is the one the check is sure of.
    """
    if profile.emails:
        return {"emails": []}
    parts = split(profile.full_name)
    first, last = profile.first_name or parts.first, profile.last_name or parts.last
    with context.database.read() as session:
        strictness = settings.current_in(session).thresholds
        person, company = directory.check_one(session, profile, strictness=strictness)
        known = person.verdict == "existing" and any(k == "email" for k, _ in person.matches[0].record.identifiers)
        chosen = company_id or company.company_id
        if known or chosen is None:
            return {"emails": []}
        found = suggestions(first, last, directory.colleagues(session, chosen))
    return {"emails": [{**asdict(s), "confidence": s.confidence, "evidence": s.evidence} for s in found]}
