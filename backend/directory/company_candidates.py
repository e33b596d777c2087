"""From a company's name to the few records worth judging: keys, then words, then full comparison of what is left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from backend.directory.index import DOMAIN
from backend.directory.lookup import CAP, Ask, Found, Steps, run
from backend.directory.records import CompanyRow, company_ask, company_record
from backend.directory.rows import unpack_companies
from backend.directory.tables import CompanyKey, Identifier
from backend.directory.words import COMPANIES, Usage, neighbours_of, word_ask
from backend.matching.companies import CompanyName, folded
from backend.matching.company_rules import Comparer, may_be_shown
from backend.matching.company_sieve import Sieve
from backend.matching.keys import company_query_keys
from backend.matching.text import fold, hash64
from backend.matching.verdicts import CompanyQuery, CompanyRecord

SHORTLIST = 16
"""Candidates given to the verdict. Ten are shown; the others keep a tie honest."""
LISTED = 120
"""How many of the best by keys are looked at by their letters."""
BY_KEYS, BY_LETTERS = 10, 12
"""Of those, as many are looked at word by word: the best by keys, and the likest by letters."""
RESEMBLING = 4
"""Of those that only share a word, as many are compared in full, to be shown as information."""
RARE = 3

Shortlist = dict[int, tuple[bool, tuple[CompanyName, ...]]]
"""{row: (whether a verdict may show it, its names as far as they are unpacked)}, best first."""


@dataclass
class Candidates:
    """What one query's keys found: points by how telling the keys are, and the packed names."""

    query: CompanyQuery
    points: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    packed: dict[int, str] = field(default_factory=dict)
    known: list[int] = field(default_factory=list)
    named: bool = False  # some company bears one of the names as it is written

    def add(self, found: Found, keys: Iterable[int], whole: float = 0.0) -> bool:
        """Take in the rows under these keys; whether there were any. `whole`: points of a key of the whole name."""
        packed, points = self.packed, self.points
        before = len(packed)
        for key in keys:
            rows = found.get(key)
            if not rows:
                continue
            worth = whole or 1 / (1 + len(rows)) ** 0.3
            for row_id, norm in rows:
                points[row_id] += worth
                packed[row_id] = norm
        return len(packed) > before

    def best(self, most: int) -> list[int]:
        listed = [(-worth, row_id) for row_id, worth in self.points.items()]
        if len(listed) > most:
            # Sorting plain numbers first is much quicker than sorting hundreds of rows by two things.
            least = sorted(self.points.values(), reverse=True)[most - 1]
            listed = [pair for pair in listed if -pair[0] >= least]
        listed.sort()
        return [row_id for _, row_id in listed[:most]]


def companies_for(at: Session | Connection, query: CompanyQuery, usage: Usage) -> list[CompanyRecord]:
    """Companies that may be the query's, best first by a cheap score, each with its whole row."""
    return run(at, companies_for_each([query], usage, Comparer(usage.company), whole=True))[0]


def companies_for_each(
    queries: Sequence[CompanyQuery], usage: Usage, compare: Comparer, *, whole: bool = False
) -> Steps[list[list[CompanyRecord]]]:
    """Candidates for each of many queries; the keys of all of them are read together.

    Unless `whole`, a candidate no verdict can show comes with its names alone: they still tell what is a slip.
    """
    found = [Candidates(query) for query in queries]
    yield from _read_keys(found, usage)
    shortlists = [_shortlist(one, compare) for one in found]
    wanted = {row_id for shortlist in shortlists for row_id, (shown, _) in shortlist.items() if shown or whole}
    [rows] = yield [company_ask(sorted(wanted))]
    return [_records(shortlist, rows) for shortlist in shortlists]


