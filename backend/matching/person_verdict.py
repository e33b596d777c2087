"""Which of the candidates is the profile's person, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from backend.matching.companies import parse_company
from backend.matching.company_sieve import Sieve
from backend.matching.company_verdict import Compare, plain_compare
from backend.matching.name_rules import NameFit, given_fit, name_fit
from backend.matching.outlook import person_outlook
from backend.matching.person_reasons import explain, same_place
from backend.matching.strictness import NORMAL, Strictness
from backend.matching.text import fold, latin
from backend.matching.verdicts import CompanyVerdict, PersonMatch, PersonQuery, PersonRecord, PersonVerdict
from backend.matching.weights import PLAIN, Weights

SHOWN = 10
ABSURD = 0.5
"""Name score under which a shared identifier is more likely a mistake than the same person."""
SURE_COMPANY = 0.9
"""Company score that a weak likeness of names needs to become a link."""
KNOWN_TYPO = 0.8
"""Score of two names of which one word differs by a slip, though both spellings are known."""
ALIKE = 55.0
"""How much two companies' texts must have in common, 0..100, to be taken apart and compared at all."""
AT_HOME = 0.5
"""Name score from which somebody at the same company is asked about."""


class Judged(NamedTuple):
    record: PersonRecord
    fit: NameFit
    shared: frozenset[tuple[str, str]]
    company: float
    rarity: float
    exact: float
    near: bool = False

    @property
    def rank(self) -> tuple[float, ...]:
        near = 0.05 if self.near else 0.0
        return (bool(self.shared), self.fit.score + 0.15 * self.company + near, self.fit.score, -self.record.id)


def person_verdict(
    query: PersonQuery,
    candidates: Iterable[PersonRecord],
    company: CompanyVerdict,
    weights: Weights = PLAIN,
    strictness: Strictness = NORMAL,
    compare: Compare = plain_compare,
) -> PersonVerdict:
    """Judge the candidates; their order plays no part.

    Identifiers first, then name with company. A name alone never links: it is asked about.
    """
    employer = _Employer(query.company, compare)
    judged = sorted(
        (_judge(query, r, company, weights, employer) for r in candidates), key=lambda j: j.rank, reverse=True
    )
    known = [j for j in judged if j.shared]
    if known:
        return _by_identifier(query, known)
    here = [j for j in judged if _is_here(j, strictness)]
    if len(here) == 1 and not here[0].fit.differs and query.company and not other_address(query, here[0].record):
        return _verdict("existing", query, here)
    asked = [j for j in judged if _worth_asking(j, strictness)]
    if asked:
        return _verdict("name_mismatch", query, asked[:SHOWN])
    return PersonVerdict("new")


def _is_here(j: Judged, strictness: Strictness) -> bool:
    """The same name at the same company. An initial or a like sound needs the company to be beyond doubt."""
    company = SURE_COMPANY if j.fit.weak else strictness.same_company
    return j.company >= company and j.fit.score >= strictness.person_link


def other_address(query: PersonQuery, record: PersonRecord) -> bool:
    """Whether both show a LinkedIn address and not the same one: two people, or one who changed it."""
    for kind in ("public_id", "member_id"):
        ours = {value for k, value in record.identifiers if k == kind}
        theirs = {value for k, value in query.identifiers if k == kind}
        if ours and theirs and not ours & theirs:
            return True
    return False


def _by_identifier(query: PersonQuery, known: list[Judged]) -> PersonVerdict:
    # LinkedIn and e-mail addresses of one person on two records are a question, not a link.
    strong = [j for j in known if any(kind in ("public_id", "member_id") for kind, _ in j.shared)] or known
    if len(strong) == 1 and _plausible(strong[0]):
        return _verdict("existing", query, strong)
    return _verdict("name_mismatch", query, known[:SHOWN])


def _plausible(j: Judged) -> bool:
    """Whether the names allow what the identifier says. A phone may be a switchboard, so it needs the name."""
    kinds = {kind for kind, _ in j.shared}
    if kinds == {"phone"}:
        return j.fit.score >= 0.8
    return j.fit.score >= ABSURD or _share_a_name(j)


def _share_a_name(j: Judged) -> bool:
    """Somebody who married keeps the given name, a nickname nobody can guess keeps the surname."""
    return j.fit.given.score >= 0.85 or j.fit.family.score >= 0.85


def _worth_asking(j: Judged, strictness: Strictness) -> bool:
    if j.company >= strictness.same_company:
        return j.fit.score >= AT_HOME
    if j.fit.weak and j.rarity < strictness.rare_surname:
        return False
    if j.fit.typo and j.fit.score >= KNOWN_TYPO and j.exact >= strictness.rare_surname:
        # Both spellings are names, but the other name is rare enough to ask.
        return True
    return j.fit.score >= strictness.person_ask


def _judge(
    query: PersonQuery, record: PersonRecord, company: CompanyVerdict, weights: Weights, employer: _Employer
) -> Judged:
    fits = [name_fit(name, query.name, weights.name) for name in record.names]
    fit = max(fits, key=lambda f: (f.score, f.given.score + f.family.score))
    shared = query.identifiers & record.identifiers
    if shared and fit.family.score == 0:
        # After a wedding only the given name is left to compare.
        given = max((given_fit(n, query.name, weights.name) for n in record.names), key=lambda g: g.score)
        fit = NameFit(0.0, given, fit.family)
    rarity = max((weights.name(fold(word)) for word in query.name.family), default=0.0)
    first = weights.name(fold(query.name.given[0])) if query.name.given else 0.0
    exact = first if fit.family.rule == "typo" else rarity
    near = not query.company and same_place(query, record)
    # Names too unlike to be asked about need no second opinion.
    at = _company(query, record, company, employer) if shared or fit.score >= AT_HOME else 0.0
    return Judged(record, fit, shared, at, rarity, exact, near)


class _Employer:
    """How well a company named in a record fits the profile's: 0..1; 0 where both have words of their own."""

    def __init__(self, text: str, compare: Compare) -> None:
        self._text, self._names, self._compare = latin(text), parse_company(text), compare
        self._sieve = Sieve(self._names)

    def fits(self, text: str) -> float:
        if fuzz.token_set_ratio(self._text, latin(text)) < ALIKE:
            return 0.0
        ours = parse_company(text)
        if not self._sieve.passes_names(ours):
            return 0.0
        fits = (self._compare(a, b) for a in ours for b in self._names)
        return max((fit.score for fit in fits if fit.rule != "related"), default=0.0)


def _company(query: PersonQuery, record: PersonRecord, company: CompanyVerdict, employer: _Employer) -> float:
    """How surely the record's company is the profile's: 0..1."""
    if not query.company:
        return 0.0
    if record.company_ref:
        score = company.scores().get(record.company_ref)
        if score is not None:
            return score
    return employer.fits(record.company_name) if record.company_name else 0.0


def _verdict(verdict: Literal["existing", "name_mismatch"], query: PersonQuery, judged: list[Judged]) -> PersonVerdict:
    matches = [_match(query, j) for j in judged]
    return PersonVerdict(
        verdict,
        tuple(m._replace(would_change=person_outlook(verdict, m.evidence, len(matches) - 1)) for m in matches),
    )


def _match(query: PersonQuery, j: Judged) -> PersonMatch:
    score = 1.0 if j.shared and _plausible(j) else j.fit.score * (0.8 + 0.2 * j.company)
    return PersonMatch(j.record, explain(query, j.record, j.fit, j.shared, j.company), round(score, 3))
