"""Company names taken apart: the words that name it, its legal form, where, which number, and its other names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from backend.matching.company_words import (
    ABBREVIATIONS,
    NAMES_OF_FIRMS_AFTER,
    NOT_A_NAME,
    PLACE_PAIRS,
    PLACES,
    ROMAN,
    TAGLINE_WORDS,
    TRADING_AS,
)
from backend.matching.legal_forms import split_form
from backend.matching.text import clean, fold, latin

_ALIAS = re.compile(rf"[\s,;(\[]+(?:(?P<trading>{TRADING_AS})|(?P<other>{NAMES_OF_FIRMS_AFTER}))[\s:]+", re.IGNORECASE)
_FORM_THEN_NAME = re.compile(r"\b(limited|ltd|llp|plc|inc|gmbh)\b\.?\s*(?:\bT\.?\s?A\b|/(?=\s))\s*", re.IGNORECASE)
_HANGING = re.compile(rf"[\s,(\[]+(?:{TRADING_AS})[\s)\]]*$", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_NOT_A_NAME = re.compile(rf"^(?:{NOT_A_NAME})$", re.IGNORECASE)
_STATE = re.compile(r"\s*[/\\]\s*[A-Za-z]{2,4}\s*[/\\]?\s*$")
_BAR = re.compile(r"\s*[|•·]\s*|\s+::?\s+")
_DASH = re.compile(r"\s+[-–—]+\s+")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|'")
_LETTER_DOTS = re.compile(r"\b(?:[A-Za-z]\.\s?){2,}(?:[A-Za-z]\b)?")
_LETTERS_SLASH = re.compile(r"\b([aA])/([sS])\b")
_WORD = re.compile(r"[a-z0-9]+")
_LITTLE = ("and", "the", "of")
_AND = re.compile(r"\s*[&+]\s*")


class CompanyName(NamedTuple):
    """One name of a company. Words are folded stems ("services" -> "service").

    `core` names it, in order, words in brackets behind; `joined` is the core as one word, unstemmed; `legal` holds
    codes of legal forms; `place` words that only say where ("UK", "Germany") behind the name; `numbers` as digits;
    `alias` is empty for the main name.
    """

    core: tuple[str, ...] = ()
    joined: str = ""
    legal: frozenset[str] = frozenset()
    place: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    alias: str = ""

    @property
    def branch(self) -> str:
        """The core and the place as one word: "EuraquaUK" is written so."""
        return self.joined + "".join(sorted(self.place))

    def pack(self) -> str:
        """One line for an index row; `unpack` reads it."""
        legal, place, numbers = (" ".join(sorted(s)) if s else "" for s in (self.legal, self.place, self.numbers))
        return f"{' '.join(self.core)}|{self.joined}|{legal}|{place}|{numbers}|{self.alias}"


def unpack(line: str) -> CompanyName:
    core, joined, legal, place, numbers, alias = line.split("|")
    return CompanyName(
        tuple(core.split()),
        joined,
        frozenset(legal.split()),
        frozenset(place.split()),
        frozenset(numbers.split()),
        alias,
    )


@lru_cache(maxsize=4096)
def parse_company(text: str, known_as: str = "") -> tuple[CompanyName, ...]:
    """The names in a text, the main one first; `alias` says how the others were introduced (trading, former).

    An empty tuple: there is no name in it.
    """
    parts = _split_aliases(clean(text))
    if known_as.strip():
        parts += [(part, alias or "trading") for part, alias in _split_aliases(clean(known_as))]
    names: dict[str, CompanyName] = {}
    for part, alias in parts:
        name = _one(part, alias)
        if name.joined:
            names.setdefault(name.joined, name)
    return tuple(names.values())


def _split_aliases(text: str) -> list[tuple[str, str]]:
    text = _HANGING.sub("", _FORM_THEN_NAME.sub(r"\1 t/a ", text))
    found: list[tuple[str, str]] = []
    alias = ""
    start = 0
    for match in _ALIAS.finditer(text):
        found.append((text[start : match.start()], alias))
        alias = "trading" if match["trading"] else "former"
        start = match.end()
    found.append((text[start:].rstrip(")]") if alias and "(" not in text[start:] else text[start:], alias))
    return [(part, kind) for part, kind in found if part.strip()]


def _one(text: str, alias: str) -> CompanyName:
    text, inside, place = _without_tagline(text)
    words, legal, where = _ends(_words(text))
    place |= where
    for part in inside:
        named, more_legal, where = _ends(["x", *_words(part)])
        words += named[1:]
        legal |= more_legal
        place |= where
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    core = tuple(stem(word) for word in words)
    return CompanyName(core, "".join(words), legal, place, frozenset(w for w in core if w.isdigit()), alias)


def _ends(words: list[str]) -> tuple[list[str], frozenset[str], frozenset[str]]:
    """Legal forms and places off the end, in any order; ("Co Ltd UK", "(UK) Limited")."""
    number = words[-1:] if len(words) > 2 and (words[-1] in ROMAN or words[-1].isdigit()) else []
    words, legal = split_form(words[: len(words) - len(number)])
    words += number  # "Ares Acquisition Corp II"
    words, place = _split_place(words)
    if place:
        words, more = split_form(words)
        legal |= more
    return words, legal, place


def _without_tagline(text: str) -> tuple[str, list[str], frozenset[str]]:
    """(the name, what stood in brackets and belongs to it, places behind a dash)."""
    inside = [m.strip() for m in _BRACKETS.findall(text)]
    text = _BRACKETS.sub(" ", text).strip()
    kept = [part for part in inside if part and not _NOT_A_NAME.match(part)]
    if not text and kept:
        text = kept.pop(0)
    head = next((part for part in _BAR.split(text) if part.strip(" .,-")), "")
    head = _STATE.sub("", head) or head
    place: frozenset[str] = frozenset()
    first, *rest = _DASH.split(head)
    for part in rest:
        plain = latin(part).split()
        if all(w in PLACES for w in plain):
            place |= frozenset(plain)
        elif not _is_tagline(part, plain):
            first += " " + part
    return first.strip(), kept, place


def _is_tagline(part: str, plain: list[str]) -> bool:
    if _NOT_A_NAME.match(part):
        return True
    return len(plain) > 2 and any(w.strip(".,!") in TAGLINE_WORDS for w in plain)


def _words(text: str) -> list[str]:
    text = _LETTER_DOTS.sub(lambda m: m[0].replace(".", "").replace(" ", "") + " ", text)
    text = _LETTERS_SLASH.sub(r"\1\2", text)
    plain = _APOSTROPHE.sub("", latin(_AND.sub(" and ", text)))
    return _WORD.findall(plain)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Abbreviation written out, plural off, numeral as digits."""
    word = ABBREVIATIONS.get(word, word)
    word = ROMAN.get(word, word)
    if len(word) > 5 and word.endswith("ies") and word[-4] not in "aeiou":
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _split_place(words: list[str]) -> tuple[list[str], frozenset[str]]:
    """Places at the end, which only say which branch; at least one other word stays."""
    words = list(words)
    place: set[str] = set()
    while len(words) > 1:
        if len(words) > 2 and tuple(words[-2:]) in PLACE_PAIRS:
            place.update(words[-2:])
            del words[-2:]
        elif words[-1] in PLACES:
            place.add(words.pop())
        else:
            break
    return words, frozenset(place)


def folded(name: CompanyName) -> tuple[str, ...]:
    """The core's words without "and" and with one spelling for umlauts and doubled letters."""
    return tuple([fold(w) for w in name.core if w not in _LITTLE]) or name.core