def _read_keys(candidates: Sequence[Candidates], usage: Usage) -> Steps[None]:
    names = [(one, name, _rare(name, usage)) for one in candidates for name in one.query.names]
    keys = [company_query_keys(name, {}, rare=rare) for _, name, rare in names]
    domains = {hash64(domain) for one in candidates for domain in one.query.domains}
    found, by_domain = yield [
        _key_ask(key for whole, parts in keys for key in (*whole, *parts)),
        Ask(Identifier.__tablename__, "id", domains, cap=20, kind=DOMAIN),
    ]
    unseen = []
    for (one, name, rare), (whole, parts) in zip(names, keys, strict=True):
        if one.add(found, whole, whole=10.0):
            one.named = True
        else:
            unseen.append((one, name, rare))
        one.add(found, parts)
    for one in candidates:
        hashes = map(hash64, sorted(one.query.domains))
        one.known = [row_id for h in hashes for (row_id,) in by_domain.get(h, ())]
    if unseen:
        yield from _read_neighbours(unseen, usage)


def _read_neighbours(names: Sequence[tuple[Candidates, CompanyName, Sequence[str]]], usage: Usage) -> Steps[None]:
    """Where no company has the very name: look for those one typing error away too."""
    # As they are written: folding may widen a slip ("Corner Stoe" would be looked for as "Corner Sto").
    words = [
        {
            name.joined,
            *(w for w in name.core if (f := fold(w)) in rare and len(f) > 2 and usage.company_counts.get(f, 0) < 40),
        }
        for _, name, rare in names
    ]
    [found] = yield [word_ask(COMPANIES, {word for some in words for word in some})]
    keys = []
    for (_, name, rare), some in zip(names, words, strict=True):
        known = set(company_query_keys(name, {}, rare=rare)[1])
        keys.append([k for k in company_query_keys(name, neighbours_of(found, some), rare=rare)[1] if k not in known])
    [more] = yield [_key_ask(key for some in keys for key in some)]
    for (one, _, _), own in zip(names, keys, strict=True):
        one.add(more, own)


def _key_ask(keys: Iterable[int]) -> Ask:
    return Ask(CompanyKey.__tablename__, "id, norm", keys)


def _rare(name: CompanyName, usage: Usage) -> list[str]:
    """The words worth looking for alone: the rarest, and none whose key is saturated unless there is no other."""
    weight = usage.company
    words = [w for w in dict.fromkeys(folded(name)) if len(w) > 1 or len(name.core) == 1]
    rarest = sorted(words, key=lambda w: (-weight(w), w))[:RARE]
    return [w for w in rarest if usage.company_counts.get(w, 0) <= CAP] or rarest[:1]


def _shortlist(found: Candidates, compare: Comparer) -> Shortlist:
    sieve = Sieve(found.query.names)
    scored = []
    resembling = 0
    for row_id in _likeliest(found):
        packed = found.packed[row_id]
        if not sieve.passes(packed):
            if found.named or resembling == RESEMBLING:
                continue
            resembling += 1
        names = unpack_companies(packed)
        fits = [compare(ours, theirs) for ours in names for theirs in found.query.names]
        best = max((fit.score for fit in fits), default=0.0)
        scored.append((-best, row_id, any(map(may_be_shown, fits)), names))
    scored.sort(key=lambda s: s[:2])
    shortlist: Shortlist = dict.fromkeys(found.known[:5], (True, ()))
    return shortlist | {row_id: (shown or row_id in shortlist, names) for _, row_id, shown, names in scored[:SHORTLIST]}


def _likeliest(found: Candidates) -> Iterable[int]:
    """Rows worth looking at word by word."""
    best = found.best(LISTED)
    if len(best) <= BY_KEYS + BY_LETTERS:
        return best
    rest = {row_id: found.packed[row_id].split("|", 2)[1] for row_id in best[BY_KEYS:]}
    likest = process.extract(found.query.names[0].joined, rest, scorer=fuzz.ratio, limit=BY_LETTERS)
    return [*best[:BY_KEYS], *(row_id for _, _, row_id in likest)]


def _records(shortlist: Shortlist, rows: Found) -> list[CompanyRecord]:
    records = []
    for row_id, (shown, names) in shortlist.items():
        if rows.get(row_id):
            records.append(company_record(CompanyRow(*rows[row_id][0]), names or None))
        elif not shown:
            records.append(CompanyRecord(id=row_id, ref="", name="", names=names))
    return records
