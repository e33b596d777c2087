"""From a person's name, company and identifiers to the few records worth judging."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from backend.directory.index import KINDS
from backend.directory.lookup import Ask, Found, Steps, read, run
from backend.directory.records import PersonRow, person_ask, person_record
from backend.directory.tables import Identifier, PersonKey
from backend.directory.words import PEOPLE, Usage, borne_of, neighbours_of, word_ask
from backend.matching.keys import own_keys, person_company_keys, person_query_keys, wide_person_keys
from backend.matching.name_rules import name_fit
from backend.matching.names import PersonName, unpack
from backend.matching.text import fold, hash64
from backend.matching.verdicts import CompanyVerdict, PersonQuery, PersonRecord
from backend.matching.weights import Weights

SHORTLIST = 16
"""Rows read for judging. Ten are shown; the others keep a tie honest."""
COMPARED = 40
"""Where namesakes are too many to compare in full, the likest by letters."""
WIDE = 12
"""As many of those that only a wide key found: the same initial, the same company."""
ALIKE = 70.0
"""How much of both names such a person must have in common, 0..100: John Smith and James Smith have 67."""


@dataclass
class Candidates:
    """What one query's keys found: packed names by row, rows with a shared identifier, words that are borne here."""

    query: PersonQuery
    refs: Sequence[str] = ()
    packed: dict[int, str] = field(default_factory=dict)
    wide: dict[int, str] = field(default_factory=dict)
    known: list[int] = field(default_factory=list)
    seen: frozenset[str] = frozenset()
    keys: Sequence[int] = ()

    @property
    def name(self) -> PersonName:
        return self.query.name

    def add(self, found: Found, keys: Iterable[int], wide: Iterable[int] = ()) -> None:
        for packed, some in ((self.packed, keys), (self.wide, wide)):
            for key in some:
                packed.update(found.get(key, ()))


def people_for(
    at: Session | Connection, query: PersonQuery, company: CompanyVerdict, usage: Usage
) -> tuple[list[PersonRecord], Weights]:
    """People who may be the query's: by identifier, at the companies that may be meant, then by name anywhere.

    With them the weights of words for this query, which know the words nobody here bears.
    """
    return run(at, people_for_each(run(at, namesakes([query])), [company], usage))[0]


def people_for_each(
    found: Sequence[Candidates], companies: Sequence[CompanyVerdict], usage: Usage
) -> Steps[list[tuple[list[PersonRecord], Weights]]]:
    """Candidates for each of many queries, from their namesakes and from who works at their companies."""
    yield from _read_colleagues(found, companies)
    weights = [usage.weights(one.seen) for one in found]
    shortlists = [_shortlist(one, weight) for one, weight in zip(found, weights, strict=True)]
    [rows] = yield [person_ask({row_id for shortlist in shortlists for row_id in shortlist})]
    return [
        ([person_record(PersonRow(*rows[row_id][0])) for row_id in shortlist if rows.get(row_id)], weight)
        for shortlist, weight in zip(shortlists, weights, strict=True)
    ]


def people_with_identifier(at: Session | Connection, query: PersonQuery) -> list[int]:
    """Rows that share an identifier with the query."""
    return _identified(query, dict(zip(KINDS, read(at, *_identifier_asks([query])), strict=True)))


def _identifier_asks(queries: Sequence[PersonQuery]) -> list[Ask]:
    return [
        Ask(
            Identifier.__tablename__, "id", [hash64(v) for q in queries for n, v in q.identifiers if n == name],
            cap=20, kind=kind,
        )
        for name, kind in KINDS.items()
    ]  # fmt: skip


def _identified(query: PersonQuery, found: Mapping[str, Found]) -> list[int]:
    pairs = sorted(query.identifiers, key=lambda pair: (list(KINDS).index(pair[0]), pair[1]))
    ids = (row_id for name, value in pairs for (row_id,) in found[name].get(hash64(value), ()))
    return list(dict.fromkeys(ids))


