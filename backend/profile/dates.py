"""Spans of time as LinkedIn writes them, in the languages recruiters here meet. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from backend.profile.lines import folded

_MONTHS = (
    "january jan januar janvier janv enero ene gennaio gen januari janeiro",
    "february feb februar fevrier fevr fev febrero febbraio februari fevereiro",
    "march mar marz mrz mars marzo maart mrt marco",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag mei maio",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug aout agosto ago augustus",
    "september sep sept septembre septiembre settembre set setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez decembre diciembre dic dicembre dezembro",
)
_MONTH = {word: number for number, words in enumerate(_MONTHS, start=1) for word in words.split()}
_PRESENT = frozenset(
    [
        "present",
        "current",
        "now",
        "today",
        "heute",
        "bis heute",
        "jetzt",
        "aujourd'hui",
        "aujourd’hui",
        "actuel",
        "presente",
        "actualidad",
        "actualmente",
        "oggi",
        "attuale",
        "heden",
        "o momento",
        "momento",
        "atual",
        "nu",
    ]
)
_DAY = r"(?:([^\W\d]+)\.?\s+(?:de\s+)?)?((?:19|20)\d\d)"
_SPAN = re.compile(rf"{_DAY}\s*[-–—]\s*(?:{_DAY}|([^\W\d][^\d()·]*?))\s*(\(.*\)|·.*)?")
_LASTING = re.compile(r"(?:[^·]*·\s*)?\d+\s*[^\W\d]+\.?(?:\s+\d+\s*[^\W\d]+\.?)?")
_LENGTH_WORD = re.compile(
    r"\b(?:years?|yrs?|months?|mos?|jahre?n?|j|monate?n?|mon|ans?|mois|anos?|meses|mes|anni|anno|mesi|mese|jaar|jr|"
    r"maand(?:en)?|mnd)\b"
)


@dataclass(frozen=True)
class Span:
    """`end` None while it lasts. `in_brackets`: the length follows in brackets, as in the PDF."""

    start: str
    end: str | None
    is_current: bool
    in_brackets: bool


def span(line: str) -> Span | None:
    """The span a line consists of, None when it is anything else. An unknown month leaves the year."""
    found = _SPAN.fullmatch(line)
    if found is None:
        return None
    month, year, end_month, end_year, word, rest = found.groups()
    if word is not None and folded(word) not in _PRESENT:
        return None
    end = _date(end_month, end_year) if end_year else None
    return Span(_date(month, year), end, end is None, bool(rest) and rest.startswith("("))


def is_length(line: str) -> bool:
    """Whether a line only says how long something lasted: "5 years 2 months", "Full-time · 5 yrs 2 mos"."""
    return bool(_LASTING.fullmatch(line) and _LENGTH_WORD.search(folded(line)))


def _date(month: str | None, year: str) -> str:
    number = _MONTH.get(folded(month)) if month else None
    return f"{year}-{number:02d}" if number else year
