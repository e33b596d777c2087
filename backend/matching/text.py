"""Text made comparable: Unicode noise off, one alphabet, one spelling for what people spell two ways."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

from anyascii import anyascii

_NOISE = frozenset({"Cf", "Cc", "So", "Sk", "Cs", "Co", "Cn"})
_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
)
_SPACES = re.compile(r"\s+")
_DOUBLED = re.compile(r"(.)\1+")
_UMLAUTS = re.compile(r"([aou])e(?=[b-df-hj-np-tv-z]|[aou]e|$)")
_INNER_UMLAUTS = re.compile(r"([aou])e(?=[b-df-hj-np-tv-z])")


def clean(text: str) -> str:
    """NFKC, straight quotes, single spaces; without emoji, direction marks and control characters."""
    if text.isascii() and text.isprintable():
        return _SPACES.sub(" ", text).strip().replace("`", "'")
    # NFKC would turn the sign into the letters TM, which then look like a word.
    text = unicodedata.normalize("NFKC", text.replace("™", " ").replace("℠", " ")).translate(_QUOTES)
    kept = (" " if c in "\t\n\r" or unicodedata.category(c) in _NOISE - {"Cf"} else c for c in text)
    return _SPACES.sub(" ", "".join(c for c in kept if unicodedata.category(c) != "Cf")).strip()


@lru_cache(maxsize=65536)
def _transliterated(text: str) -> str:
    return anyascii(text)


def latin(text: str) -> str:
    """Lower case ASCII; other scripts are transliterated letter by letter."""
    return (text if text.isascii() else _transliterated(text)).lower()


@lru_cache(maxsize=65536)
def one_umlaut(word: str) -> str:
    """Müller, Mueller and Muller as one; at the end of a word, where companies end in all sorts of ways, not."""
    return _INNER_UMLAUTS.sub(r"\1", word) if has_umlaut(word) else word


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """One spelling for umlauts (Müller, Mueller, Muller) and doubled letters (Phillip, Philip).

    Only for keys and equality: as a stored text it would break Michael.
    """
    return _DOUBLED.sub(r"\1", _UMLAUTS.sub(r"\1", word) if has_umlaut(word) else word)


def undoubled(word: str) -> str:
    """The word with doubled letters once, and nothing else folded."""
    return _DOUBLED.sub(r"\1", word)


def has_umlaut(word: str) -> bool:
    """Whether the word may hold an umlaut in two letters: the patterns that tell cost ten times as much as this."""
    return "ae" in word or "oe" in word or "ue" in word


def word_set(*lines: str) -> frozenset[str]:
    """Words separated by spaces, as a set: word lists stay readable."""
    return frozenset(word for line in lines for word in line.split())


def hash64(text: str) -> int:
    """A signed 64-bit hash that is the same in every process, version and machine."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


def deletions(word: str) -> set[str]:
    """The word and each of its forms with one letter left out: two words one edit apart share one."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}
