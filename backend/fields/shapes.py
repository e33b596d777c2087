"""What a value of each field type looks like, and when two values mean the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

import phonenumbers

from backend.fields import text
from backend.fields.catalogue import Field, FieldType
from backend.sentences import said

MOST_ENTRIES = 20
LARGEST_ID = 2**53 - 1  # beyond it JSON readers in browsers round
_EMAIL = re.compile(r"[^\s@<>(),;:\"\[\]\\]+@[^\s@<>(),;:\"\[\]\\.]+(\.[^\s@<>(),;:\"\[\]\\.]+)+")
_PHONE = re.compile(r"[+(]?[\d\s().\-/+]{3,}(\s*(x|ext\.?|#)\s*\d{1,6})?", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.\-]*:", re.IGNORECASE)
_HOST = re.compile(r"(?=.{4,253}$)([^\W_]([\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{1,62}", re.IGNORECASE)


class Choice(Protocol):
    """A list item of itris, as its room hands it over."""

    @property
    def id(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def archived(self) -> bool: ...


Choices = Mapping[str, Sequence[Choice]]
"""List items by kind, archived ones included. A kind that is absent could not be read: any id is let through."""


def is_blank(value: Any) -> bool:
    """Whether a field with this value counts as not filled."""
    if value is None:
        return True
    if isinstance(value, str):
        return not text.line(value)
    return isinstance(value, (list, tuple)) and not any(not is_blank(entry) for entry in value)


def check_value(
    field: Field, value: Any, choices: Choices | None = None, current: Any = None
) -> tuple[Any, str | None]:
    """`value` in the form it is kept in, and the reason why it can't be kept (None: it can).

    `current` is what the record holds now: an archived list item may stay, it just can't be newly chosen. The
    returned value is None where there is a reason.
    """
    if is_blank(value):
        return ([] if field.many else None), None
    if field.many:
        return _check_entries(field, value)
    if field.type == "list_item":
        return _check_choice(field, value, choices, current)
    if field.type == "boolean":
        return (
            (value, None) if isinstance(value, bool) else (None, said("{field} must be yes or no.", field=field.label))
        )
    if field.type == "company":
        return None, said("The company is chosen under Company, not typed as a field.")
    return _check_text(field, value)


def _check_text(field: Field, value: Any) -> tuple[Any, str | None]:
    if not isinstance(value, str):
        return None, said("{field} must be text.", field=field.label)
    long = field.type == "long_text"
    if bad := text.forbidden(value, long=long):
        return None, _character(field, bad)
    clean = text.paragraphs(value) if long else text.line(value)
    if len(clean) > field.max_length:
        return None, said(
            "{field} has {n} characters; at most {most} fit.", field=field.label, n=len(clean), most=field.max_length
        )
    if field.type == "url":
        return _web_address(clean)
    return clean, None


def _character(field: Field, bad: str) -> str:
    return said(
        "{field} has a character that can't be kept ({character}). Type it again without it.",
        field=field.label,
        character=bad,
    )


def _check_choice(field: Field, value: Any, choices: Choices | None, current: Any) -> tuple[Any, str | None]:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= LARGEST_ID:
        return None, said("{field} must be one of the choices.", field=field.label)
    known = (choices or {}).get(field.list_kind or "")
    if known is None:
        return value, None
    choice = next((choice for choice in known if choice.id == value), None)
    if choice is None:
        return None, said("{field}: this choice is not in itris any more. Choose another.", field=field.label)
    if choice.archived and value != current:
        return None, said(
            "{field}: {choice} is archived in itris. Choose another.", field=field.label, choice=choice.name
        )
    return value, None


def _check_entries(field: Field, value: Any) -> tuple[Any, str | None]:
    if not isinstance(value, (list, tuple)) or not all(isinstance(entry, str) for entry in value):
        return None, said("{field} must be a list of texts.", field=field.label)
    if len(value) > MOST_ENTRIES:
        return None, said(
            "{field} has {n} entries; at most {most} fit.", field=field.label, n=len(value), most=MOST_ENTRIES
        )
    clean: list[str] = []
    for entry in value:
        if bad := text.forbidden(entry):
            return None, _character(field, bad)
        if not (one := text.line(entry)):
            continue
        if len(one) > field.max_length:
            return None, said(
                "{field}: “{entry}…” is too long; at most {most} characters fit.",
                field=field.label,
                entry=one[:30],
                most=field.max_length,
            )
        kept, reason = _ENTRY[field.type](one)
        if reason:
            return None, reason
        clean.append(kept)
    return union(field.type, clean), None


def _email(entry: str) -> tuple[str, str | None]:
    if not _EMAIL.fullmatch(entry) or ".." in entry:
        return entry, said("“{entry}” is not an e-mail address. It looks like name@example.com.", entry=_short(entry))
    return entry, None


def _phone(entry: str) -> tuple[str, str | None]:
    if not _PHONE.fullmatch(entry) or not 5 <= sum(c.isdigit() for c in entry) <= 20:
        return entry, said("“{entry}” is not a phone number. It looks like +44 20 7946 0000.", entry=_short(entry))
    return entry, None


def _web_address(entry: str) -> tuple[str, str | None]:
    """With its scheme put in front where people left it out, as they do."""
    address = entry if _SCHEME.match(entry) and "://" in entry else f"https://{entry}"
    try:
        parts = urlsplit(address)
        good = (
            parts.scheme.lower() in ("http", "https")
            and parts.username is None
            and " " not in address
            and "\\" not in address
            and _HOST.fullmatch(parts.hostname or "") is not None
            and (parts.port is None or parts.port > 0)
        )
    except ValueError:
        good = False
    if good:
        return address, None
    return address, said("“{entry}” is not a web address. It looks like https://www.example.com.", entry=_short(entry))


_ENTRY: dict[FieldType, Callable[[str], tuple[str, str | None]]] = {
    "emails": _email,
    "phones": _phone,
    "urls": _web_address,
}


def _short(entry: str) -> str:
    return entry if len(entry) <= 40 else entry[:39] + "…"


def same_key(kind: FieldType, value: Any) -> Any:
    """Two values with equal keys mean the same, however they are written."""
    if not isinstance(value, str):
        return value
    if kind == "emails":
        return value.strip().casefold()
    if kind == "phones":
        return _phone_key(value)
    if kind in ("urls", "url"):
        return _address_key(value)
    return text.line(value)


def _phone_key(value: str) -> str:
    try:
        number = phonenumbers.parse(value, None)
    except phonenumbers.NumberParseException:
        return "".join(c for c in value if c.isdigit()) or value.strip()
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) + f";{number.extension or ''}"


def _address_key(value: str) -> str:
    rest = value.strip().partition("://")[2] or value.strip()
    return unquote(rest).casefold().removeprefix("www.").rstrip("/")


def union(kind: FieldType, *lists: Iterable[Any]) -> list[Any]:
    """All values once, in the order they first appear."""
    found: dict[Any, Any] = {}
    for values in lists:
        for value in values:
            if not is_blank(value):
                found.setdefault(same_key(kind, value), value)
    return list(found.values())
