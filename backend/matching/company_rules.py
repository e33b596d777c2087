"""Whether two company names may name one company, with the rule that says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from backend.matching.companies import CompanyName, folded
from backend.matching.legal_forms import conflict
from backend.matching.text import fold, one_umlaut, word_set
from backend.matching.weights import TokenWeight

REGIONS = word_set("global worldwide international europe european emea apac dach mena anz latam cee")
"""A profile that adds one of these means the whole firm, not a branch."""

LOOSE = 0.7

RESEMBLES = 0.4
"""Score from which a name is told of although it is another company's."""

EXACT = ("equal", "joined", "plural", "order")
"""Rules under which both names have the same words."""


class CompanyFit(NamedTuple):
    """Two names of companies. `score` 0..1 says how much of both names the other has.

    `rule`: equal, joined, plural, order (same words) · typo · longer (theirs has more words) · shorter (ours has
    more) · related (both have words of their own) · different. `only_ours`, `only_theirs`: those words.
    `conflicts`: legal_form, place, number.
    """

    score: float
    rule: str
    only_ours: tuple[str, ...] = ()
    only_theirs: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    typos: tuple[tuple[str, str], ...] = ()
    starts_alike: bool = False


DIFFERENT = CompanyFit(0.0, "different")


class _Shape(NamedTuple):
    """A name as comparing needs it: its words without "and", the same with one spelling of umlauts."""

    name: CompanyName
    words: tuple[str, ...]
    spelled: tuple[str, ...]
    joined: str
    branch: str


def _shape(name: CompanyName) -> _Shape:
    words = tuple(w for w in name.core if w not in ("and", "the", "of")) or name.core
    return _Shape(name, words, tuple(map(one_umlaut, words)), one_umlaut(name.joined), name.branch)


def company_fit(ours: CompanyName, theirs: CompanyName, weight: TokenWeight) -> CompanyFit:
    """Compare one name with one name; aliases are the caller's to try."""
    return _fit(_shape(ours), _shape(theirs), weight)


def _fit(ours: _Shape, theirs: _Shape, weight: TokenWeight) -> CompanyFit:
    conflicts = _conflicts(ours.name, theirs.name)
    a, b = ours.words, theirs.words
    alike = a[:1] == b[:1]
    if ours.spelled == theirs.spelled:
        plural = ours.name.joined + "s" == theirs.name.joined or theirs.name.joined + "s" == ours.name.joined
        rule, score = ("plural", 0.96) if plural else ("equal", 1.0)
        return CompanyFit(score, rule, conflicts=conflicts, starts_alike=True)
    if ours.joined == theirs.joined or ours.branch == theirs.branch:
        if ours.branch == theirs.branch:
            conflicts = tuple(c for c in conflicts if c != "place")
        return CompanyFit(0.99, "joined", conflicts=conflicts, starts_alike=True)
    if len(a) == len(b) > 1 and sorted(ours.spelled) == sorted(theirs.spelled):
        return CompanyFit(0.9, "order", conflicts=conflicts, starts_alike=alike)
    if len(a) == len(b) == 1 or len(a) != len(b):
        whole = _one_slip(ours.name.joined, theirs.name.joined, len(a) == len(b) == 1, weight)
        if whole:
            pair = (ours.name.joined, theirs.name.joined)
            return CompanyFit(whole, "typo", conflicts=conflicts, typos=(pair,), starts_alike=alike)
    return _by_words(ours, theirs, conflicts, weight)


class Comparer:
    """`company_fit` under one set of weights; each two names are compared once."""

    def __init__(self, weight: TokenWeight) -> None:
        self.weight = weight
        self._fits: dict[tuple[int, int], CompanyFit] = {}
        self._shapes: dict[int, _Shape] = {}

    def __call__(self, ours: CompanyName, theirs: CompanyName) -> CompanyFit:
        # By identity, which is quicker than by value; a shape keeps its name, so that no id is given out twice.
        key = (id(ours), id(theirs))
        fit = self._fits.get(key)
        if fit is None:
            fit = self._fits[key] = _fit(self._shape(ours), self._shape(theirs), self.weight)
        return fit

    def _shape(self, name: CompanyName) -> _Shape:
        shape = self._shapes.get(id(name))
        if shape is None:
            shape = self._shapes[id(name)] = _shape(name)
        return shape


def may_be_shown(fit: CompanyFit) -> bool:
    """Whether a verdict may show the company: linked, asked about, or told of as resembling."""
    return fit.score >= RESEMBLES or (fit.rule == "shorter" and fit.starts_alike)


def trading_names(theirs: Sequence[CompanyName], ours: Sequence[CompanyName]) -> tuple[CompanyName, CompanyName] | None:
    """The names each trades under, where those have no word in common: "A&S t/a Subway" and "A&S t/a Halal Meat"."""
    both = [[name for name in names if name.alias == "trading"] for names in (theirs, ours)]
    apart = all(not set(folded(a)) & set(folded(b)) for a in both[0] for b in both[1])
    return (both[0][0], both[1][0]) if all(both) and apart else None