def namesakes(queries: Sequence[PersonQuery]) -> Steps[list[Candidates]]:
    """What can be found of each before its company is clear: by name and by identifier, all of them read together."""
    found = [Candidates(query, keys=person_query_keys(query.name, {})) for query in queries]
    words = [{fold(word) for word in (*one.name.given[:1], *one.name.family)} for one in found]
    people, borne, *by_kind = yield [
        _key_ask(key for one in found for key in one.keys),
        word_ask(PEOPLE, {word for some in words for word in some}, exact=True),
        *_identifier_asks(queries),
    ]
    identified = dict(zip(KINDS, by_kind, strict=True))
    unseen = []
    for one, own in zip(found, words, strict=True):
        one.add(people, one.keys)
        one.known = _identified(one.query, identified)
        one.seen = borne_of(borne, own)
        if not one.name.shortened and len(one.name.words) > 1 and not any(people.get(h) for h in own_keys(one.name)):
            unseen.append(one)
    if unseen:
        yield from _read_neighbours(unseen)
    return found


def _read_neighbours(candidates: Sequence[Candidates]) -> Steps[None]:
    """Nobody bears the name as it is written: look for those one slip away too."""
    words = [{one.name.given[0], *one.name.family} for one in candidates]
    [found] = yield [word_ask(PEOPLE, {word for some in words for word in some})]
    keys = []
    for one, some in zip(candidates, words, strict=True):
        known = set(one.keys)
        keys.append([k for k in person_query_keys(one.name, neighbours_of(found, some)) if k not in known])
    [more] = yield [_key_ask(key for some in keys for key in some)]
    for one, own in zip(candidates, keys, strict=True):
        one.add(more, own)


def _read_colleagues(candidates: Sequence[Candidates], companies: Sequence[CompanyVerdict]) -> Steps[None]:
    """Those at the companies that may be meant whose names are alike in part."""
    keys, wide = [], []
    for one, company in zip(candidates, companies, strict=True):
        one.refs = [match.record.ref for match in company.matches]
        keys.append(person_company_keys(one.name, one.refs))
        wide.append(wide_person_keys(one.name, one.refs))
    [people] = yield [_key_ask(key for some in (*keys, *wide) for key in some)]
    for one, some, more in zip(candidates, keys, wide, strict=True):
        one.add(people, some, more)


def _key_ask(keys: Iterable[int]) -> Ask:
    return Ask(PersonKey.__tablename__, "id, norm", keys)


def _shortlist(found: Candidates, weights: Weights) -> list[int]:
    """Rows worth judging, best first: those with a shared identifier, then the likest names."""
    scored = []
    fits: dict[str, float] = {}  # namesakes are spelled alike, so one comparison serves them all
    likest = _likest(found.name, found.packed, COMPARED)
    likest |= _alike(found.name, {i: n for i, n in found.wide.items() if i not in likest})
    for row_id, norm in likest.items():
        ref, _, lines = norm.partition("\n")
        score = fits.get(lines)
        if score is None:
            names = map(unpack, lines.split("\n"))
            score = fits[lines] = max(name_fit(name, found.name, weights.name).score for name in names)
        if score > 0:
            scored.append((-score - (0.15 if ref in found.refs else 0.0), row_id))
    scored.sort()
    return list(dict.fromkeys([*found.known[:SHORTLIST], *(row_id for _, row_id in scored[:SHORTLIST])]))


def _likest(name: PersonName, found: Mapping[int, str], most: int) -> dict[int, str]:
    if len(found) <= most:
        return dict(found)
    best = process.extract(_text(name), _texts(found), scorer=JaroWinkler.similarity, limit=most)
    return {i: found[i] for _, _, i in best}


def _alike(name: PersonName, found: Mapping[int, str]) -> dict[int, str]:
    """Those worth comparing of many who only share an initial or a company. An initial alone may stand for any name."""
    if not name.words:
        return {}
    texts = _texts(found)
    best = process.extract(_text(name), texts, scorer=fuzz.ratio, limit=WIDE, score_cutoff=ALIKE)
    short = [i for i, text in texts.items() if text[1:2] == " "] if len(name.words[0]) > 1 else list(texts)
    return {i: found[i] for i in dict.fromkeys([*(i for _, _, i in best), *short[:WIDE]])}


def _text(name: PersonName) -> str:
    return " ".join(name.words)


def _texts(found: Mapping[int, str]) -> dict[int, str]:
    """Given names and surnames of the first of the packed names."""
    return {i: " ".join(norm.split("\n", 2)[1].split("|", 2)[:2]) for i, norm in found.items()}
