"""The person rules in words."""

from __future__ import annotations

from collections.abc import Mapping

from backend.matching.evidence import Evidence
from backend.matching.name_rules import Fit, NameFit
from backend.matching.verdicts import PersonQuery, PersonRecord
from backend.sentences import said, template

_IDENTIFIERS = {
    "public_id": ("linkedin", said("The LinkedIn address is the same.")),
    "member_id": ("linkedin", said("The LinkedIn member is the same.")),
    "email": ("email", said("The e-mail address is the same.")),
    "phone": ("phone", said("The phone number is the same.")),
}
SAME_COMPANY = 0.6


def explain(
    query: PersonQuery, record: PersonRecord, fit: NameFit, shared: frozenset[tuple[str, str]], company: float
) -> tuple[Evidence, ...]:
    """What was compared: identifiers, name, company, location, in that order."""
    found = []
    for kind, value in sorted(shared):
        field, reason = _IDENTIFIERS[kind]
        found.append(Evidence(field, value, value, kind, reason))
    found += _other_address(query, record, {kind for kind, _ in shared})
    found += _names(query, record, fit, bool(shared))
    found += _company(query, record, company, fit)
    if record.location and query.location:
        if same_place(query, record):
            reason = said("Both are in the same place.")
            found.append(Evidence("location", record.location, query.location, "location", reason))
        elif not query.company:
            # Without a company the place is all there is to tell namesakes apart.
            reason = said("The places differ.")
            found.append(Evidence("location", record.location, query.location, "other_place", reason))
    if record.off_limits:
        reason = said("This person is off limits in itris.")
        found.append(Evidence("off_limits", record.full_name, "", "off_limits", reason))
    if record.archived:
        reason = said("This record is archived in itris.")
        found.append(Evidence("archived", record.full_name, "", "archived", reason))
    return tuple(found)


def _other_address(query: PersonQuery, record: PersonRecord, shared: set[str]) -> list[Evidence]:
    ours = sorted(value for kind, value in record.identifiers if kind == "public_id")
    theirs = sorted(value for kind, value in query.identifiers if kind == "public_id")
    if not ours or not theirs or "public_id" in shared:
        return []
    return [Evidence("linkedin", ours[0], theirs[0], "other_address", said("The LinkedIn addresses differ."))]


def same_place(query: PersonQuery, record: PersonRecord) -> bool:
    """Whether both name a town, and the same."""
    return bool(_town(query.location)) and _town(query.location) == _town(record.location)


def _town(text: str) -> str:
    return text.split(",")[0].strip().casefold()


def _names(query: PersonQuery, record: PersonRecord, fit: NameFit, identified: bool) -> list[Evidence]:
    ours, theirs = record.full_name, query.full_name
    if fit.score == 0 and fit.given.score == 0:
        different = said("The names are different.")
        if identified:
            different = said(
                "The address is the same but the name is quite another: one of the two records may be wrong."
            )
        return [Evidence("name", ours, theirs, "different", different)]
    found = []
    if fit.swapped:
        found.append(Evidence("name", ours, theirs, "swapped", said("First and last name are swapped.")))
    if fit.given.rule == "equal" and fit.family.rule == "equal" and not fit.swapped:
        found.append(Evidence("name", ours, theirs, "equal", said("The name is the same.")))
    else:
        found += [
            Evidence("name", ours, theirs, part.rule, reason)
            for part, rules in ((fit.given, _GIVEN), (fit.family, _SURNAME))
            if (reason := _part(part, rules))
        ]
    if fit.differs:
        middle = fit.differs == "middle_name"
        reason = said("The middle names differ.") if middle else said("The generations (Sr, Jr) differ.")
        found.append(Evidence("name", ours, theirs, f"other_{fit.differs}", reason))
    return found


_EITHER = {
    "full_form": template("{theirs} is short for {ours}."),
    "short_form": template("{ours} is short for {theirs}."),
    "both_short": template("{ours} and {theirs} are both short for {full}."),
    "same_full_form": template("{ours} and {theirs} are both short for {full}."),
    "own_nickname": template("{ours} and {theirs}: one gives the other as a nickname."),
    "initial": template("One record has only the initial {shorter}."),
    "beginning": template("{shorter} is the beginning of {longer}."),
    "middle_name": template("One goes by the other's middle name."),
    "typo": template("{theirs} looks like a typing error for {ours}."),
    "sound": template("{ours} and {theirs} sound alike."),
    "particle": template("{ours} and {theirs} differ only in a particle."),
    "extra_surname": template("One has a further surname."),
    "former_surname": template("The surname is the other's former or maiden name."),
    "surname_initial": template("The surname is shortened to an initial."),
}
_GIVEN = {
    **_EITHER,
    "spelling": template("{ours} and {theirs} are two spellings of one given name."),
    "different": template("The given name differs."),
}
_SURNAME = {
    **_EITHER,
    "spelling": template("{ours} and {theirs} are two spellings of one surname."),
    "different": template("The surname differs."),
}


def _part(fit: Fit, rules: Mapping[str, str]) -> str:
    words = rules.get(fit.rule)
    if not words:
        return ""
    ours, theirs = _title(fit.ours), _title(fit.theirs.split("=")[0])
    shorter, longer = min(ours, theirs, key=len), max(ours, theirs, key=len)
    full = _title(fit.theirs.partition("=")[2])
    return said(words, ours=ours, theirs=theirs, shorter=shorter, longer=longer, full=full)


_NO_COMPANY_THERE = said("The profile shows no company to compare with.")
_NO_COMPANY_HERE = said("The record has no company to compare with.")


def _company(query: PersonQuery, record: PersonRecord, company: float, fit: NameFit) -> list[Evidence]:
    if not query.company and not record.company_name:
        return []
    ours, theirs = record.company_name, query.company
    if not theirs:
        return [Evidence("company", ours, "", "company_unknown", _NO_COMPANY_THERE)]
    if not ours:
        return [Evidence("company", "", theirs, "company_unknown", _NO_COMPANY_HERE)]
    if company >= SAME_COMPANY:
        return [Evidence("company", ours, theirs, "same_company", said("Works at the same company."))]
    same_name = fit.score >= 0.99
    reason = said("Same name, works at another company.") if same_name else said("Works at another company.")
    return [Evidence("company", ours, theirs, "other_company", reason)]


def _title(words: str) -> str:
    return " ".join(word.capitalize() for word in words.split())
