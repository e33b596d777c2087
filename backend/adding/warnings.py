"""The warnings of a check, in the seed's three cases and the ones beside them. Pure."""

from __future__ import annotations

from backend.matching import CompanyVerdict, PersonVerdict
from backend.matching.evidence import IDENTIFYING


def warnings_of(verdicts: tuple[PersonVerdict, CompanyVerdict]) -> list[dict[str, str]]:
    """{kind, title, text} each, the most urgent first."""
    person, company = verdicts
    found = []
    if person.verdict == "existing" and any(m.record.off_limits for m in person.matches[:1]):
        found.append(_warning("off_limits", "Off-limits", "This person is marked off-limits in itris."))
    if person.verdict == "existing" and any(m.record.archived for m in person.matches[:1]):
        found.append(_warning("archived", "Archived", "This person's record is archived in itris."))
    if "unchecked" in (person.verdict, company.verdict):
        text = "The local copy of itris is incomplete or old. An add looks in itris itself before it creates anything."
        found.append(_warning("stale", "Not checked yet", text))
    if company.verdict == "new_company":
        text = "A new company will be added to itris when creating this record."
        found.append(_warning("new_company", "New Company", text))
    if company.verdict == "company_mismatch":
        found.append(_company_mismatch(company))
    if person.verdict == "name_mismatch":
        what = "An address or number of this person" if _identified(person) else "A person with this name"
        text = f"{what} is in itris, but it is not clear that it is the same person."
        found.append(_warning("name_mismatch", "Name Mismatch", text))
    return found


def _identified(person: PersonVerdict) -> bool:
    return any(row.rule in IDENTIFYING for match in person.matches for row in match.evidence)


def _company_mismatch(company: CompanyVerdict) -> dict[str, str]:
    if len(company.matches) == 1:
        text = f"Is it {company.matches[0].record.name}? itris has one company with a similar name."
    else:
        text = "itris has several companies with the same or a similar name. Choose the right one."
    return _warning("company_mismatch", "Company Mismatch", text)


def _warning(kind: str, title: str, text: str) -> dict[str, str]:
    return {"kind": kind, "title": title, "text": text}
