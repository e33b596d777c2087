"""Why a verdict is what it is, in words a recruiter can check."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Evidence:
    """One compared field. `ours` is the itris record's value, `theirs` the profile's, `reason` one sentence."""

    field: str
    ours: str
    theirs: str
    rule: str
    reason: str
