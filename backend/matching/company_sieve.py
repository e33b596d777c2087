"""A quick look at a packed name before the full comparison: most candidates share one word and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from backend.matching.companies import CompanyName
from backend.matching.text import one_umlaut

_SMALL = frozenset({"and", "the", "of"})


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
    """`written`: words that folding changed, as they were. `repeats`: a word stands twice, so sets tell too little."""

    words: frozenset[str]
    joined: str
    written: Mapping[str, str]
    repeats: bool


def _outline(core: Sequence[str], joined: str) -> _Outline:
    folded = list(map(one_umlaut, core))
    written = {} if folded == list(core) else {f: w for f, w in zip(folded, core, strict=True) if f != w}
    words = frozenset(folded)
    return _Outline(words - _SMALL or frozenset(core), joined, written, len(words) < len(core))


def _may_fit(ours: _Outline, theirs: _Outline) -> bool:
    left, right = ours.words - theirs.words, theirs.words - ours.words
    if not left or not right or ours.repeats or theirs.repeats:
        return True
    if ours.joined.startswith(theirs.joined) or theirs.joined.startswith(ours.joined):
        return True
    if _near(ours.joined, theirs.joined):
        return True
    if len(left) == len(right):
        # Folding may widen a slip ("hoaecare" to "hoacare"), so the words count as they are written too.
        a, b = ours.written, theirs.written
        if all(any(_near(x, y) or _near(a.get(x, x), b.get(y, y)) for y in right) for x in left):
            return True
    # "home care" and "homecare" leave two words on one side and one on the other.
    return max(len(left), len(right)) > 1 and any(x.startswith(y) or y.startswith(x) for x in left for y in right)


def _near(x: str, y: str) -> bool:
    return -3 < len(x) - len(y) < 3 and OSA.distance(x, y, score_cutoff=2) <= 2
