"""What a user asks for, after the door has checked its shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from backend.profile import Profile, from_json

PersonKind = Literal["applicant", "contact"]


@dataclass(frozen=True)
class PersonChoice:
    """`create` a new record, or take the `existing` person by one or both record ids."""

    choice: Literal["create", "existing"]
    applicant_id: int | None = None
    contact_id: int | None = None

    def id_of(self, kind: str) -> int | None:
        if self.choice == "create":
            return None
        return self.applicant_id if kind == "applicant" else self.contact_id


@dataclass(frozen=True)
class CompanyChoice:
    choice: Literal["existing", "create", "none"]
    company_id: int | None = None


@dataclass(frozen=True)
class PlanRequest:
    """`fields` are the values the user sees, by record kind; a None clears a proposal. `decided` names the fields in
    which the user chose to replace what itris has."""

    profile: Profile
    record_types: Sequence[PersonKind]
    person: PersonChoice
    company: CompanyChoice
    fields: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    decided: Mapping[str, Sequence[str]] = field(default_factory=dict)
    note: str | None = None


def plan_request(data: Mapping[str, Any]) -> PlanRequest:
    """From JSON that a schema has already checked."""
    kinds = [kind for kind in ("applicant", "contact") if kind in data["record_types"]]
    return PlanRequest(
        profile=from_json(data["profile"]),
        record_types=kinds,  # type: ignore[arg-type]
        person=PersonChoice(**_given(data["person"])),
        company=CompanyChoice(**_given(data["company"])),
        fields=data.get("fields") or {},
        decided=data.get("decided") or {},
        note=data.get("note") or None,
    )


def _given(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value is not None}
