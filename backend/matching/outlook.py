"""What would change a verdict, in one sentence. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from backend.matching.evidence import IDENTIFYING, Evidence
from backend.sentences import said

_UNCLEAR_NAMES = frozenset({"typo", "longer", "shorter", "related", "different", "order", "plural", "alias", "domain"})


def person_outlook(verdict: str, evidence: Sequence[Evidence], others: int) -> str:
    """What would turn this person's verdict into another. `others`: how many more people it may be."""
    rules = {row.rule for row in evidence}
    if verdict == "existing":
        if rules & IDENTIFYING:
            return said(
                "Quite another name in itris, or the same address on a second record, would make it a question."
            )
        return said("Another LinkedIn address in itris, or a namesake at the same company, would make it a question.")
    if rules & IDENTIFYING:
        if others:
            return said("It is settled once only one record in itris has this address: merge them, or correct one.")
        return said("It is settled once the name or the address is corrected in itris.")
    if "other_address" in rules:
        return said("The same LinkedIn address in both would settle it; correct the one in itris if it is out of date.")
    if "other_company" in rules:
        return said("The same LinkedIn address or e-mail in both would settle it, or the same company.")
    if "company_unknown" in rules:
        return said("The same LinkedIn address or e-mail in both would settle it, or a company to compare.")
    return said("The same LinkedIn address or e-mail in both would settle it.")


def company_outlook(verdict: str, evidence: Sequence[Evidence], others: int) -> str:
    """What would turn this company's verdict into another. `others`: how many more companies it may be."""
    rules = {row.rule for row in evidence}
    if verdict == "matched":
        return said("A second company of this name in itris would make it a question.")
    if verdict == "new_company":
        return said("The name as this record has it would make it this company.")
    if "legal_form" in rules:
        return said("The same legal form in both would settle it.")
    if "number" in rules:
        return said("The same number in both names would settle it.")
    if "trading" in rules:
        return said("The same trading name in both would settle it.")
    if "place" in rules:
        return said("The same branch in both names would settle it.")
    if others and not rules & _UNCLEAR_NAMES:
        return said("An e-mail address at the company's own domain would settle it.")
    return said("The name written the same way in both would settle it.")
