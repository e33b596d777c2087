"""The lines under Contact: addresses, numbers, websites. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from backend.profile.lines import EMAIL, PHONE
from backend.profile.linkedin import LinkedInAddress, canonical

_LINKEDIN = re.compile(r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/in/[^\s()]+", re.IGNORECASE)
_WEBSITE = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:/[^\s()]*)?", re.IGNORECASE)
_WHAT = re.compile(r"\s*\([^()]*\)$")


@dataclass(frozen=True)
class Contact:
    address: LinkedInAddress | None
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    websites: tuple[str, ...]


def contact_of(lines: Sequence[str]) -> Contact:
    """What the lines say; a long address that is broken over several lines is put together again."""
    # An address is broken without a hyphen of its own, and "(LinkedIn)" stands behind it.
    joined = re.search(r"(?:www\.)?linkedin\.com/in/\S+?(?=\(LinkedIn\))", "".join(lines).replace(" ", ""))
    address = canonical(joined.group() if joined else "") or linkedin_in(lines)
    rest = [line for line in lines if not EMAIL.search(line) and "linkedin" not in line.lower()]
    bare = [_WHAT.sub("", line) for line in rest]
    return Contact(
        address,
        emails_in(lines),
        tuple(dict.fromkeys(line for line in bare if PHONE.fullmatch(line)))[:20],
        tuple(dict.fromkeys(line for line, whole in zip(bare, rest, strict=True)
                            if _WEBSITE.fullmatch(line) and whole != line))[:20],
    )  # fmt: skip


def linkedin_in(lines: Sequence[str]) -> LinkedInAddress | None:
    """The one profile the lines name; None where they name several."""
    found = {a.url: a for line in lines for text in _LINKEDIN.findall(line) if (a := canonical(text.rstrip(".,;")))}
    return next(iter(found.values())) if len(found) == 1 else None


def emails_in(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(e for line in lines for e in EMAIL.findall(line) if len(e) <= 254))[:20]
