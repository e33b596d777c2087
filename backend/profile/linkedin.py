"""LinkedIn addresses in one canonical form, so that equal people have equal addresses.

Rules: the hosts, segments and suffixes LinkedIn serves profiles under; everything else is refused, never guessed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

_BEFORE_SLUG = (
    ("in",),
    ("mwlite", "in"),
    ("mwlite", "profile", "in"),
    ("public-profile", "in"),
    ("comm", "in"),
)
_MEMBER_ID = re.compile(r"AC[owr]AA[\w-]{10,}")


@dataclass(frozen=True)
class LinkedInAddress:
    """`public_id` is the slug (lower case, decoded) or None; `member_id` an "ACo…" id or None; one of them is set."""

    public_id: str | None
    member_id: str | None
    url: str


def canonical(address: str) -> LinkedInAddress | None:
    """The profile an address names, or None when it names none.

    Accepts a missing scheme ("linkedin.com/in/x") because records in a CRM often lack it.
    """
    text = address.strip()
    if "://" not in text:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or port or parts.username is not None or "\\" in text:
        return None
    if host != "linkedin.com" and not host.endswith(".linkedin.com"):
        return None
    slug = _slug([segment for segment in parts.path.split("/") if segment])
    if slug is None:
        return None
    url = f"https://www.linkedin.com/in/{quote(slug, safe='-_.~')}/"
    if _MEMBER_ID.fullmatch(slug):
        return LinkedInAddress(None, slug, url)
    return LinkedInAddress(slug, None, url)


def _slug(segments: list[str]) -> str | None:
    for prefix in _BEFORE_SLUG:
        if tuple(segment.lower() for segment in segments[: len(prefix)]) == prefix and len(segments) > len(prefix):
            raw = unquote(segments[len(prefix)])
            break
    else:
        return None
    # A second decoding would make two different slugs equal.
    if not raw or "%" in raw or raw in (".", "..", "me") or "/" in raw or any(ord(c) < 32 for c in raw):
        return None
    slug = unicodedata.normalize("NFC", raw)
    return slug if _MEMBER_ID.fullmatch(slug) else slug.lower()
