"""A quick look at a packed name before the full comparison: most candidates share one word and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from backend.matching.companies import CompanyName
from backend.matching.text import has_umlaut, one_umlaut

_SMALL = frozenset({"and", "the", "of"})
_AS_WRITTEN: Mapping[str, str] = {}


class Sieve:
    """Lets through every name a verdict may link or ask about.

    Turned away is what `company_fit` calls related or different, or longer or shorter and misspelt besides.
    """

    def __init__(self, names: Sequence[CompanyName]) -> None:
        self._names = [_outline(name.core, name.joined) for name in names]

    def passes(self, packed: str) -> bool:
        """`packed`: names as an index row holds them, one a line."""
        for line in packed.split("\n"):
            core, joined, _ = line.split("|", 2)
            if self._fits(core.split(), joined):
                return True
        return False

    def passes_names(self, names: Iterable[CompanyName]) -> bool:
        return any(self._fits(name.core, name.joined) for name in names)

    def _fits(self, core: Sequence[str], joined: str) -> bool:
        ours = _outline(core, joined)
        return any(_may_fit(ours, theirs) for theirs in self._names)


class _Outline(NamedTuple):
    """`written`: the words before folding, if it may have changed any. `repeats`: a word stands twice, so that sets
    tell too little."""

    words: frozenset[str]
    joined: str
    written: Mapping[str, str]
    repeats: bool


def _outline(core: Sequence[str], joined: str) -> _Outline:
    words, written = frozenset(core), _AS_WRITTEN
    if has_umlaut(joined):
        folded = [one_umlaut(word) for word in core]
        words, written = frozenset(folded), dict(zip(folded, core, strict=True))
    return _Outline(words - _SMALL or frozenset(core), joined, written, len(words) < len(core))


def _may_fit(ours: _Outline, theirs: _Outline) -> bool:
    left, right = ours.words - theirs.words, theirs.words - ours.words
    if not left or not right or ours.repeats or theirs.repeats:
        return True
    if ours.joined.startswith(theirs.joined) or theirs.joined.startswith(ours.joined):
        return True
    if _near(ours.joined, theirs.joined):
        return True
    if len(left) == len(right) and _all_near(left, right, ours.written, theirs.written):
        return True
    return _one_of_two(ours.words, right) or _one_of_two(theirs.words, left)


def _all_near(left: frozenset[str], right: frozenset[str], ours: Mapping[str, str], theirs: Mapping[str, str]) -> bool:
    """Whether every word is near one on the other side. Folding may widen a slip ("hoaecare" to "hoacare"), so the
    words count as they are written too."""
    for x in left:
        for y in right:
            if _near(x, y) or ((ours or theirs) and _near(ours.get(x, x), theirs.get(y, y))):
                break
        else:
            return False
    return True


def _one_of_two(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one of the others is two of the words: "homecare" of "home care"."""
    return any(other.startswith(word) and other[len(word) :] in words for other in others for word in words)


def _near(x: str, y: str) -> bool:
    return -3 < len(x) - len(y) < 3 and OSA.distance(x, y, score_cutoff=2) <= 2
