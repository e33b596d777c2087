"""What a plan is made from, and what it is made of. Data only."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from backend.errors import FieldProblem
from backend.fields import Choices
from backend.settings import Settings
from backend.writes import Write


@dataclass(frozen=True)
class Draft:
    """Everything read beforehand, so that building a plan needs no database and no network.

    `company`: the chosen itris company, `held`: the itris records to update, by kind, both by canonical fields.
    `person_ids` and `company_ids`: what the check showed for each kind. `mode_of`: how this itris
    lets an operation with these fields be written, `proposable` which fields its applicant inbox takes.
    """

    settings: Settings
    choices: Choices
    mode_of: Callable[[str, Iterable[str]], str]
    user_name: str
    proposable: Callable[[Iterable[str]], set[str]] = set
    itris_user_id: int | None = None
    company: Mapping[str, Any] | None = None
    held: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    person_verdict: str = "unchecked"
    person_ids: Mapping[str, Sequence[int]] = field(default_factory=dict)
    company_ids: Sequence[int] = ()
    problems: Sequence[FieldProblem] = ()


@dataclass(frozen=True)
class Step:
    """One write with what a person reads about it. `fields`: {key, label, before, after, display}."""

    write: Write
    title: str
    fields: Sequence[Mapping[str, Any]] = ()
    category: str | None = None

    def as_json(self, number: int) -> dict[str, Any]:
        is_comment = self.write.kind == "comment"
        return {
            "step": number,
            "kind": self.write.kind,
            "verb": self.write.verb,
            "record_id": self.write.record_id,
            "title": self.title,
            "fields": [dict(f) for f in self.fields],
            "text": self.write.fields["text"] if is_comment else None,
            "category": self.category,
        }


@dataclass(frozen=True)
class Plan:
    """The ordered writes an add would make. `ready`: nothing is missing or wrong."""

    steps: Sequence[Step]
    mode: str
    missing: Sequence[Mapping[str, str]]
    problems: Sequence[FieldProblem]
    warnings: Sequence[Mapping[str, str]] = ()

    @property
    def ready(self) -> bool:
        return not self.missing and not self.problems

    @property
    def fingerprint(self) -> str:
        """Equal for equal writes; it changes as soon as anything that would be sent or replaced changes."""
        content = {"mode": self.mode, "writes": [asdict(step.write) for step in self.steps]}
        text = json.dumps(content, sort_keys=True, ensure_ascii=False, default=str)
        return hashlib.sha256(text.encode()).hexdigest()

    def as_json(self) -> dict[str, Any]:
        return {
            "fingerprint": self.fingerprint,
            "ready": self.ready,
            "mode": self.mode,
            "missing": [dict(m) for m in self.missing],
            "problems": [asdict(p) for p in self.problems],
            "warnings": [dict(w) for w in self.warnings],
            "writes": [step.as_json(number) for number, step in enumerate(self.steps, start=1)],
        }
