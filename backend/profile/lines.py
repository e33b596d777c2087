"""Text from a file or the clipboard as clean lines. Pure."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SPACES = re.compile(r"\s+")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}")
PHONE = re.compile(r"\+?\(?\d[\d\s()./-]{5,}\d")


def clean(text: str) -> str:
    """One line as a person sees it: composed, single spaces, without marks and control characters."""
    text = _FORBIDDEN.sub(" ", _UNSEEN.sub("", text))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def lines_of(text: str) -> list[str]:
    """The lines that have something in them; what LinkedIn says twice for screen readers is taken once."""
    found: list[str] = []
    for raw in text.splitlines():
        line = clean(raw)
        if line and (not found or found[-1] != line):
            found.append(line)
    return found


def folded(text: str) -> str:
    """For comparing with word lists: lower case, without accents and end punctuation."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c)).strip(" .:").replace("ß", "ss")
