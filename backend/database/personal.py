"""Which tables hold personal data, and how a person's rows are exported and erased.

Every table says so in its `info`; a test finds one that doesn't. The privacy room walks the register.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Subject:
    """The person an export or erasure is about, by every identifier known; names alone never select rows."""

    public_ids: frozenset[str] = field(default_factory=frozenset)
    member_ids: frozenset[str] = field(default_factory=frozenset)
    emails: frozenset[str] = field(default_factory=frozenset)
    phones: frozenset[str] = field(default_factory=frozenset)
    applicant_ids: frozenset[int] = field(default_factory=frozenset)
    contact_ids: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True)
class PersonalData:
    """`export` gives the person's rows as plain data; `erase` removes or blanks them and returns how many."""

    export: Callable[[Session, Subject], list[dict[str, Any]]]
    erase: Callable[[Session, Subject], int]


def personal_data(
    export: Callable[[Session, Subject], list[dict[str, Any]]], erase: Callable[[Session, Subject], int]
) -> dict[str, Any]:
    """For `__table_args__`: this table holds personal data and knows how to give and lose it."""
    return {"info": {"personal": PersonalData(export, erase)}}


def no_personal_data(reason: str) -> dict[str, Any]:
    """For `__table_args__`: nothing in this table is about a person outside the team, and why."""
    return {"info": {"personal": None, "reason": reason}}
