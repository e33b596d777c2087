"""The person rules in words."""

from __future__ import annotations

from backend.matching.evidence import Evidence
from backend.matching.name_rules import Fit, NameFit
from backend.matching.verdicts import PersonQuery, PersonRecord

_IDENTIFIERS = {
    "public_id": ("linkedin", "The LinkedIn address is the same."),
    "member_id": ("linkedin", "The LinkedIn member is the same."),
    "email": ("email", "The e-mail address is the same."),
    "phone": ("phone", "The phone number is the same."),
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
            reason = "Both are in the same place."
            found.append(Evidence("location", record.location, query.location, "location", reason))
        elif not query.company:
            # Without a company the place is all there is to tell namesakes apart.
            found.append(Evidence("location", record.location, query.location, "other_place", "The places differ."))
    if record.off_limits:
        found.append(Evidence("off_limits", record.full_name, "", "off_limits", "This person is off limits in itris."))
    if record.archived:
        found.append(Evidence("archived", record.full_name, "", "archived", "This record is archived in itris."))
    return tuple(found)


def _other_address(query: PersonQuery, record: PersonRecord, shared: set[str]) -> list[Evidence]:
    ours = sorted(value for kind, value in record.identifiers if kind == "public_id")
    theirs = sorted(value for kind, value in query.identifiers if kind == "public_id")
    if not ours or not theirs or "public_id" in shared:
        return []
    return [Evidence("linkedin", ours[0], theirs[0], "other_address", "The LinkedIn addresses differ.")]


def same_place(query: PersonQuery, record: PersonRecord) -> bool:
    """Whether both name a town, and the same."""
    return bool(_town(query.location)) and _town(query.location) == _town(record.location)


def _town(text: str) -> str:
    return text.split(",")[0].strip().casefold()


def _names(query: PersonQuery, record: PersonRecord, fit: NameFit, identified: bool) -> list[Evidence]:
    ours, theirs = record.full_name, query.full_name
    if fit.score == 0 and fit.given.score == 0:
        reason = "The names are different."
        if identified:
            reason = "The address is the same but the name is quite another: one of the two records may be wrong."
        return [Evidence("name", ours, theirs, "different", reason)]
    found = []
    if fit.swapped:
        found.append(Evidence("name", ours, theirs, "swapped", "First and last name are swapped."))
    if fit.given.rule == "equal" and fit.family.rule == "equal" and not fit.swapped:
        found.append(Evidence("name", ours, theirs, "equal", "The name is the same."))
    else:
        found += [
            Evidence("name", ours, theirs, part.rule, reason)
            for part, what in ((fit.given, "given name"), (fit.family, "surname"))
            if (reason := _part(part, what))
        ]
    if fit.differs:
        what = "middle names" if fit.differs == "middle_name" else "generations (Sr, Jr)"
        found.append(Evidence("name", ours, theirs, f"other_{fit.differs}", f"The {what} differ."))
    return found


def _part(fit: Fit, what: str) -> str:
    ours, theirs = _title(fit.ours), _title(fit.theirs.split("=")[0])
    return {
        "full_form": f"{theirs} is short for {ours}.",
        "short_form": f"{ours} is short for {theirs}.",
        "both_short": f"{ours} and {theirs} are both short for {_title(fit.theirs.partition('=')[2])}.",
        "same_full_form": f"{ours} and {theirs} are both short for {_title(fit.theirs.partition('=')[2])}.",
        "own_nickname": f"{ours} and {theirs}: one gives the other as a nickname.",
        "initial": f"One record has only the initial {min(ours, theirs, key=len)}.",
        "beginning": f"{min(ours, theirs, key=len)} is the beginning of {max(ours, theirs, key=len)}.",
        "middle_name": "One goes by the other's middle name.",
        "typo": f"{theirs} looks like a typing error for {ours}.",
        "spelling": f"{ours} and {theirs} are two spellings of one {what}.",
        "sound": f"{ours} and {theirs} sound alike.",
        "particle": f"{ours} and {theirs} differ only in a particle.",
        "extra_surname": "One has a further surname.",
        "former_surname": "The surname is the other's former or maiden name.",
        "surname_initial": "The surname is shortened to an initial.",
        "different": f"The {what} differs.",
    }.get(fit.rule, "")


def _company(query: PersonQuery, record: PersonRecord, company: float, fit: NameFit) -> list[Evidence]:
    if not query.company and not record.company_name:
        return []
    ours, theirs = record.company_name, query.company
    if not theirs:
        return [Evidence("company", ours, "", "company_unknown", "The profile shows no company to compare with.")]
    if not ours:
        return [Evidence("company", "", theirs, "company_unknown", "The record has no company to compare with.")]
    if company >= SAME_COMPANY:
        return [Evidence("company", ours, theirs, "same_company", "Works at the same company.")]
    reason = "Same name, works at another company." if fit.score >= 0.99 else "Works at another company."
    return [Evidence("company", ours, theirs, "other_company", reason)]


def _title(words: str) -> str:
    return " ".join(word.capitalize() for word in words.split())
