"""Why a verdict is what it is, in words a recruiter can check."""

from __future__ import annotations

from typing import NamedTuple

IDENTIFYING = frozenset({"public_id", "member_id", "email", "phone"})
"""Rules that say both have the same address or number, whatever the names say."""


class Evidence(NamedTuple):
    """One compared field. `ours` is the itris record's value, `theirs` the profile's, `reason` one sentence."""

    field: str
    ours: str
    theirs: str
    rule: str
    reason: str
