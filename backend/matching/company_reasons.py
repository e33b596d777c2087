"""The company rules in words."""

from __future__ import annotations

from backend.matching.companies import CompanyName
from backend.matching.company_rules import CompanyFit, trading_names
from backend.matching.evidence import Evidence
from backend.matching.legal_forms import conflict, shown
from backend.matching.verdicts import CompanyQuery, CompanyRecord
from backend.sentences import listed, said


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
        reason = said("{one} and {other} are different companies.", one=shown(forms[0]), other=shown(forms[1]))
        found.append(Evidence("legal_form", record.name, query.text, "legal_form", reason))
    if ours.place != theirs.place:
        found.append(Evidence("place", record.name, query.text, "place", _place_reason(ours, theirs)))
    if ours.numbers != theirs.numbers:
        reason = said("The numbers in the names differ, so these may be two companies.")
        found.append(Evidence("number", record.name, query.text, "number", reason))
    apart = trading_names(query.names, record.names) if "trading" in fit.conflicts else None
    if apart:
        names = {"ours": _title_words(apart[1]), "theirs": _title_words(apart[0])}
        reason = said("Each trades under a name of its own: {ours} and {theirs}.", **names)
        found.append(Evidence("company_alias", record.name, query.text, "trading", reason))
    if same_domain:
        shared = ", ".join(sorted(query.domains & record.domains))
        found.append(Evidence("domain", shared, shared, "domain", said("Both use {domains}.", domains=shared)))
    if record.archived:
        reason = said("This company is archived in itris.")
        found.append(Evidence("archived", record.name, query.text, "archived", reason))
    return tuple(found)


def _name_reason(fit: CompanyFit, ours: CompanyName, theirs: CompanyName) -> str:
    if fit.rule == "equal":
        return said("The names are the same but for legal form and spelling.")
    if fit.rule == "joined":
        return said("The names are the same, written as one word or several.")
    if fit.rule == "plural":
        return said("The names are the same but for a plural.")
    if fit.rule == "order":
        return said("The same words in another order.")
    if fit.rule == "typo":
        a, b = fit.typos[0] if fit.typos else (ours.joined, theirs.joined)
        return said("“{theirs}” looks like a typing error for “{ours}”.", ours=_title(a), theirs=_title(b))
    if fit.rule == "longer":
        return said("The profile's name also says {words}.", words=_words(fit.only_theirs))
    if fit.rule == "shorter":
        return said("The record's name also says {words}.", words=_words(fit.only_ours))
    if fit.rule == "related":
        return said(
            "Both names share a word, but one says {ours} and the other {theirs}.",
            ours=_words(fit.only_ours),
            theirs=_words(fit.only_theirs),
        )
    return said("The names are different.")


def _alias_reason(record: CompanyRecord, ours: CompanyName, theirs: CompanyName) -> str:
    if ours.alias == "former" or theirs.alias == "former":
        return said("One of the names is a former name of {company}.", company=record.name)
    if ours.alias:
        return said("The profile's name is what {company} trades as.", company=record.name)
    return said("The profile also gives a name the company trades as.")


def _place_reason(ours: CompanyName, theirs: CompanyName) -> str:
    here, there = _words(sorted(ours.place)), _words(sorted(theirs.place))
    if not ours.place:
        return said("The profile names a branch ({branch}), the record doesn't.", branch=there)
    if not theirs.place:
        return said("The record names a branch ({branch}), the profile doesn't.", branch=here)
    return said("The branches differ: {ours} and {theirs}.", ours=here, theirs=there)


def _words(words: tuple[str, ...] | list[str]) -> str:
    return listed(said("“{word}”", word=_title(w)) for w in words)


def _title_words(name: CompanyName) -> str:
    return said("“{word}”", word=" ".join(map(_title, name.core)))


def _title(word: str) -> str:
    return word.upper() if len(word) <= 3 else word.capitalize()
