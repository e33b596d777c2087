"""What people's earlier choices are kept under, and what they say about a company's spelling. Pure."""

from __future__ import annotations

from backend.matching.companies import CompanyName, parse_company
from backend.matching.evidence import Evidence
from backend.matching.legal_forms import conflict
from backend.matching.text import clean, fold, latin
from backend.matching.verdicts import CompanyMatch, CompanyQuery, CompanyRecord, CompanyVerdict, PersonQuery
from backend.sentences import said

OUTLOOK = said("Revoking this choice in the console, under Learned companies, would make it a question again.")


def spelling_key(names: tuple[CompanyName, ...]) -> str:
    """Equal for spellings that mean one company; another legal form, place or number is another key. "": no name."""
    if not names:
        return ""
    main = names[0]
    return "/".join([main.joined, *(" ".join(sorted(part)) for part in (main.legal, main.place, main.numbers))])


def person_key(query: PersonQuery) -> str:
    """Equal for one name at one company: all there is to know somebody by without an address."""
    name = " ".join(fold(word) for word in latin(clean(query.full_name)).split())
    return f"{name}@{spelling_key(parse_company(query.company))}"


def may_stand_for(query: CompanyQuery, record: CompanyRecord) -> bool:
    """Whether a choice of this company may count for the query: it is in use and has no other legal form."""
    if record.archived or not query.names:
        return False
    return not any(conflict(name.legal, query.names[0].legal) for name in record.names)


def with_learned(query: CompanyQuery, verdict: CompanyVerdict, record: CompanyRecord, reason: str) -> CompanyVerdict:
    """The verdict under an earlier choice of `record` for this spelling; `reason`: who chose it, and when."""
    if verdict.company_id == record.company_id or not may_stand_for(query, record):
        return verdict
    own = next((match for match in verdict.matches if match.record.id == record.id), None)
    learned = Evidence("company", record.name, query.text, "learned", reason)
    evidence = (learned, *(own.evidence if own else ()))
    return CompanyVerdict("matched", (CompanyMatch(record, evidence, 1.0, OUTLOOK),))
