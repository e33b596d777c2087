"""A quick look at a packed name before the full comparison: most candidates share one word and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import OSA

from backend.matching.companies import CompanyName
from backend.matching.text import one_umlaut

_SMALL = frozenset({"and", "the", "of"})


class Sieve:
    """Lets through every name a verdict may link or ask about.

    Turned away is what `company_fit` calls related or different, or longer or shorter and misspelt besides.
    """

    def __init__(self, names: Sequence[CompanyName]) -> None:
        self._names = [(_words(name.core), name.joined) for name in names]

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
        words = _words(core)
        return any(_may_fit(words, joined, theirs, theirs_joined) for theirs, theirs_joined in self._names)


def _words(core: Sequence[str]) -> frozenset[str]:
    return frozenset(map(one_umlaut, core)) - _SMALL or frozenset(core)


def _may_fit(ours: frozenset[str], ours_joined: str, theirs: frozenset[str], theirs_joined: str) -> bool:
    left, right = ours - theirs, theirs - ours
    if not left or not right:
        return True
    if ours_joined.startswith(theirs_joined) or theirs_joined.startswith(ours_joined):
        return True
    if _near(ours_joined, theirs_joined):
        return True
    if len(left) == len(right):
        return all(any(_near(x, y) for y in right) for x in left)
    # "home care" and "homecare" leave two words on one side and one on the other.
    return any(x.startswith(y) or y.startswith(x) for x in left for y in right)


def _near(x: str, y: str) -> bool:
    return -3 < len(x) - len(y) < 3 and OSA.distance(x, y, score_cutoff=2) <= 2
