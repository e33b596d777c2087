"""Keys under which candidates are found: hashes of what two spellings of one name are likely to share.

The same functions make the keys of a record, when it is stored, and of a query, when it is looked for. A query asks
for more (nicknames, neighbours one slip away), so that a record needs few.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from struct import Struct

from backend.matching.companies import CompanyName, folded
from backend.matching.names import PersonName
from backend.matching.nicknames import related
from backend.matching.text import fold, hash64, word_set

_FOUR = Struct(">4q")

# Alone these words find far too many companies; in pairs and whole names they still count.
TOO_COMMON = word_set(
    "and the of for group holding service company limited uk solution international management care "
    "consulting technology trading restaurant food school hotel"
)


@lru_cache(maxsize=65536)
def _of_word(word: str) -> tuple[int, int, int, int]:
    """Four independent hashes of the folded word: in a pair, as surname beside an initial or a company, as initial.

    A key of two parts is the sum of their hashes. Each is one bit short of 64, so that the sum fits; a word is hashed
    once and not again in every pair.
    """
    a, b, c, d = _FOUR.unpack(blake2b(fold(word).encode(), digest_size=32).digest())
    return a >> 1, b >> 1, c >> 1, d >> 1


@lru_cache(maxsize=65536)
def _of_company(ref: str) -> tuple[int, int]:
    """Hashes of a company's ref: alone, and beside a surname."""
    return hash64(f"c:{ref}"), hash64(f"k:{ref}") >> 1


def pair_key(one: str, other: str) -> int:
    """Given name and surname in either order."""
    return _of_word(one)[0] + _of_word(other)[0]


def company_people_key(ref: str) -> int:
    return _of_company(ref)[0]


def surname_company_key(surname: str, ref: str) -> int:
    return _of_word(surname)[2] + _of_company(ref)[1]


def initial_key(surname: str, initial: str) -> int:
    return _of_word(surname)[1] + _of_word(initial)[3]


def person_keys(names: Iterable[PersonName], ref: str) -> set[int]:
    """Keys of a stored person; `ref` names the company, "" when unknown."""
    keys: set[int] = set()
    for name in names:
        given = name.given
        givens = (*given[:3], *name.nick)
        for surname in {*name.family, *name.bare, *name.former}:
            in_pair, by_initial, at_company, _ = _of_word(surname)
            for word in givens:
                if word != surname:
                    keys.add(in_pair + _of_word(word)[0])
            for word in given[:2]:
                keys.add(by_initial + _of_word(word[0])[3])
            if ref:
                keys.add(at_company + _of_company(ref)[1])
        words = len(given) + len(name.family)
        if words > 2:
            keys.update(pair_key(given[0], middle) for middle in given[1:3])
        elif words == 1:
            keys.add(hash64(f"1:{fold(name.words[0])}"))
    if ref:
        keys.add(_of_company(ref)[0])
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
    first = name.given[0]
    own = [_of_word(surname)[0] for surname in surnames]
    given_names = [*givens, *sorted(related(first)), *near.get(fold(first), ()), first[0]]
    keys |= dict.fromkeys(surname + _of_word(given)[0] for surname in own for given in given_names)
    keys |= dict.fromkeys(pair_key(first, middle) for middle in name.given[1:3])
    for surname in surnames:
        keys |= dict.fromkeys(pair_key(first, variant) for variant in near.get(fold(surname), ()))
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


@lru_cache(maxsize=65536)
def text_key(text: str) -> int:
    """A folded word of a company's name, or several written as one."""
    return hash64(f"t:{text}")


def company_keys(names: Iterable[CompanyName]) -> set[int]:
    """Keys of a stored company, from all its names."""
    keys: set[int] = set()
    for name in names:
        words = folded(name)
        keys.update(_whole(name, words))
        keys.update([text_key(word) for word in words if word not in TOO_COMMON])
        if len(words) > 2:  # two words together are the whole name
            keys.update([hash64(f"t:{one}{other}") for one, other in pairwise(words)])
    return keys


def _whole(name: CompanyName, words: Sequence[str]) -> set[int]:
    joined = fold(name.joined)
    spellings = {joined, "".join(words), fold(name.branch) if name.place else joined}
    return {hash64(f"w:{' '.join(sorted(words))}"), *(hash64(f"t:{spelling}") for spelling in spellings)}


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
