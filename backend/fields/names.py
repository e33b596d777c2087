"""A proposal for first and last name, for people to correct; nothing is decided on it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from backend.fields import text

_TITLES = "dr prof professor mr mrs ms miss mx sir dame rev ing dipl-ing eng"
_CREDENTIALS = """
    phd ph.d dphil md mba msc bsc ba ma llb llm bcom cpa cfa acca fcca aca fca cima acma cgma assoc cipd mcipd fcipd
    mrics frics ceng meng beng pmp prince2 cissp cisa cism shrm phr sphr rn pe esq obe mbe cbe frsa pgce
"""
_PARTICLES = """
    van von der den de del della di da do dos das du la le el al bin binti ibn ben bat zu zum ter ten op af av st st.
    mac mc o' dal d' e y
"""
_BRACKETED = re.compile(r"[(\[{（][^)\]}）]*[)\]}）]")
_QUOTED = re.compile(r"(?<!\w)[\"“”„«»'‘](\w[^\"“”„«»]{0,40}?)[\"“”«»'’](?!\w)")
_AFTER_COMMA = re.compile(r"\s*[,|•·–—].*$")

_TURNED = re.compile(r"([^\s,]+), ([^,]+)")  # "Müller, Hans", unless what follows are credentials


@dataclass(frozen=True)
class NameParts:
    first: str
    last: str
    known_as: str = ""


def split(full_name: str) -> NameParts:
    """Names in order "given family", with titles, credentials, brackets and pictures left out.

    One single word is taken as the last name, because itris demands one.
    """
    plain = text.line("".join(" " if unicodedata.category(c) in ("So", "Sk", "Cs") else c for c in full_name))
    known_as = next((match.group(1) for match in _QUOTED.finditer(plain)), "")
    core = _QUOTED.sub(" ", _BRACKETED.sub(" ", plain))
    if (turned := _TURNED.fullmatch(core.strip())) and _without_titles([turned[1], *turned[2].split()])[1:]:
        return NameParts(turned[2], turned[1], known_as)
    cut = _AFTER_COMMA.sub("", core)
    words = _without_titles((cut or core).split())
    if not words:
        return NameParts("", text.line(full_name), known_as)
    if len(words) == 1:
        return NameParts("", words[0], known_as)
    start = _last_name_start(words)
    return NameParts(" ".join(words[:start]), " ".join(words[start:]), known_as)


def _without_titles(words: list[str]) -> list[str]:
    start, end = 0, len(words)
    while start < end - 1 and words[start].rstrip(".").casefold() in _TITLES.split():
        start += 1
    while end - 1 > start and words[end - 1].strip(".").casefold() in _CREDENTIALS.split():
        # "Ma" and "Ba" are family names too; only a credential when written as one.
        if len(words[end - 1]) <= 2 and not words[end - 1].isupper():
            break
        end -= 1
    return words[start:end]


def _last_name_start(words: list[str]) -> int:
    """The family name is the last word with the particles before it; the first word always stays the first name."""
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES.split():
        start -= 1
    return start
