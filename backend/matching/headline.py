"""A company that only the headline names is a proposal: it may be asked about, never taken for granted. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from backend.matching.evidence import IDENTIFYING, Evidence
from backend.matching.text import clean
from backend.matching.verdicts import CompanyMatch, CompanyVerdict, PersonMatch, PersonVerdict
from backend.sentences import said

_END = re.compile(r"\s*[|•·].*$")
_AT = re.compile(r"^(?P<title>\S.*?)(?:\s+at\s+|\s*@\s*)(?P<company>\S.*)$", re.IGNORECASE)
_NO_LONGER = re.compile(r"^(?:ex|former|formerly|previously|retired|past)\b", re.IGNORECASE)
REASON = said("The company comes from the headline, so it is only a proposal.")
OUTLOOK = said("A company on the profile itself would settle it.")


def headline_company(headline: str) -> str:
    """The company in "Title at Company" or "Title @ Company", up to the next | • or ·; "" where there is none."""
    found = _AT.match(_END.sub("", clean(headline)))
    if not found or _NO_LONGER.match(found["title"]):
        return ""
    return found["company"].strip(" ,;")


def proposed_company(verdict: CompanyVerdict, headline: str) -> CompanyVerdict:
    """A proposal is confirmed by a person, so a match becomes a question; a name nobody knows creates nothing."""
    if verdict.verdict not in ("matched", "company_mismatch"):
        return CompanyVerdict("none")
    return CompanyVerdict("company_mismatch", tuple(_marked_company(match, headline) for match in verdict.matches))


def proposed_person(verdict: PersonVerdict, headline: str) -> PersonVerdict:
    """A name at a company that is only proposed is asked about; identifiers link as ever."""
    identified = any(row.rule in IDENTIFYING for match in verdict.matches for row in match.evidence)
    if verdict.verdict != "existing" or identified:
        return replace(verdict, matches=tuple(_marked_person(match, headline) for match in verdict.matches))
    matches = (_marked_person(match, headline)._replace(would_change=OUTLOOK) for match in verdict.matches)
    return PersonVerdict("name_mismatch", tuple(matches))


def _marked_company(match: CompanyMatch, headline: str) -> CompanyMatch:
    evidence = (*match.evidence, Evidence("company_from", match.record.name, headline, "headline", REASON))
    return match._replace(evidence=evidence, would_change=OUTLOOK)


def _marked_person(match: PersonMatch, headline: str) -> PersonMatch:
    mark = Evidence("company_from", match.record.company_name, headline, "headline", REASON)
    return match._replace(evidence=(*match.evidence, mark))
