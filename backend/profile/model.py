from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from backend.profile.linkedin import LinkedInAddress, canonical


@dataclass(frozen=True)
class Position:
    """One role. Dates are "YYYY" or "YYYY-MM"; `end` is None while it lasts."""

    title: str | None = None
    company: str | None = None
    company_url: str | None = None
    start: str | None = None
    end: str | None = None
    is_current: bool = False
    location: str | None = None


@dataclass(frozen=True)
class Education:
    school: str | None = None
    degree: str | None = None
    field: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True)
class Profile:
    """One person as a page showed them. None: the page did not say; nothing in here is a guess."""

    full_name: str
    first_name: str | None = None
    last_name: str | None = None
    headline: str | None = None
    title: str | None = None
    company: str | None = None
    company_url: str | None = None
    location: str | None = None
    profile_url: str | None = None
    public_id: str | None = None
    member_id: str | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    websites: tuple[str, ...] = ()
    about: str | None = None
    positions: tuple[Position, ...] = ()
    education: tuple[Education, ...] = ()
    skills: tuple[str, ...] = ()
    found: Mapping[str, str] = field(default_factory=dict)

    @property
    def address(self) -> LinkedInAddress | None:
        """The canonical LinkedIn address, from the URL, else from the public id."""
        if self.profile_url and (address := canonical(self.profile_url)):
            return address
        return canonical(f"https://www.linkedin.com/in/{self.public_id}/") if self.public_id else None


def from_json(data: Mapping[str, Any]) -> Profile:
    """A Profile from JSON that a schema has already checked; absent and null mean the same."""
    known = {f.name for f in fields(Profile)}
    values = {key: value for key, value in data.items() if key in known and value is not None}
    for key in ("emails", "phones", "websites", "skills"):
        values[key] = tuple(values.get(key, ()))
    values["positions"] = tuple(Position(**_given(p)) for p in values.get("positions", ()))
    values["education"] = tuple(Education(**_given(e)) for e in values.get("education", ()))
    return Profile(**values)


def as_json(profile: Profile) -> dict[str, Any]:
    """The other way round: a Profile as the API shows it."""
    data = asdict(profile)
    return {key: list(value) if isinstance(value, tuple) else value for key, value in data.items()}


def _given(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value is not None}
