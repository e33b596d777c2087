"""Whether two company names may name one company, with the rule that says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from backend.matching.companies import CompanyName, folded
from backend.matching.legal_forms import conflict
from backend.matching.text import fold
from backend.matching.weights import TokenWeight

EXACT = ("equal", "joined", "order")
"""Rules under which both names have the same words."""


@dataclass(frozen=True, slots=True)
class CompanyFit:
    """Two names of companies. `score` 0..1 says how much of both names the other has.

    `rule`: equal, joined, order (same words) · typo · longer (theirs has more words) · shorter (ours has more) ·
    related (both have words of their own) · different. `only_ours`, `only_theirs`: those words. `conflicts`:
    legal_form, place, number. `shared`: weight of the rarest shared word.
    """

    score: float
    rule: str
    only_ours: tuple[str, ...] = ()
    only_theirs: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    typos: tuple[tuple[str, str], ...] = ()
    shared: float = 0.0
    starts_alike: bool = False


DIFFERENT = CompanyFit(0.0, "different")


def company_fit(ours: CompanyName, theirs: CompanyName, weight: TokenWeight) -> CompanyFit:
    """Compare one name with one name; aliases are the caller's to try."""
    conflicts = _conflicts(ours, theirs)
    a, b = folded(ours), folded(theirs)
    alike = a[:1] == b[:1]
    rarest = max((weight(w) for w in a), default=0.0)
    if a == b:
        return CompanyFit(1.0, "equal", conflicts=conflicts, shared=rarest, starts_alike=True)
    if fold(ours.joined) == fold(theirs.joined) or "".join(a) == "".join(b):
        return CompanyFit(0.99, "joined", conflicts=conflicts, shared=rarest, starts_alike=True)
    if sorted(a) == sorted(b):
        return CompanyFit(0.97, "order", conflicts=conflicts, shared=rarest, starts_alike=alike)
    whole = _one_slip(fold(ours.joined), fold(theirs.joined), len(a) + len(b) == 2, weight)
    if whole:
        pair = (ours.joined, theirs.joined)
        return CompanyFit(whole, "typo", conflicts=conflicts, typos=(pair,), shared=rarest, starts_alike=alike)
    return _by_words(a, b, conflicts, weight)


def _conflicts(ours: CompanyName, theirs: CompanyName) -> tuple[str, ...]:
    found = []
    if conflict(ours.legal, theirs.legal):
        found.append("legal_form")
    if ours.place != theirs.place:
        if ours.place and theirs.place and not ours.place & theirs.place:
            found.append("place")
        else:
            found.append("place_one_sided")
    if ours.numbers != theirs.numbers:
        found.append("number")
    return tuple(found)


def _one_slip(a: str, b: str, single: bool, weight: TokenWeight) -> float:
    """Score of two names that differ by one or two letters as a whole; 0 when they differ by more."""
    shorter, longer = sorted((len(a), len(b)))
    allowed = 0 if shorter < 4 else 1 if shorter < 8 else 2
    if not allowed or longer - shorter > allowed or _digits(a) != _digits(b):
        return 0.0
    distance = OSA.distance(a, b, score_cutoff=allowed)
    if distance > allowed:
        return 0.0
    score = 0.97 - 0.02 * distance
    if single:
        # Two real words one letter apart (Rose, Tose) are two names; the shorter, the likelier.
        rarer = max(weight(a), weight(b))
        score -= max(0, 7 - shorter) * 0.03 + (0.12 if rarer < 0.9 else 0.0)
    elif shorter < 8:
        score -= 0.05
    if a[0] != b[0]:
        score -= 0.02
    return score


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _by_words(a: Sequence[str], b: Sequence[str], conflicts: tuple[str, ...], weight: TokenWeight) -> CompanyFit:
    rest_a, rest_b = list(a), list(b)
    common: list[str] = []
    for word in a:
        if word in rest_b:
            rest_a.remove(word)
            rest_b.remove(word)
            common.append(word)
    joined = _join_words(rest_a, rest_b)
    typos = _pair_typos(rest_a, rest_b, weight)
    found = [weight(w) for w in (*common, *joined)] + [weight(x) for x, _, _ in typos]
    if not found:
        return DIFFERENT
    slips = sum(weight(x) * (1 - s) for x, _, s in typos)
    shared = sum(found) - slips
    of_ours = shared / (sum(found) + sum(map(weight, rest_a)))
    of_theirs = shared / (sum(found) + sum(map(weight, rest_b)))
    score = 2 * of_ours * of_theirs / (of_ours + of_theirs) if of_ours + of_theirs else 0.0
    rule = {(0, 0): "typo", (0, 1): "longer", (1, 0): "shorter"}.get((bool(rest_a), bool(rest_b)), "related")
    if rule == "typo":
        score = min(score, 0.96) if typos else 0.97
        rule = "typo" if typos else "order"
    first = {a[0]} & {b[0]} or any(x == a[0] and y == b[0] for x, y, _ in typos)
    return CompanyFit(
        score, rule, tuple(rest_a), tuple(rest_b), conflicts,
        tuple((x, y) for x, y, _ in typos), max(found), bool(first) or bool(joined),
    )  # fmt: skip


def _join_words(rest_a: list[str], rest_b: list[str]) -> list[str]:
    """Take out "home care" against "homecare", either way round."""
    found = []
    for one, other in ((rest_a, rest_b), (rest_b, rest_a)):
        for i in range(len(one) - 2, -1, -1):
            pair = one[i] + one[i + 1] if i + 1 < len(one) else ""
            if pair and pair in other:
                other.remove(pair)
                found.append(pair)
                del one[i : i + 2]
    return found


def _pair_typos(rest_a: list[str], rest_b: list[str], weight: TokenWeight) -> list[tuple[str, str, float]]:
    """Take out pairs that differ by a slip; the best pairs first, so that order never decides."""
    pairs = sorted(((s, x, y) for x in rest_a for y in rest_b if (s := _word_slip(x, y, weight)) > 0), reverse=True)
    found = []
    for s, x, y in pairs:
        if x in rest_a and y in rest_b:
            rest_a.remove(x)
            rest_b.remove(y)
            found.append((x, y, s))
    return found


def _word_slip(x: str, y: str, weight: TokenWeight) -> float:
    shorter, longer = sorted((len(x), len(y)))
    if shorter < 3 or longer - shorter > 2 or _digits(x) != _digits(y):
        return 0.0
    distance = OSA.distance(x, y, score_cutoff=2)
    rarer = max(weight(x), weight(y))
    if distance == 1 and (shorter >= 4 or rarer > 0.9):
        return 0.93 if rarer > 0.6 else 0.6 if shorter >= 5 else 0.0
    if distance == 2 and shorter >= 6 and rarer > 0.8:
        return 0.88
    return 0.0
