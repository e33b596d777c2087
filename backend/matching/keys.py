"""Keys under which candidates are found: hashes of what two spellings of one name are likely to share.

The same functions make the keys of a record, when it is stored, and of a query, when it is looked for. A query asks
for more (nicknames, neighbours one slip away), so that a record needs few.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from backend.matching.companies import CompanyName, folded
from backend.matching.names import PersonName
from backend.matching.nicknames import related
from backend.matching.text import fold, hash64, word_set

# Alone these words find far too many companies; in pairs and whole names they still count.
TOO_COMMON = word_set(
    "and the of for group holding service company limited uk solution international management care "
    "consulting technology trading restaurant food school hotel"
)


def pair_key(one: str, other: str) -> int:
    """Given name and surname in either order."""
    a, b = fold(one), fold(other)
    return hash64(f"p:{a}|{b}" if a < b else f"p:{b}|{a}")


def company_people_key(ref: str) -> int:
    return hash64(f"c:{ref}")


def surname_company_key(surname: str, ref: str) -> int:
    return hash64(f"k:{fold(surname)}|{ref}")


def initial_key(surname: str, initial: str) -> int:
    return hash64(f"i:{fold(surname)}|{initial}")


def person_keys(names: Iterable[PersonName], ref: str) -> set[int]:
    """Keys of a stored person; `ref` names the company, "" when unknown."""
    keys: set[int] = set()
    for name in names:
        surnames = dict.fromkeys((*name.family, *name.bare, *name.former))
        for surname in surnames:
            keys |= {pair_key(given, surname) for given in (*name.given[:3], *name.nick) if given != surname}
            keys |= {initial_key(surname, given[0]) for given in name.given[:2]}
            if ref:
                keys.add(surname_company_key(surname, ref))
        if len(name.words) > 2:
            keys |= {pair_key(name.given[0], middle) for middle in name.given[1:3]}
        if len(name.words) == 1:
            keys.add(hash64(f"1:{fold(name.words[0])}"))
    if ref:
        keys.add(company_people_key(ref))
    return keys


def person_query_keys(name: PersonName, near: Mapping[str, Sequence[str]]) -> list[int]:
    """Keys that find a name anywhere. `near`: words one slip away from each folded word, as the directory knows."""
    if len(name.words) < 2:
        return [hash64(f"1:{fold(word)}") for word in name.words]
    keys: dict[int, None] = {}
    surnames = list(dict.fromkeys((*name.family, *name.bare, *name.former)))
    givens = list(dict.fromkeys((*name.given[:3], *name.nick)))
    if name.shortened:
        return []
    for surname in surnames:
        for given in givens:
            keys[pair_key(given, surname)] = None
    for middle in name.given[1:3]:
        keys[pair_key(name.given[0], middle)] = None
    first = name.given[0]
    for surname in surnames:
        keys |= dict.fromkeys(pair_key(variant, surname) for variant in sorted(related(first)))
        keys |= dict.fromkeys(pair_key(variant, surname) for variant in near.get(fold(first), ()))
        keys |= dict.fromkeys(pair_key(first, variant) for variant in near.get(fold(surname), ()))
        keys[pair_key(first[0], surname)] = None
    return list(keys)


def wide_person_keys(name: PersonName, refs: Iterable[str]) -> list[int]:
    """Keys that find many who are not meant: everybody with this surname and initial, everybody at these companies."""
    keys = dict.fromkeys(company_people_key(ref) for ref in refs)
    if len(name.words) > 1 and not name.shortened:
        surnames = (*name.family, *name.bare, *name.former)
        keys |= dict.fromkeys(initial_key(surname, name.given[0][0]) for surname in surnames)
    return list(keys)


def own_keys(name: PersonName) -> list[int]:
    """Keys of the name exactly as it is written, without nicknames."""
    return [pair_key(given, surname) for given in name.given[:1] for surname in name.family]


def person_company_keys(name: PersonName, refs: Iterable[str]) -> list[int]:
    """Keys that find those of the same surname at these companies."""
    keys: dict[int, None] = {}
    surnames = list(dict.fromkeys((*name.family, *name.bare, *name.former, *name.given)))
    for ref in refs:
        keys |= dict.fromkeys(surname_company_key(surname, ref) for surname in surnames)
    return list(keys)


def company_keys(names: Iterable[CompanyName]) -> set[int]:
    """Keys of a stored company, from all its names."""
    keys: set[int] = set()
    for name in names:
        words = folded(name)
        keys |= {hash64(f"t:{word}") for word in words if word not in TOO_COMMON}
        keys |= {hash64(f"t:{one}{other}") for one, other in pairwise(words)}
        keys |= _whole(name, words)
    return keys


def _whole(name: CompanyName, words: Sequence[str]) -> set[int]:
    return {
        hash64(f"t:{fold(name.joined)}"),
        hash64(f"t:{''.join(words)}"),
        hash64(f"t:{fold(name.branch)}"),
        hash64(f"w:{' '.join(sorted(words))}"),
    }


def company_query_keys(
    name: CompanyName, near: Mapping[str, Sequence[str]], *, rare: Iterable[str]
) -> tuple[list[int], list[int]]:
    """(keys of the whole name, keys of its parts). `rare`: the words worth looking for alone, rarest first."""
    words = folded(name)
    whole = _whole(name, words)
    parts: dict[int, None] = {}
    for word in rare:
        parts[hash64(f"t:{word}")] = None
        parts |= dict.fromkeys(hash64(f"t:{other}") for other in near.get(word, ()))
    joined = fold(name.joined)
    parts |= dict.fromkeys(hash64(f"t:{other}") for other in near.get(joined, ()))
    parts |= dict.fromkeys(hash64(f"t:{one}{other}") for one, other in pairwise(words))
    return sorted(whole), [key for key in parts if key not in whole]
