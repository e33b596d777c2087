"""The company rules in words."""

from __future__ import annotations

from backend.matching.companies import CompanyName
from backend.matching.company_rules import CompanyFit
from backend.matching.evidence import Evidence
from backend.matching.legal_forms import conflict, shown
from backend.matching.verdicts import CompanyQuery, CompanyRecord


def explain(
    query: CompanyQuery,
    record: CompanyRecord,
    fit: CompanyFit,
    ours: CompanyName,
    theirs: CompanyName,
    same_domain: bool,
) -> tuple[Evidence, ...]:
    """What was compared: the name first, then what speaks for or against it."""
    found = [Evidence("company", record.name, query.text, fit.rule, _name_reason(fit, ours, theirs))]
    if ours.alias or theirs.alias:
        found.append(Evidence("company_alias", record.name, query.text, "alias", _alias_reason(record, ours, theirs)))
    forms = conflict(ours.legal, theirs.legal)
    if forms:
        reason = f"{shown(forms[0])} and {shown(forms[1])} are different companies."
        found.append(Evidence("legal_form", record.name, query.text, "legal_form", reason))
    if ours.place != theirs.place:
        found.append(Evidence("place", record.name, query.text, "place", _place_reason(ours, theirs)))
    if ours.numbers != theirs.numbers:
        reason = "The numbers in the names differ, so these may be two companies."
        found.append(Evidence("number", record.name, query.text, "number", reason))
    if same_domain:
        shared = ", ".join(sorted(query.domains & record.domains))
        found.append(Evidence("domain", shared, shared, "domain", f"Both use {shared}."))
    if record.archived:
        found.append(Evidence("archived", record.name, query.text, "archived", "This company is archived in itris."))
    return tuple(found)


def _name_reason(fit: CompanyFit, ours: CompanyName, theirs: CompanyName) -> str:
    if fit.rule == "equal":
        return "The names are the same but for legal form and spelling."
    if fit.rule == "joined":
        return "The names are the same, written as one word or several."
    if fit.rule == "plural":
        return "The names are the same but for a plural."
    if fit.rule == "order":
        return "The same words in another order."
    if fit.rule == "typo":
        a, b = fit.typos[0] if fit.typos else (ours.joined, theirs.joined)
        return f"“{_title(b)}” looks like a typing error for “{_title(a)}”."
    if fit.rule == "longer":
        return f"The profile's name also says {_words(fit.only_theirs)}."
    if fit.rule == "shorter":
        return f"The record's name also says {_words(fit.only_ours)}."
    if fit.rule == "related":
        return f"Both names share a word, but one says {_words(fit.only_ours)} and the other {_words(fit.only_theirs)}."
    return "The names are different."


def _alias_reason(record: CompanyRecord, ours: CompanyName, theirs: CompanyName) -> str:
    if ours.alias == "former" or theirs.alias == "former":
        return f"One of the names is a former name of {record.name}."
    if ours.alias:
        return f"The profile's name is what {record.name} trades as."
    return "The profile also gives a name the company trades as."


def _place_reason(ours: CompanyName, theirs: CompanyName) -> str:
    if not ours.place:
        return f"The profile names a branch ({_words(sorted(theirs.place))}), the record doesn't."
    if not theirs.place:
        return f"The record names a branch ({_words(sorted(ours.place))}), the profile doesn't."
    return f"The branches differ: {_words(sorted(ours.place))} and {_words(sorted(theirs.place))}."


def _words(words: tuple[str, ...] | list[str]) -> str:
    return ", ".join(f"“{_title(w)}”" for w in words)


def _title(word: str) -> str:
    return word.upper() if len(word) <= 3 else word.capitalize()
