"""From records to what the directory stores of them: rows, sorted key hashes, identifiers, words.

Pure, so that helper processes can do it. Hashes come as arrays: they are many, and small that way.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from backend.directory.export import BadRow, Chunk, records, typed
from backend.directory.index import DOMAIN, KINDS
from backend.directory.rows import (
    PersonHalf,
    Record,
    company_domains,
    company_names,
    merged,
    pack_companies,
    pack_people,
    person_half,
    plain,
    text,
    unpack_companies,
    unpack_people,
)
from backend.directory.words import company_words, person_words, whole_names
from backend.matching.keys import company_keys, person_keys
from backend.matching.text import deletions, hash64

PERSON_COLUMNS = (
    "applicant_id", "contact_id", "external_id", "full_name", "job_title", "company_ref", "company_name", "location",
    "off_limits", "archived", "names", "identifiers", "applicant", "contact",
)  # fmt: skip
COMPANY_COLUMNS = (
    "company_id", "external_id", "ref", "name", "known_as", "town", "country", "off_limits", "archived", "names",
    "domains", "company",
)  # fmt: skip
WORD_CHUNK = 20_000


@dataclass
class Hashes:
    """Sorted hashes, and beside each the place of its row in the chunk."""

    hashes: array[int]
    places: array[int]


@dataclass
class Keyed:
    """What the index needs of some rows. `norms`: their packed names, by place; `identifiers` by kind."""

    norms: list[str]
    keys: Hashes
    identifiers: dict[int, Hashes]
    words: Counter[str]


@dataclass
class Prepared:
    """A chunk ready to be stored; `rows` in the order of PERSON_COLUMNS or COMPANY_COLUMNS. `bad` stops the import."""

    rows: list[tuple[Any, ...]] = field(default_factory=list)
    keyed: Keyed | None = None
    bad: BadRow | None = None


@dataclass(frozen=True)
class Stored:
    """Rows that are stored but not in the index: packed names, and identifiers as (kind, value) or domains."""

    people: bool
    norms: list[str]
    identifiers: list[list[Any]]


@dataclass(frozen=True)
class Words:
    """Words that have no neighbour keys yet."""

    words: list[str]


def work(task: Chunk | Stored | Words) -> Any:
    """The one thing helpers do: Chunk -> Prepared, Stored -> Keyed, Words -> Hashes."""
    if isinstance(task, Chunk):
        return prepare(task)
    if isinstance(task, Stored):
        return keyed(task)
    return _hashes(task.words, lambda word: [hash64(form) for form in deletions(word)])


def prepare(chunk: Chunk) -> Prepared:
    found = records(chunk)
    if isinstance(found, BadRow):
        return Prepared(bad=found)
    return _people(found) if chunk.people else _companies(found)


def _people(found: Iterable[Record]) -> Prepared:
    latest = {(record["id"], record.get("type")): record for record in found}
    rows: list[tuple[Any, ...]] = []
    people: list[PersonHalf] = []
    for record in latest.values():
        for row, half in _person_rows(record):
            rows.append(row)
            people.append(half)
    norms = [row[10] for row in rows]
    words = _counted(person_words(half.names) for half in people)
    keys = _hashes(people, lambda half: person_keys(half.names, half.company_ref))
    return Prepared(rows, Keyed(norms, keys, _by_kind([half.identifiers for half in people]), words))


def _person_rows(record: Record) -> Iterable[tuple[tuple[Any, ...], PersonHalf]]:
    """One row; two for somebody said to be applicant and contact whom no identifier joins."""
    if not str(record["id"]).isdecimal():
        half = person_half(record)
        yield _person_row((None, None, record["id"]), half, None, None), half
        return
    kind = str(record.get("type", "applicant")).lower()
    itris = typed(record)
    half, held = person_half(itris), json.dumps(plain(itris))
    number = itris["id"]
    if kind == "both" and half.identifiers:
        yield _person_row((number, number, None), merged((half, half)), held, held), half
        return
    if kind in ("applicant", "both"):
        yield _person_row((number, None, None), half, held, None), half
    if kind in ("contact", "both"):
        yield _person_row((None, number, None), half, None, held), half


def _person_row(
    ids: tuple[int | None, int | None, str | None], half: PersonHalf, applicant: str | None, contact: str | None
) -> tuple[Any, ...]:
    identifiers = json.dumps(sorted(half.identifiers)) if half.identifiers else "[]"
    return (
        *ids, half.full_name, half.job_title, half.company_ref, half.company_name, half.location, half.off_limits,
        half.archived, pack_people(half.names, half.company_ref), identifiers, applicant, contact,
    )  # fmt: skip


def _companies(found: Iterable[Record]) -> Prepared:
    rows, names, domains = [], [], []
    for record in {record["id"]: record for record in found}.values():
        numbered = record["id"].isdecimal()
        held = typed(record) if numbered else record
        names.append(company_names(held))
        domains.append(sorted(company_domains(held)))
        rows.append(
            (
                held["id"] if numbered else None, None if numbered else held["id"], str(held["id"]),
                text(held.get("name")), text(held.get("known_as")), text(held.get("town")), text(held.get("country")),
                bool(held.get("off_limits")), bool(held.get("archived")), pack_companies(names[-1]),
                json.dumps(domains[-1]), json.dumps(plain(held)) if numbered else None,
            )
        )  # fmt: skip
    words = _counted(company_words(each) | whole_names(each) for each in names)
    identifiers = {DOMAIN: _hashes(domains, lambda mine: [hash64(domain) for domain in mine])}
    return Prepared(rows, Keyed([row[9] for row in rows], _hashes(names, company_keys), identifiers, words))


def keyed(rows: Stored) -> Keyed:
    """The keys of rows that are stored already."""
    if not rows.people:
        companies = [unpack_companies(norm) for norm in rows.norms]
        words = _counted(company_words(each) | whole_names(each) for each in companies)
        found = {DOMAIN: _hashes(rows.identifiers, lambda mine: [hash64(domain) for domain in mine])}
        return Keyed(rows.norms, _hashes(companies, company_keys), found, words)
    people = [unpack_people(norm) for norm in rows.norms]
    words = _counted(person_words(names) for _, names in people)
    keys = _hashes(people, lambda person: person_keys(person[1], person[0]))
    return Keyed(rows.norms, keys, _by_kind(rows.identifiers), words)


def _counted(words: Iterable[Iterable[str]]) -> Counter[str]:
    return Counter(chain.from_iterable(words))


def _by_kind(people: Sequence[Iterable[Sequence[str]]]) -> dict[int, Hashes]:
    def of(kind: str) -> Callable[[Iterable[Sequence[str]]], Sequence[int]]:
        return lambda pairs: [hash64(value) for name, value in pairs if name == kind] if pairs else ()

    return {number: _hashes(people, of(kind)) for kind, number in KINDS.items()}


def _hashes(things: Iterable[Any], of: Callable[[Any], Iterable[int]]) -> Hashes:
    hashes: list[int] = []
    places: list[int] = []
    for place, thing in enumerate(things):
        found = of(thing)
        if found:
            before = len(hashes)
            hashes.extend(found)
            places.extend([place] * (len(hashes) - before))
    order = sorted(range(len(hashes)), key=hashes.__getitem__)
    return Hashes(array("q", map(hashes.__getitem__, order)), array("I", map(places.__getitem__, order)))