def _conflicts(ours: CompanyName, theirs: CompanyName) -> tuple[str, ...]:
    found = []
    if conflict(ours.legal, theirs.legal):
        found.append("legal_form")
    if not theirs.place <= ours.place | REGIONS or ours.place - theirs.place:
        found.append("place")
    if ours.numbers != theirs.numbers:
        found.append("number")
    return tuple(found)


def _one_slip(a: str, b: str, single: bool, weight: TokenWeight) -> float:
    """Score of two names that as a whole differ by a letter or two; 0 when they differ by more.

    Two single words one letter apart (Rose, Tose) are two names more often than not; the longer, the less so.
    """
    shorter, longer = sorted((len(a), len(b)))
    if shorter < (4 if single else 10) or longer - shorter > 2 or _digits(a) != _digits(b):
        return 0.0
    distance = OSA.distance(a, b, score_cutoff=2)
    if not single:
        return 0.9 if distance == 1 and a[0] == b[0] else 0.0
    if distance == 1:
        usual = max(weight(fold(a)), weight(fold(b))) < 0.8
        return 0.6 if shorter < 6 or usual else 0.94 if shorter >= 9 else 0.85
    return 0.8 if distance == 2 and shorter >= 8 else 0.0


def _digits(text: str) -> str:
    return "" if text.isalpha() else "".join(c for c in text if c.isdigit())


def _by_words(ours: _Shape, theirs: _Shape, conflicts: tuple[str, ...], weight: TokenWeight) -> CompanyFit:
    a, b = ours.words, theirs.words
    rest_a, rest_b, spelled = list(a), list(b), list(theirs.spelled)
    common: list[str] = []
    for word, same in zip(a, ours.spelled, strict=True):
        if same in spelled:
            rest_a.remove(word)
            del rest_b[(at := spelled.index(same))]
            del spelled[at]
            common.append(word)
    common += _join_words(rest_a, rest_b)
    typos = _pair_typos(rest_a, rest_b, weight)
    exact = [weight(fold(w)) for w in common]
    typos += _last_pair(rest_a, rest_b, max(exact, default=0.0))
    slips = [weight(fold(x)) for x, _, _ in typos]
    if not exact and not slips:
        return DIFFERENT
    shared = sum(exact) + sum(w * s for w, (_, _, s) in zip(slips, typos, strict=True))
    of_ours = shared / (sum(exact) + sum(slips) + sum(weight(fold(w)) for w in rest_a))
    of_theirs = shared / (sum(exact) + sum(slips) + sum(weight(fold(w)) for w in rest_b))
    rule = {(0, 0): "typo", (0, 1): "longer", (1, 0): "shorter"}.get((bool(rest_a), bool(rest_b)), "related")
    score = 2 * of_ours * of_theirs / (of_ours + of_theirs)
    if rule == "typo":
        rule, score = ("typo", _typo_score(exact, slips, typos)) if typos else ("order", 0.9)
    return CompanyFit(
        score, rule, tuple(rest_a), tuple(rest_b), conflicts, tuple((x, y) for x, y, _ in typos),
        a[0] == b[0] or tuple(a[: len(b)]) == tuple(b),
    )  # fmt: skip


def _typo_score(exact: list[float], slips: list[float], typos: Sequence[tuple[str, str, float]]) -> float:
    """All words pair up. Sure when the word that says most is written right, or the misspelt one is long."""
    if any(s == LOOSE for _, _, s in typos):
        return 0.8
    if exact and max(exact) >= max(slips):
        return 0.96
    long = all(min(len(x), len(y)) >= 6 and s > 0.9 and x[0] == y[0] for x, y, s in typos)
    return 0.94 if exact and long else 0.88


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
    near = [(x, y) for x in rest_a for y in rest_b if abs(len(x) - len(y)) <= 2]
    pairs = sorted(((s, x, y) for x, y in near if (s := _word_slip(x, y, weight)) > 0), reverse=True)
    found = []
    for s, x, y in pairs:
        if x in rest_a and y in rest_b:
            rest_a.remove(x)
            rest_b.remove(y)
            found.append((x, y, s))
    return found


def _last_pair(rest_a: list[str], rest_b: list[str], exact: float) -> list[tuple[str, str, float]]:
    """The one word left on each side, when it is much alike and the others carry the name: two slips in a word."""
    if len(rest_a) != 1 or len(rest_b) != 1 or exact < 0.5:
        return []
    x, y = rest_a[0], rest_b[0]
    if min(len(x), len(y)) < 4 or _digits(x) != _digits(y) or OSA.distance(x, y, score_cutoff=2) > 2:
        return []
    rest_a.clear()
    rest_b.clear()
    return [(x, y, LOOSE)]


def _word_slip(x: str, y: str, weight: TokenWeight) -> float:
    shorter, longer = sorted((len(x), len(y)))
    if shorter < 3 or longer - shorter > 2 or _digits(x) != _digits(y):
        return 0.0
    distance = OSA.distance(x, y, score_cutoff=2)
    rarer = max(weight(fold(x)), weight(fold(y)))
    if distance == 1 and (shorter >= 4 or rarer > 0.9):
        return 0.93 if rarer > 0.6 else 0.6 if shorter >= 5 else 0.0
    if distance == 2 and shorter >= 6 and rarer > 0.8:
        return 0.88
    return 0.0
