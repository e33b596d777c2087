"""What is compared and what comes out: records and queries in, verdicts with evidence out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from backend.matching.companies import CompanyName
from backend.matching.evidence import Evidence
from backend.matching.names import PersonName

IdentifierKind = Literal["public_id", "member_id", "email", "phone"]
Identifiers = frozenset[tuple[str, str]]
"""Pairs of (IdentifierKind, value in its canonical form)."""


class CompanyRecord(NamedTuple):
    """A company we hold. `ref` is what people's records name it by; `facts` the record's other fields (town,
    sector, status …), which tell two companies of one name apart."""

    id: int
    ref: str
    name: str
    names: tuple[CompanyName, ...]
    company_id: int | None = None
    external_id: str | None = None
    known_as: str = ""
    domains: frozenset[str] = frozenset()
    off_limits: bool = False
    archived: bool = False
    facts: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class CompanyQuery:
    """The company as a profile names it. `domains`: registrable domains of the person's e-mails and websites."""

    text: str
    names: tuple[CompanyName, ...]
    domains: frozenset[str] = frozenset()


class CompanyMatch(NamedTuple):
    """`would_change`: one sentence on what would change the verdict; empty where there is none to change."""

    record: CompanyRecord
    evidence: tuple[Evidence, ...]
    score: float
    would_change: str = ""


@dataclass(frozen=True)
class CompanyVerdict:
    """`matches`, best first: the one company when `matched`, all that may be meant when `company_mismatch`, and
    names that only resemble it, for information, when `new_company`."""

    verdict: Literal["matched", "company_mismatch", "new_company", "none", "unchecked"]
    matches: tuple[CompanyMatch, ...] = ()

    @property
    def company_id(self) -> int | None:
        return self.matches[0].record.company_id if self.verdict == "matched" else None

    def scores(self) -> dict[str, float]:
        """{ref: score} of the matches."""
        return {match.record.ref: match.score for match in self.matches}


class PersonRecord(NamedTuple):
    """A person we hold, as applicant, contact or both."""

    id: int
    full_name: str
    names: tuple[PersonName, ...]
    applicant_id: int | None = None
    contact_id: int | None = None
    external_id: str | None = None
    job_title: str = ""
    company_ref: str = ""
    company_name: str = ""
    location: str = ""
    identifiers: Identifiers = frozenset()
    off_limits: bool = False
    archived: bool = False

    @property
    def company_id(self) -> int | None:
        """The itris id of the company, where `company_ref` is one."""
        return int(self.company_ref) if self.company_ref.isdecimal() else None


@dataclass(frozen=True)
class PersonQuery:
    """The person as a profile shows them; empty fields were not on the page."""

    full_name: str
    name: PersonName
    company: str = ""
    job_title: str = ""
    location: str = ""
    identifiers: Identifiers = frozenset()


class PersonMatch(NamedTuple):
    """`would_change`: one sentence on what would change the verdict; empty where there is none to change."""

    record: PersonRecord
    evidence: tuple[Evidence, ...]
    score: float
    would_change: str = ""


@dataclass(frozen=True)
class PersonVerdict:
    """`matches`, best first: the one person when `existing`, everybody it may be when `name_mismatch`."""

    verdict: Literal["existing", "name_mismatch", "new", "unchecked"]
    matches: tuple[PersonMatch, ...] = ()

    @property
    def applicant_id(self) -> int | None:
        return self.matches[0].record.applicant_id if self.verdict == "existing" else None

    @property
    def contact_id(self) -> int | None:
        return self.matches[0].record.contact_id if self.verdict == "existing" else None
