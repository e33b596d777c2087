"""How much a word says: a rare word decides, "services" or "Smith" says little."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from backend.matching.nicknames import is_common
from backend.matching.text import word_set

TokenWeight = Callable[[str], float]
"""A folded word -> 0 (in every name) .. 1 (in none)."""


PRIOR = 20_000
"""As many names as an imagined directory holds, in which generic words and common names are usual: a young
directory can't know that yet."""


def inverse_frequency(count: int, total: int, expected: float) -> float:
    """The weight of a word that `count` of `total` names hold, where `expected` of all names usually do."""
    seen = count + PRIOR * expected
    everything = total + PRIOR
    return max(0.02, math.log((everything + 1) / (min(seen, everything) + 1)) / math.log(everything + 1))


def company_weight(word: str, count: int, total: int) -> float:
    return inverse_frequency(count, total, 0.01 if word in GENERIC else 0.00003)


def name_weight(word: str, count: int, total: int) -> float:
    return inverse_frequency(count, total, 0.001 if is_common(word) else 0.00003)


GENERIC = word_set(
    "and the of for de la le du des y e und et group holding company service solution international "
    "global limited consulting management technology system industry trading enterprise partner associate "
    "capital investment development engineering resource energy property home care medical health school "
    "food restaurant store shop hotel pharmacy dental surgery practice construction design media digital "
    "software bank finance financial insurance security transport logistic travel education academy "
    "college university hospital clinic uk usa europe"
)


def plain_company_weight(word: str) -> float:
    """Without a directory to count in: generic words say little, every other word much."""
    return 0.3 if word in GENERIC else 0.85


def plain_name_weight(word: str) -> float:  # noqa: ARG001
    """Without a directory to count in: every name is about as rare."""
    return 0.6


@dataclass(frozen=True)
class Weights:
    """Two functions, because Banks is a surname and a trade."""

    company: TokenWeight = plain_company_weight
    name: TokenWeight = plain_name_weight


PLAIN = Weights()
