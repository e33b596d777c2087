"""Verdicts as the panel shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from backend.adding.links import Link
from backend.fields import CATALOGUE, Choices, display
from backend.matching import CompanyMatch, PersonMatch
from backend.settings import Settings


def person_match(match: PersonMatch, link: Link) -> dict[str, Any]:
    """A PersonMatch of the API."""
    record = match.record
    return {
        "applicant_id": record.applicant_id,
        "contact_id": record.contact_id,
        "full_name": record.full_name,
        "job_title": record.job_title,
        "company_id": record.company_id,
        "company_name": record.company_name,
        "location": record.location,
        "off_limits": record.off_limits,
        "archived": record.archived,
        "links": {
            "applicant": link("applicant", record.applicant_id),
            "contact": link("contact", record.contact_id),
        },
        "evidence": [evidence._asdict() for evidence in match.evidence],
        "score": round(match.score, 3),
        "would_change": match.would_change or None,
    }


def company_match(match: CompanyMatch, link: Link, settings: Settings, choices: Choices) -> dict[str, Any]:
    """A CompanyMatch of the API; the subtitle holds the facts an admin chose to tell namesakes apart."""
    record = match.record
    return {
        "company_id": record.company_id,
        "name": record.name,
        "known_as": record.known_as,
        "subtitle": subtitle(record.facts, settings, choices),
        "off_limits": record.off_limits,
        "archived": record.archived,
        "link": link("company", record.company_id),
        "evidence": [evidence._asdict() for evidence in match.evidence],
        "score": round(match.score, 3),
        "would_change": match.would_change or None,
    }


def subtitle(facts: Mapping[str, Any], settings: Settings, choices: Choices) -> str:
    """ "Leeds · Engineering · Client" """
    fields = {field.key: field for field in CATALOGUE["company"]}
    parts = [
        display(fields[key], facts[key], choices) if key in fields else str(facts[key])
        for key in settings.subtitle_fields
        if facts.get(key)
    ]
    return " · ".join(part for part in parts if part)
