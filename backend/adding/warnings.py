"""The warnings of a check, in the seed's three cases and the ones beside them. Pure."""

from __future__ import annotations

from backend.matching import CompanyVerdict, PersonVerdict
from backend.matching.evidence import IDENTIFYING
from backend.sentences import said


def warnings_of(verdicts: tuple[PersonVerdict, CompanyVerdict]) -> list[dict[str, str]]:
    """{kind, title, text} each, the most urgent first."""
    person, company = verdicts
    found = []
    if person.verdict == "existing" and any(m.record.off_limits for m in person.matches[:1]):
        found.append(_warning("off_limits", said("Off-limits"), said("This person is marked off-limits in itris.")))
    if person.verdict == "existing" and any(m.record.archived for m in person.matches[:1]):
        found.append(_warning("archived", said("Archived"), said("This person's record is archived in itris.")))
    if "unchecked" in (person.verdict, company.verdict):
        text = said(
            "The local copy of itris is incomplete or old. An add looks in itris itself before it creates anything."
        )
        found.append(_warning("stale", said("Not checked yet"), text))
    if company.verdict == "new_company":
        text = said("A new company will be added to itris when creating this record.")
        found.append(_warning("new_company", said("New Company"), text))
    if company.verdict == "company_mismatch":
        found.append(_company_mismatch(company))
    if person.verdict == "name_mismatch":
        named = said("A person with this name is in itris, but it is not clear that it is the same person.")
        shared = said(
            "An address or number of this person is in itris, but it is not clear that it is the same person."
        )
        text = shared if _identified(person) else named
        found.append(_warning("name_mismatch", said("Name Mismatch"), text))
    return found


def _identified(person: PersonVerdict) -> bool:
    return any(row.rule in IDENTIFYING for match in person.matches for row in match.evidence)


def _company_mismatch(company: CompanyVerdict) -> dict[str, str]:
    if len(company.matches) == 1:
        name = company.matches[0].record.name
        text = said("Is it {company}? itris has one company with a similar name.", company=name)
    else:
        text = said("itris has several companies with the same or a similar name. Choose the right one.")
    return _warning("company_mismatch", said("Company Mismatch"), text)


def _warning(kind: str, title: str, text: str) -> dict[str, str]:
    return {"kind": kind, "title": title, "text": text}
