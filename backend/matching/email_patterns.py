"""How a company writes its people's e-mail addresses, and what that makes of another name. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from backend.matching.identifiers import FREE_MAIL, email
from backend.matching.text import clean, latin, word_set
from backend.sentences import said

LEAST_KNOWN = 3
"""Addresses of different people that must be known at a domain before anything is suggested."""
LEAST_SHARE = 0.3
MOST = 3
_ROLES = word_set(
    "info sales contact office hello mail team support service admin jobs hr careers enquiries reception accounts "
    "marketing press bewerbung kontakt noreply"
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe", "æ": "ae"})

_PATTERNS: Mapping[str, str] = {
    "first.last": "{first}.{last}", "firstlast": "{first}{last}", "flast": "{f}{last}", "f.last": "{f}.{last}",
    "first": "{first}", "last": "{last}", "first_last": "{first}_{last}", "first-last": "{first}-{last}",
    "firstl": "{first}{l}", "first.l": "{first}.{l}", "last.first": "{last}.{first}", "lastf": "{last}{f}",
    "last.f": "{last}.{f}",
}  # fmt: skip


@dataclass(frozen=True)
class Known:
    """Somebody at the company with their addresses."""

    first_name: str
    last_name: str
    emails: Sequence[str]


@dataclass(frozen=True)
class Suggestion:
    """An address nobody has seen yet. `matching` of `of` people's addresses at this domain follow `pattern`."""

    address: str
    pattern: str
    domain: str
    matching: int
    of: int

    @property
    def confidence(self) -> float:
        """Below the plain share, the more so the fewer addresses are known."""
        return round(self.matching / (self.of + 1), 3)

    @property
    def evidence(self) -> str:
        return said(
            "{n} of {all} people at this company use {pattern}.",
            n=self.matching,
            all=self.of,
            pattern=f"{self.pattern}@{self.domain}",
        )


def suggestions(first_name: str, last_name: str, people: Iterable[Known]) -> list[Suggestion]:
    """Addresses the person may have, the likeliest first; empty where too little is known.

    An address that somebody at the company has already is not suggested.
    """
    taken: set[str] = set()
    known: Counter[str] = Counter()
    found: dict[str, Counter[tuple[str, int]]] = defaultdict(Counter)
    for person in people:
        for host, local in dict(_addresses(person)).items():
            taken.add(f"{local}@{host}")
            known[host] += 1
            found[host].update(_explained(person, local))
    wanted = list(_spellings(first_name, last_name))
    result = [
        Suggestion(f"{address}@{host}", pattern, host, matching, known[host])
        for host, patterns in found.items()
        if known[host] >= LEAST_KNOWN and wanted
        for pattern, (matching, spelling) in _by_pattern(patterns).items()
        if matching >= 2
        and matching >= LEAST_SHARE * known[host]
        and (address := _local(pattern, *wanted[min(spelling, len(wanted) - 1)]))
        and f"{address}@{host}" not in taken
    ]
    result.sort(key=lambda s: (-s.matching, -s.confidence, s.pattern))
    return result[:MOST]


def _addresses(person: Known) -> Iterable[tuple[str, str]]:
    """(host, local part) of each address that is a person's at a company, not a mailbox provider's."""
    for text in person.emails:
        plain = email(text)
        if plain is None:
            continue
        local, _, host = plain.rpartition("@")
        provider = any(host == known or host.endswith(f".{known}") for known in FREE_MAIL)
        if local not in _ROLES and not provider:
            yield host, local


def _explained(person: Known, local: str) -> set[tuple[str, int]]:
    """(pattern, number of the spelling) of each pattern that makes this address of the person's name."""
    spelt = enumerate(_spellings(person.first_name, person.last_name))
    found: dict[str, int] = {}
    for number, (first, last) in spelt:
        for pattern in _PATTERNS:
            if _local(pattern, first, last) == local:
                found.setdefault(pattern, number)
    return set(found.items())


def _by_pattern(patterns: Counter[tuple[str, int]]) -> dict[str, tuple[int, int]]:
    """{pattern: (how often, number of the spelling most use)}"""
    total: Counter[str] = Counter()
    for (pattern, _), times in patterns.items():
        total[pattern] += times
    return {
        pattern: (times, max((n for p, n in patterns if p == pattern), key=lambda n: (patterns[pattern, n], -n)))
        for pattern, times in total.items()
    }


def _local(pattern: str, first: str, last: str) -> str:
    if not first or not last:
        return ""
    return _PATTERNS[pattern].format(first=first, last=last, f=first[0], l=last[0])


def _spellings(first_name: str, last_name: str) -> Iterable[tuple[str, str]]:
    """Müller-Lüdenscheidt as muller-ludenscheidt, without the hyphen, and with ue for ü; always four, in this order."""
    for umlauts in (False, True):
        for hyphen in ("-", ""):
            yield (
                _word(first_name.split()[0] if first_name.split() else "", umlauts, hyphen),
                _word(last_name, umlauts, hyphen),
            )


def _word(text: str, umlauts: bool, hyphen: str) -> str:
    plain = clean(text).lower()
    plain = latin(plain.translate(_UMLAUTS) if umlauts else plain).replace("-", hyphen)
    return "".join(c for c in plain if c.isalnum() or c == "-")
