"""What the search of the sandbox takes for equal. Assumed: itris does not publish how it compares."""

from __future__ import annotations

import re

_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def fold(text: str) -> str:
    """Case and runs of white space do not matter; accents do."""
    return " ".join(text.split()).casefold()


def fold_web(address: str) -> str:
    """Scheme, www., trailing slashes and case do not matter."""
    return _SCHEME.sub("", address.strip()).casefold().removeprefix("www.").rstrip("/")


def fold_phone(number: str) -> str:
    """Digits only; a leading 00 and a leading + are the same."""
    digits = re.sub(r"\D", "", number)
    return digits.removeprefix("00")
