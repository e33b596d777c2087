"""Whether what itris holds about somebody's work is out of date, or only written differently. Pure."""

from __future__ import annotations

from backend.matching.companies import parse_company
from backend.matching.company_rules import company_fit
from backend.matching.text import clean, latin, word_set
from backend.matching.verdicts import CompanyVerdict
from backend.matching.weights import PLAIN

SAME_COMPANY = 0.6
_LONG = {
    "sr": "senior", "snr": "senior", "jr": "junior", "jnr": "junior", "mgr": "manager", "dir": "director",
    "vp": "vice president", "svp": "senior vice president", "hr": "human resources", "md": "managing director",
    "ceo": "chief executive officer", "cfo": "chief financial officer", "coo": "chief operating officer",
    "cto": "chief technology officer", "cio": "chief information officer", "dev": "developer", "asst": "assistant",
}  # fmt: skip
_SMALL = word_set("the a an of and und et for at in")
_AROUND = word_set("greater area metropolitan region und umgebung metropolregion raum city town")


def same_title(ours: str, theirs: str) -> bool:
    """Equal but for case, punctuation, order-free small words and usual short forms."""
    return _title(ours) == _title(theirs)


def same_place(ours: str, theirs: str) -> bool:
    """Whether one names the place of the other, more or less exactly: Leeds and Leeds, England, United Kingdom."""
    one, other = _place(ours), _place(theirs)
    return not one or not other or one <= other or other <= one or _town(ours) == _town(theirs)


def same_company(ours: str, ours_id: int | None, theirs: str, verdict: CompanyVerdict) -> bool:
    """Whether the record's company may be the one on the page; `verdict` is the one about the page's company.

    A company that is only asked about is no change: nobody knows yet that it is another one.
    """
    if ours_id is not None and verdict.verdict in ("matched", "company_mismatch"):
        if any(match.record.company_id == ours_id for match in verdict.matches):
            return True
        if verdict.verdict == "matched":
            return False
    pairs = ((a, b) for a in parse_company(ours) for b in parse_company(theirs))
    return max((company_fit(a, b, PLAIN.company).score for a, b in pairs), default=1.0) >= SAME_COMPANY


def _words(text: str) -> list[str]:
    plain = latin(clean(text)).replace("&", " and ").replace("'", "")
    return "".join(c if c.isalnum() else " " for c in plain).split()


def _title(text: str) -> tuple[str, ...]:
    long = " ".join(_LONG.get(word, word) for word in _words(text)).split()
    return tuple(word for word in long if word not in _SMALL)


def _place(text: str) -> set[str]:
    return set(_words(text)) - _AROUND


def _town(text: str) -> set[str]:
    return set(_words(text.split(",")[0])) - _AROUND
