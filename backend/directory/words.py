"""How usual words are in this directory, and which words lie one slip away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from backend.directory.counts import row_counts
from backend.directory.lookup import Ask, Found
from backend.directory.statements import add_counts, insert_new
from backend.directory.tables import Reading, Word, WordKey
from backend.matching.companies import CompanyName, folded
from backend.matching.names import PersonName
from backend.matching.text import deletions, fold, has_umlaut, hash64, undoubled
from backend.matching.weights import Weights, company_weight, name_weight

PEOPLE, COMPANIES = 1, 2
USUAL = 4
"""Words in at least this many names are kept in memory; all others are about equally rare."""
NEIGHBOURS = 48


@dataclass(frozen=True)
class Usage:
    """Counts of the usual words and of all rows, at one version of the directory; weights worked out once each."""

    version: int
    people: int
    companies: int
    name_counts: Mapping[str, int]
    company_counts: Mapping[str, int]
    _names: dict[str, float] = field(default_factory=dict, compare=False)
    _companies: dict[str, float] = field(default_factory=dict, compare=False)

    def weights(self, seen: frozenset[str] = frozenset()) -> Weights:
        """`seen`: words of the profile that somebody here bears, though not many."""
        own = {word: name_weight(word, self.name_counts.get(word, 2), self.people) for word in seen}
        return Weights(company=self.company, name=lambda word: own.get(word) or self.name(word))

    def name(self, word: str) -> float:
        weight = self._names.get(word)
        if weight is None:
            weight = name_weight(word, self.name_counts.get(word, 0), self.people)
            _remember(self._names, word, weight)
        return weight

    def company(self, word: str) -> float:
        weight = self._companies.get(word)
        if weight is None:
            weight = company_weight(word, self.company_counts.get(word, 0), self.companies)
            _remember(self._companies, word, weight)
        return weight


def _remember(memory: dict[str, float], word: str, weight: float) -> None:
    if len(memory) > 200_000:
        memory.clear()
    memory[word] = weight


_usage: WeakKeyDictionary[Engine, Usage] = WeakKeyDictionary()
_lock = Lock()


def usage(session: Session) -> Usage:
    """The counts, from memory while the directory has not grown much since they were read."""
    engine: Any = session.get_bind()
    engine = getattr(engine, "engine", engine)
    version = session.scalar(select(func.coalesce(func.sum(Reading.words_version), 0))) or 0
    with _lock:
        known = _usage.get(engine)
    if known is None or known.version != version:
        known = _read(session, version)
        with _lock:
            _usage[engine] = known
    return known


def _read(session: Session, version: int) -> Usage:
    counts: dict[int, dict[str, int]] = {PEOPLE: {}, COMPANIES: {}}
    for kind, word, n in session.execute(select(Word.kind, Word.word, Word.n).where(Word.n >= USUAL)):
        counts[kind][word] = n
    people, companies = row_counts(session)
    return Usage(version, people, companies, counts[PEOPLE], counts[COMPANIES])


def person_words(names: Iterable[PersonName]) -> set[str]:
    return {fold(word) for name in names for word in (*name.given, *name.family, *name.bare) if len(word) > 1}


def company_words(names: Iterable[CompanyName]) -> set[str]:
    return {word for name in names for word in folded(name)}


def whole_names(names: Iterable[CompanyName]) -> set[str]:
    """Names of several words written as one: they have neighbours too ("Crossbasket Castel")."""
    return {joined for name in names if (joined := fold(name.joined)) and len(joined) <= 40}


def count(session: Session, kind: int, words: Counter[str]) -> None:
    """Add to the counts; a word seen for the first time gets its neighbour keys."""
    if not words:
        return
    known = set()
    listed = sorted(words)
    for start in range(0, len(listed), 500):
        part = listed[start : start + 500]
        known |= set(session.scalars(select(Word.word).where(Word.kind == kind, Word.word.in_(part))))
    add_counts(session, kind, words)
    fresh = [w for w in listed if w not in known and 3 <= len(w) <= 40 and not w.isdigit()]
    insert_new(session, WordKey, sorted((kind, hash64(form), word) for word in fresh for form in deletions(word)))


def word_ask(kind: int, words: Iterable[str], *, exact: bool = False) -> Ask:
    """Reads the words one slip away from these; `exact`: the words themselves alone."""
    hashes = (hash64(form) for word in words for form in ((word,) if exact else forms(word)))
    return Ask(WordKey.__tablename__, "word", hashes, cap=60, kind=kind)


def forms(word: str) -> set[str]:
    """What a word and those one slip away from it share.

    Also before folding: that may widen one slip to two ("Gonzaez" folds to Gonzaz, "Dobtbins" to itself).
    """
    shared = {*deletions(fold(word)), *map(fold, deletions(word))}
    return shared | set(map(undoubled, deletions(undoubled(word)))) if has_umlaut(word) else shared


def borne_of(found: Found, words: Iterable[str]) -> frozenset[str]:
    """Those of the folded words that somebody in the directory bears."""
    return frozenset(word for word in words if any(other == word for (other,) in found.get(hash64(word), ())))


def neighbours_of(found: Found, words: Iterable[str]) -> dict[str, list[str]]:
    """Folded words of the directory one slip away from each of these; a word that is there itself comes first."""
    near: dict[str, list[str]] = {}
    for word in words:
        own, mine = fold(word), forms(word)
        others = {other for form in mine for (other,) in found.get(hash64(form), ())}
        shortest, longest = len(own) - 1, len(undoubled(word)) + 1
        others = {other for other in others if shortest <= len(other) <= longest or other in mine}
        if others:
            near[own] = sorted(others, key=lambda other: (other != own, other))[:NEIGHBOURS]
    return near
