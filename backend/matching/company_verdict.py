"""Which of the candidates is the profile's company, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from backend.matching.companies import CompanyName
from backend.matching.company_reasons import explain
from backend.matching.company_rules import EXACT, RESEMBLES, CompanyFit, company_fit, trading_names
from backend.matching.company_words import PLACES_OF
from backend.matching.outlook import company_outlook
from backend.matching.strictness import NORMAL, Strictness
from backend.matching.verdicts import CompanyMatch, CompanyQuery, CompanyRecord, CompanyVerdict
from backend.matching.weights import PLAIN

SHOWN = 10
Compare = Callable[[CompanyName, CompanyName], CompanyFit]


def plain_compare(ours: CompanyName, theirs: CompanyName) -> CompanyFit:
    return company_fit(ours, theirs, PLAIN.company)


class Judged(NamedTuple):
    """A candidate with its best fitting pair of names. `ours`/`theirs` are the positions of the names."""

    record: CompanyRecord
    fit: CompanyFit
    ours: int
    theirs: int
    same_domain: bool


def company_verdict(
    query: CompanyQuery,
    candidates: Iterable[CompanyRecord],
    compare: Compare = plain_compare,
    strictness: Strictness = NORMAL,
) -> CompanyVerdict:
    """Judge the candidates; their order plays no part. No name in the query: verdict "none"."""
    if not query.names:
        return CompanyVerdict("none")
    judged = _without_false_slips(
        [j for record in candidates if (j := judge(query, record, compare)).fit.score > 0 or j.same_domain]
    )
    judged.sort(key=lambda j: (-_rank(j), j.record.id))
    sure = _sure(judged, strictness)
    if sure:
        return _verdict("matched", query, [sure])
    asked = [j for j in judged if worth_asking(j, strictness)]
    if asked:
        return _verdict("company_mismatch", query, asked[:SHOWN])
    return _verdict("new_company", query, [j for j in judged[:3] if j.fit.score >= RESEMBLES])


def _without_false_slips(judged: list[Judged]) -> list[Judged]:
    """A word that other companies bear as it is written isn't a typing error."""
    borne = {word for j in judged for name in j.record.names for word in (*name.core, name.joined)}
    kept = []
    for j in judged:
        if j.same_domain or not any(theirs in borne for _, theirs in j.fit.typos):
            kept.append(j)
        elif j.fit.rule == "typo" and len(j.record.names[j.ours].core) > 1:
            kept.append(j._replace(fit=j.fit._replace(score=min(j.fit.score, 0.85))))
    return kept


def judge(query: CompanyQuery, record: CompanyRecord, compare: Compare) -> Judged:
    """The best pair of the query's and the record's names."""
    best: Judged | None = None
    same_domain = bool(query.domains & record.domains)
    home = PLACES_OF.get(str(record.facts.get("country") or "").casefold(), frozenset())
    for t, theirs in enumerate(query.names):
        for o, ours in enumerate(record.names):
            fit = compare(ours, theirs)
            if "place" in fit.conflicts and theirs.place - ours.place <= home and ours.place <= theirs.place:
                # "Northwind UK" for the Northwind that has its seat there.
                fit = fit._replace(conflicts=tuple(c for c in fit.conflicts if c != "place"))
            found = Judged(record, fit, o, t, same_domain)
            if best is None or _pair_order(found) > _pair_order(best):
                best = found
    assert best is not None
    if trading_names(query.names, record.names) and not max(best.ours, best.theirs):
        best = best._replace(fit=best.fit._replace(conflicts=(*best.fit.conflicts, "trading")))
    return best


def _pair_order(j: Judged) -> tuple[float, ...]:
    return (j.fit.score - 0.02 * j.theirs, -len(j.fit.conflicts), -j.ours)


def _rank(j: Judged) -> float:
    return j.fit.score + (0.2 if j.same_domain else 0.0) - 0.02 * j.theirs - 0.01 * len(j.fit.conflicts)


def _sure(judged: list[Judged], strictness: Strictness) -> Judged | None:
    """The one candidate that can only be meant, if there is one."""
    strong = [j for j in judged if j.fit.score >= strictness.company_link - strictness.company_gap]
    strong = [j for j in strong if j.fit.rule in (*EXACT, "typo")]
    if not strong:
        return None
    best = strong[0]
    if best.fit.score < strictness.company_link or best.theirs or _blocked(best, strictness):
        return None
    if best.fit.rule in ("plural", "joined") and any(j.fit.rule == "shorter" and j.fit.starts_alike for j in judged):
        return None
    rivals = [j for j in strong[1:] if not _behind(best, j, strictness)]
    if rivals and not (best.same_domain and not any(j.same_domain for j in rivals)):
        return None
    return best


def _behind(best: Judged, other: Judged, strictness: Strictness) -> bool:
    """Whether the other fits clearly less well: by a later name of the query, a typing error, another branch."""
    if best.theirs < other.theirs or best.fit.score - other.fit.score >= strictness.company_gap:
        return True
    if best.fit.rule in EXACT and other.fit.rule not in EXACT:
        return True
    return "place" in other.fit.conflicts and not best.fit.conflicts


def _blocked(j: Judged, strictness: Strictness) -> bool:
    """Whether something in two fitting names says that they are two companies after all."""
    against = set(j.fit.conflicts)
    if strictness.link_other_legal_form:
        against.discard("legal_form")
    return bool(against)


def worth_asking(j: Judged, strictness: Strictness) -> bool:
    """Whether a person should be asked about this candidate."""
    fit = j.fit
    if j.same_domain:
        return True
    if fit.rule in EXACT or fit.rule == "typo":
        return fit.score >= strictness.company_ask
    if fit.typos:
        return False
    if fit.rule == "longer":
        return fit.starts_alike and fit.score >= strictness.company_ask + 0.1
    return fit.rule == "shorter" and fit.starts_alike


def _verdict(
    verdict: Literal["matched", "company_mismatch", "new_company"], query: CompanyQuery, judged: list[Judged]
) -> CompanyVerdict:
    matches = [_match(query, j) for j in judged]
    return CompanyVerdict(
        verdict,
        tuple(m._replace(would_change=company_outlook(verdict, m.evidence, len(matches) - 1)) for m in matches),
    )


def _match(query: CompanyQuery, j: Judged) -> CompanyMatch:
    evidence = explain(query, j.record, j.fit, j.record.names[j.ours], query.names[j.theirs], j.same_domain)
    return CompanyMatch(j.record, evidence, round(min(1.0, j.fit.score), 3))
