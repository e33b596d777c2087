"""The people of the demo pages: the sandbox's characters with what a page shows beyond the records."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from backend.sandbox.characters import CHARACTERS, Character

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Role:
    """One role as a page words it."""

    title: str
    company: str
    company_slug: str
    dates: str
    place: str | None


@dataclass(frozen=True)
class Person:
    """One demo page. `layout` is "sdui" or "pvs", `more` the person's entry in people.json."""

    character: Character
    layout: str
    more: Mapping[str, Any]

    @property
    def slug(self) -> str:
        return self.character.slug

    @property
    def member_id(self) -> str:
        """Shaped like LinkedIn's ids, the same on every start."""
        return "ACoAA" + hashlib.sha256(self.slug.encode()).hexdigest()[:34]

    @property
    def given_name(self) -> str:
        return self.character.full_name.split()[0]

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.character.full_name.split())

    @property
    def roles(self) -> list[Role]:
        """The current role first. None for a profile whose Experience LinkedIn has not loaded."""
        return [*self._roles()] if self.more["earlier"] else []

    def _roles(self) -> Iterator[Role]:
        one = self.character
        yield Role(one.title, one.company, _slug(one.company), f"{_month(one.since)} - Present", one.location)
        for role in self.more["earlier"]:
            dates = f"{_month(role['start'])} - {_month(role['end'])}"
            yield Role(role["title"], role["company"], _slug(role["company"]), dates, role["place"])


@cache
def people() -> Mapping[str, Person]:
    """All demo people by slug, in the order of the characters."""
    more = json.loads((Path(__file__).parent / "people.json").read_text(encoding="utf-8"))
    return {one.slug: Person(one, more[one.slug]["layout"], more[one.slug]) for one in CHARACTERS if one.slug in more}


def _month(date: str) -> str:
    year, month = date.split("-")
    return f"{_MONTHS[int(month) - 1]} {year}"


def _slug(company: str) -> str:
    return "demo-" + re.sub(r"[^a-z0-9]+", "-", company.lower()).strip("-")
