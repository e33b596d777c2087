"""What counts as ordinary text, for every door and every record.

Marks that only steer how text is drawn (writing direction, zero width) come along when people copy from a page; they
are taken off silently, because nobody sees them and they would make equal names differ. Joiners stay: Persian and
Indian names and many emoji need them. Control characters and broken Unicode are never meant, so they are refused.
"""

from __future__ import annotations

import re
import unicodedata

INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_SPACES = re.compile(r"\s+")
# C0, DEL, C1, half of a surrogate pair and Unicode's non-characters: no database and no screen takes all of them.
_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_ALLOWED_IN_LONG_TEXT = {"\n", "\t", "\r"}


def forbidden(text: str, *, long: bool = False) -> str | None:
    """The first character that may not be in `text`, as a name such as "U+0007", or None.

    `long` text may have line breaks and tabs.
    """
    for found in _FORBIDDEN.finditer(text):
        if not (long and found.group() in _ALLOWED_IN_LONG_TEXT):
            return f"U+{ord(found.group()):04X}"
    return None


def line(text: str) -> str:
    """`text` as one line: composed, without invisible marks, inner white space folded, ends trimmed."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", INVISIBLE.sub("", text))).strip()


def paragraphs(text: str) -> str:
    """Like `line`, but keeps line breaks."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", INVISIBLE.sub("", unified)).strip()
