"""Whether two names may be one person's, with the rule that says so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from backend.matching.names import PersonName
from backend.matching.nicknames import is_common, relation
from backend.matching.text import fold
from backend.matching.weights import TokenWeight

_SOUNDS = (("ph", "f"), ("ck", "k"), ("ch", "k"), ("dj", "j"), ("kh", "k"), ("sch", "s"), ("sh", "s"))
_LETTERS = str.maketrans({"c": "k", "q": "k", "z": "s", "w": "v", "y": "i", "x": "k"})
_SILENT = re.compile(r"(?<=.)[aeiouh]")
UNSEEN, UNUSUAL, USUAL = 0.94, 0.84, 0.7
"""Weight of a word that nobody in the directory bears, of one that few do, and of one that very many do."""
WEAK = frozenset({"initial", "beginning", "sound", "same_full_form"})
"""Rules that make two given names one only where the surname is rare or the company the same."""


class Fit(NamedTuple):
    """How well one part of two names fits: score 0..1, the rule, the two words it is about."""

    score: float
    rule: str
    ours: str = ""
    theirs: str = ""


NO_FIT = Fit(0.0, "different")


class NameFit(NamedTuple):
    """Two whole names. `differs`: what speaks against them although the main parts fit."""

    score: float
    given: Fit
    family: Fit
    swapped: bool = False
    differs: str = ""

    @property
    def typo(self) -> bool:
        return "typo" in (self.given.rule, self.family.rule)

    @property
    def weak(self) -> bool:
        return self.given.rule in WEAK or self.family.rule == "sound"


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A rough skeleton of how a word sounds: Mohamed and Muhammad, Stephen and Stefan have the same."""
    word = fold(word)
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return _SILENT.sub("", word.translate(_LETTERS))


def slip(ours: str, theirs: str, weight: TokenWeight) -> Fit:
    """One word written with a typing error, judged by length and by how usual both words are.

    A word that nobody here bears is likelier a slip than a name; Joe and Joel, Andersen and Anderson are two names.
    """
    a, b = fold(ours), fold(theirs)
    shorter, longer = sorted((len(a), len(b)))
    if shorter < 3 or longer - shorter > 2:
        return NO_FIT
    distance = OSA.distance(a, b, score_cutoff=2)
    if distance == 0:
        return Fit(1.0, "spelling", ours, theirs)
    if distance > 1:
        # Folding may widen one slip: "Byoer" for "Boyer".
        distance = min(distance, OSA.distance(ours, theirs, score_cutoff=2))
    score = _slip_score(distance, shorter, longer, weight(a), weight(b))
    return Fit(score, "typo", ours, theirs) if score else NO_FIT


def _slip_score(distance: int, shorter: int, longer: int, ours: float, theirs: float) -> float:
    if distance == 1:
        if theirs >= UNSEEN:
            return 0.91 if longer >= 5 else 0.87
        if theirs >= UNUSUAL and ours <= USUAL:
            # A word that hardly anybody bears, next to one that very many do.
            return 0.87
        if max(ours, theirs) >= UNUSUAL:
            return 0.82
        return 0.72 if longer >= 6 else 0.55
    return 0.86 if distance == 2 and shorter >= 7 and theirs >= UNSEEN else 0.0


def given_fit(ours: PersonName, theirs: PersonName, weight: TokenWeight) -> Fit:
    """Best fit between the given names, nicknames included."""
    if not ours.given or not theirs.given:
        return NO_FIT
    a, b = ours.given[0], theirs.given[0]
    if fold(a) == fold(b):
        return Fit(1.0, "equal", a, b)
    return max(_given_rules(ours, theirs, weight), key=lambda fit: (fit.score, fit.rule), default=NO_FIT)


def _given_rules(ours: PersonName, theirs: PersonName, weight: TokenWeight) -> Iterable[Fit]:
    a, b = ours.given[0], theirs.given[0]
    if "".join(ours.given) == "".join(theirs.given):
        yield Fit(0.98, "spelling", " ".join(ours.given), " ".join(theirs.given))
    if b in ours.nick or a in theirs.nick or set(ours.nick) & set(theirs.nick):
        yield Fit(0.97, "own_nickname", a, b)
    nicknames = relation(a, b)
    if nicknames:
        rule, full = nicknames
        indirect = rule in ("same_full_form", "both_short")
        yield Fit(0.93 if rule == "same_full_form" else 0.96, rule, a, f"{b}={full}" if indirect else b)
    if len(a) == 1 or len(b) == 1:
        if a[0] == b[0]:
            yield Fit(0.9, "initial", a, b)
    elif min(len(a), len(b)) >= 3 and (a.startswith(b) or b.startswith(a)):
        # Joe and Joel, Dan and Dana are two names; Wes for Weston is one.
        usual = (is_common(a) and is_common(b)) or max(weight(fold(a)), weight(fold(b))) < UNUSUAL
        yield Fit(0.72 if usual else 0.88, "beginning", a, b)
    yield from _middle_used(ours, theirs)
    if len(a) > 1 and len(b) > 1:
        yield slip(a, b, weight)
        if len(sound(a)) >= 3 and sound(a) == sound(b):
            yield Fit(0.87, "sound", a, b)


