"""People's names as LinkedIn and a CRM spell them, taken apart once so that they can be compared often."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from backend.matching.name_words import CREDENTIALS, MAIDEN_MARKS, PARTICLES, PRONOUNS, SUFFIXES, TITLES
from backend.matching.text import clean, latin

_QUOTED = re.compile(r"\"([^\"]{1,40})\"|(?<=\s)'([^']{2,30})'(?=\s)")
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|（([^（）]*)）")
_BARE_MAIDEN = re.compile(r"\s(?:née|né|geb\.|geborene|nee)\s+(.+)$", re.IGNORECASE)
_CUT = re.compile(r"\s+[-–—|•·/]+(?:\s+|$)|\s*\|\s*")
_SPLIT = re.compile(r"[\s\-‐‑–_/+&]+")
_DOTS = re.compile(r"\.(?=\S)")
_DROP = re.compile(r"[^a-z0-9]")
_MARK = re.compile(rf"^(?:{'|'.join(MAIDEN_MARKS)})\b\.?:?\s*", re.IGNORECASE)
_CJK = re.compile(r"^[㐀-鿿가-힣]{2,4}$")
_SIMPLE = re.compile(r"^[A-Z]?[a-z]{2,} [A-Z]?[a-z]{2,}$")

# Particles that begin a surname even where it is written first ("de Nijs Adriana").
_LEADING = frozenset({"de", "van", "von", "del", "della", "di", "da", "dos", "der", "den", "ter", "ten"})


class PersonName(NamedTuple):
    """Words are lower case ASCII without punctuation.

    `family` holds every part of a double surname, particles glued on ("delacruz"); `bare` the same without
    particles. `nick` are quoted or bracketed names, `former` maiden names. `shortened`: the surname is only an
    initial, as LinkedIn shows strangers ("Anna S."), so it is not a surname at all.
    """

    given: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    nick: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    suffix: str = ""
    shortened: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        return self.given + self.family

    def pack(self) -> str:
        """One line for an index row; `unpack` reads it."""
        join = " ".join
        return (
            f"{join(self.given)}|{join(self.family)}|{join(self.bare)}|{join(self.nick)}|{join(self.former)}|"
            f"{self.suffix}{'~' if self.shortened else ''}"
        )


def unpack(line: str) -> PersonName:
    given, family, bare, nick, former, rest = line.split("|")
    return PersonName(
        tuple(given.split()),
        tuple(family.split()),
        tuple(bare.split()),
        tuple(nick.split()),
        tuple(former.split()),
        rest.rstrip("~"),
        rest.endswith("~"),
    )


@lru_cache(maxsize=4096)
def parse_name(full: str) -> PersonName:
    """Take a full name apart. Nothing in it raises; a text without letters gives an empty name."""
    if _SIMPLE.match(full):
        first, last = full.lower().split()
        if first not in TITLES and last not in CREDENTIALS and last not in SUFFIXES:
            return PersonName((first,), (last,), (last,))
    text, nick, former = _alternates(clean(full))
    text = _CUT.split(text, maxsplit=1)[0] or text
    first_part, last_part = _comma(text)
    if _CJK.match(first_part) and not last_part:
        first_part, last_part = first_part[1:], first_part[0]
    if last_part:
        given, _ = _words(first_part, strip_ends=True)
        family, suffix = _words(last_part, strip_ends=False)
        return _assemble(given, family, nick, former, suffix)
    words, suffix = _words(first_part, strip_ends=True)
    if len(words) > 2 and len(words[-1]) == 1:
        # "Juan Martinez H.": the initial of a second surname.
        words.pop()
    count = _family_count(first_part, words)
    return _assemble(words[: len(words) - count], words[len(words) - count :], nick, former, suffix)


def from_parts(first: str, last: str, known_as: str = "") -> PersonName:
    """A record that keeps first and last name apart."""
    if not last.strip() or not first.strip():
        return parse_name(first.strip() or last.strip())
    text, nick, former = _alternates(clean(first))
    given, _ = _words(text, strip_ends=True)
    text, more_nick, more_former = _alternates(clean(last))
    family, suffix = _words(text.split(",")[0], strip_ends=False)
    if len(family) > 1:
        family = [w for w in family if w not in CREDENTIALS] or family
    nick += more_nick + tuple(w for w in parse_name(known_as).given[:1] if w not in given)
    return _assemble(given, family, nick, former + more_former, suffix)


def _assemble(
    given: list[str], family: list[str], nick: tuple[str, ...], former: tuple[str, ...], suffix: str
) -> PersonName:
    if not family and len(given) > 1:
        given, family = given[:-1], given[-1:]
    if not given and len(family) > 1:
        given, family = family[:1], family[1:]
    if len(given) > 2 or (len(given) == 2 and given[0] in _LEADING):
        given = _glue(given)[0] if given[0] in _LEADING else [given[0], *_glue(given[1:])[0]]
    glued, bare = _glue(family)
    shortened = bool(given) and bool(glued) and all(len(w) == 1 for w in glued)
    return PersonName(tuple(given), tuple(glued), tuple(bare), nick, former, suffix, shortened)


def _glue(words: list[str]) -> tuple[list[str], list[str]]:
    glued: list[str] = []
    bare: list[str] = []
    prefix = ""
    for i, word in enumerate(words):
        if word in PARTICLES and i < len(words) - 1:
            prefix += word
            continue
        glued.append(prefix + word)
        bare.append(word)
        prefix = ""
    return glued, bare


def _family_count(text: str, words: list[str]) -> int:
    """How many words at the end are the surname: the last one, its particles, both halves of a double name."""
    if len(words) < 2:
        return 0
    count = 1
    last = text.split(" ")[-1] if " " in text else text
    halves = [h for h in re.split(r"[-‐‑]", last) if h]
    if len(halves) > 1 and len(words) > len(halves):
        count = len(halves)
    while len(words) - count > 1 and words[-count - 1] in PARTICLES:
        count += 1
    return count


def _alternates(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    nick: list[str] = []
    former: list[str] = []
    if '"' in text or "'" in text:
        for match in _QUOTED.finditer(text):
            nick += _plain(match[1] or match[2])
        text = _QUOTED.sub(" ", text)
    if "(" in text or "[" in text:
        for match in _BRACKETS.finditer(text):
            _bracket(next(g for g in match.groups() if g is not None), nick, former)
        text = _BRACKETS.sub(" ", text)
    bare = _BARE_MAIDEN.search(text)
    if bare:
        former += _plain(bare[1])[:2]
        text = text[: bare.start()]
    return " ".join(text.split()), tuple(nick), tuple(former)


def _bracket(inside: str, nick: list[str], former: list[str]) -> None:
    inside = inside.strip()
    words = _plain(inside)
    marked = _MARK.match(latin(inside))
    if marked and len(words) > 1:
        former += _plain(latin(inside)[marked.end() :])[:3]
    elif len(words) == 1 and len(words[0]) > 1 and not (inside.isupper() and len(inside) < 6):
        # "(Bob)" and "(Schmidt)" look alike: it may be either.
        nick += (found := [w for w in words if w not in CREDENTIALS | PRONOUNS | TITLES])
        former += found


def _plain(text: str) -> list[str]:
    return [w for w in map(_spelled, _SPLIT.split(text)) if w]


def _comma(text: str) -> tuple[str, str]:
    """(first, last) of "Last, First"; (text, "") where the comma only sets off credentials."""
    if "," not in text:
        return text, ""
    head, *tails = (part.strip() for part in text.split(","))
    shouting = head.isupper() and len(head) > 3
    # "Otteman, CJ": after a single word even capitals are the given name, unless they are a known title.
    alone = len(head.split()) == 1
    tails = [t for t in tails if t and not all(_is_credential(w, shouting, alone) for w in t.split())]
    if not head or not tails or len(head.split()) > 3 or len(tails[0].split()) > 3:
        return head or text.strip(", "), ""
    if len(tails) > 1 or tails[0].endswith(("!", "?")):
        return head, ""
    return tails[0], head


def _is_credential(word: str, shouting: bool, alone: bool) -> bool:
    """Whether a word behind a comma is a title. `alone`: a single word stands before it, so it may be the name."""
    plain = _plain_word(word)
    if not plain or plain in CREDENTIALS or any(c.isdigit() for c in plain):
        return True
    if alone:
        return False
    letters = word.replace(".", "").replace("-", "").replace("®", "")
    return plain in SUFFIXES or (not shouting and len(letters) > 1 and word.isascii() and letters.isupper())


def _words(text: str, *, strip_ends: bool) -> tuple[list[str], str]:
    """The words of one part and the generation suffix; titles and credentials off both ends."""
    parts = [part for part in _SPLIT.split(text.replace(",", " ")) if part]
    shouting = bool(parts) and len(parts[0]) > 1 and parts[0].isupper()
    suffix = ""
    while len(parts) > 1:
        word = _plain_word(parts[-1])
        if word in SUFFIXES and parts[-1].isascii():
            suffix = SUFFIXES[word]
        elif not (strip_ends and len(parts) > 2 and not shouting and _ends_with_credential(word, parts[-1])):
            break
        parts.pop()
    words = [_spelled(piece) for part in parts for piece in _DOTS.sub(". ", part).split()]
    words = [word for word in words if word]
    while strip_ends and len(words) > 1 and words[0] in TITLES:
        words.pop(0)
    return words, suffix


def _plain_word(part: str) -> str:
    return _DROP.sub("", latin(part))


def _spelled(part: str) -> str:
    word = _plain_word(part)
    # A syllable of another script may come out as one letter, but it is no initial.
    return word * 2 if len(word) == 1 and not part.isascii() else word


def _ends_with_credential(word: str, part: str) -> bool:
    letters = part.replace(".", "").replace("®", "")
    return len(letters) > 1 and (letters.isupper() or "." in part[:-1] or word == "phd") and word in CREDENTIALS