def _middle_used(ours: PersonName, theirs: PersonName) -> Iterable[Fit]:
    for one, other in ((ours.given, theirs.given), (theirs.given, ours.given)):
        for middle in one[1:3]:
            if len(middle) > 1 and (fold(middle) == fold(other[0]) or relation(middle, other[0])):
                yield Fit(0.9, "middle_name", ours.given[0], theirs.given[0])


def family_fit(ours: PersonName, theirs: PersonName, weight: TokenWeight) -> Fit:
    """Best fit between the surnames, former and double ones included."""
    if not ours.family or not theirs.family:
        return NO_FIT
    a, b = _show(ours.family), _show(theirs.family)
    if ours.shortened or theirs.shortened:
        return Fit(0.6, "surname_initial", a, b) if a[0] == b[0] else NO_FIT
    ours_set, theirs_set = _folded(ours.family), _folded(theirs.family)
    if ours_set == theirs_set or "".join(map(fold, ours.family)) == "".join(map(fold, theirs.family)):
        return Fit(1.0, "equal", a, b)
    if _folded(ours.bare) == _folded(theirs.bare) or ours_set == _folded(theirs.bare):
        return Fit(0.97, "particle", a, b)
    return max(_family_rules(ours, theirs, weight), key=lambda fit: (fit.score, fit.rule), default=NO_FIT)


def _family_rules(ours: PersonName, theirs: PersonName, weight: TokenWeight) -> Iterable[Fit]:
    a, b = _show(ours.family), _show(theirs.family)
    mine, yours = _folded(ours.family + ours.bare), _folded(theirs.family + theirs.bare)
    if mine & yours:
        yield Fit(0.95, "extra_surname", a, b)
    if mine & _folded(theirs.former) or yours & _folded(ours.former):
        yield Fit(0.95, "former_surname", a, b)
    if fold(ours.family[-1]) in _folded(theirs.given[1:]) or fold(theirs.family[-1]) in _folded(ours.given[1:]):
        yield Fit(0.93, "extra_surname", a, b)
    yield slip(ours.family[-1], theirs.family[-1], weight)
    if len(ours.family) > 1 or len(theirs.family) > 1:
        yield slip("".join(ours.family), "".join(theirs.family), weight)
    if len(sound(a)) >= 4 and sound(a) == sound(b):
        usual = max(weight(fold(ours.family[-1])), weight(fold(theirs.family[-1]))) < UNUSUAL
        yield Fit(0.72 if usual else 0.88, "sound", a, b)


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


def _show(words: tuple[str, ...]) -> str:
    return " ".join(words)


def name_fit(ours: PersonName, theirs: PersonName, weight: TokenWeight) -> NameFit:
    """Compare in the written order and, where that fails, with first and last name swapped."""
    fit = _in_order(ours, theirs, weight)
    if fit.score >= 0.9 or not _may_be_swapped(ours, theirs):
        return fit
    turned = max(
        _in_order(ours, _turned(theirs), weight), _in_order(_turned(ours), theirs, weight), key=lambda t: t.score
    )
    if turned.given.rule != "initial" and turned.score - 0.03 > fit.score:
        return NameFit(turned.score - 0.03, turned.given, turned.family, True, turned.differs)
    return fit


def _may_be_swapped(ours: PersonName, theirs: PersonName) -> bool:
    """Whether one's first word stands among the other's surnames."""
    if not (ours.given and theirs.given and ours.family and theirs.family):
        return False
    return fold(ours.given[0]) in _folded(theirs.family + theirs.bare) or fold(theirs.given[0]) in _folded(
        ours.family + ours.bare
    )


def _turned(name: PersonName) -> PersonName:
    words = name.words
    return PersonName(words[1:], words[:1], words[:1], name.nick, name.former, name.suffix)


def _in_order(ours: PersonName, theirs: PersonName, weight: TokenWeight) -> NameFit:
    if not ours.words or not theirs.words:
        return NameFit(0.0, NO_FIT, NO_FIT)
    if not ours.family and not theirs.family and ours.given == theirs.given:
        # One word is all there is: the same word is a hint, never more.
        return NameFit(0.87, Fit(1.0, "equal", ours.given[0], theirs.given[0]), NO_FIT)
    family = family_fit(ours, theirs, weight)
    if family.score == 0.0:
        return NameFit(0.0, NO_FIT, family)
    given = given_fit(ours, theirs, weight)
    score = min(given.score, family.score)
    if given.score < 1 and family.score < 1:
        score *= 0.96
    differs = _differs(ours, theirs, given)
    if differs:
        score -= 0.06
    return NameFit(max(0.0, score), given, family, False, differs)


def _differs(ours: PersonName, theirs: PersonName, given: Fit) -> str:
    """Generation and middle name may only speak against two names when both say one."""
    if ours.suffix and theirs.suffix and ours.suffix != theirs.suffix:
        return "generation"
    if given.rule == "middle_name" or len(ours.given) < 2 or len(theirs.given) < 2:
        return ""
    a, b = ours.given[1], theirs.given[1]
    if a[0] == b[0] or relation(a, b) or set(ours.given[1:]) & set(theirs.given[1:]):
        return ""
    return "middle_name"
