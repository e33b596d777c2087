"""What itris refuses. Pure: a record and the ids that are known, in; refusals per wire key, out.

Documented for itris's entry forms: a contact needs type, company, name and address, a company name, address and sector,
where an address is one of address, postcode, town and location; archived list items cannot be newly assigned. That the
API enforces the same, all other rules, and every text of a refusal are assumed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard

from backend.sandbox.fields import FIELDS, WireField

Refusals = dict[str, list[str]]

NAME = ("firstName", "lastName")
# kind → required keys (documented; for applicants assumed from the samples of the inbox)
REQUIRED: Mapping[str, tuple[str, ...]] = {
    "applicant": NAME,
    "contact": ("contactTypeId", "companyId", *NAME),
    "company": ("name", "sectorId"),
}
ADDRESS = ("address", "postcode", "town", "location")
NEEDS_ADDRESS = frozenset({"contact", "company"})


@dataclass(frozen=True)
class Known:
    """What ids mean at the moment: list items by id, users, and whether a company exists."""

    list_items: Mapping[int, Mapping[str, Any]]
    users: Mapping[int, Mapping[str, Any]]
    company_exists: Callable[[int], bool]


def refusals(kind: str, sent: Mapping[str, Any], before: Mapping[str, Any] | None, known: Known) -> Refusals:
    """Why `sent` cannot be stored; empty when it can. `before` is the record it changes, None for a new one."""
    errors: Refusals = {}
    for name, value in sent.items():
        field = FIELDS[kind].get(name)
        if field is None:
            errors[name] = ["Unknown field."]
        elif field.read_only:
            errors[name] = ["This field cannot be set."]
        elif value is not None and (reason := _wrong(field, value, (before or {}).get(name), known)):
            errors[name] = [reason]
    after = {**(before or {}), **sent}
    for name in REQUIRED[kind]:
        if name not in errors and _blank(after.get(name)):
            errors[name] = ["This field is required."]
    if kind in NEEDS_ADDRESS and not errors.keys() & set(ADDRESS) and all(_blank(after.get(n)) for n in ADDRESS):
        errors["address"] = ["One of address, postcode, town and location is required."]
    return errors


def _blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _wrong(field: WireField, value: Any, before: Any, known: Known) -> str | None:
    match field.type:
        case "text":
            return text_problem(value, field.max_length)
        case "texts":
            return _texts_problem(value, field.max_length)
        case "flag":
            return None if isinstance(value, bool) else "Must be true or false."
        case "item":
            return item_problem(value, field.list_kind, before, known.list_items)
        case "user":
            return None if is_id(value) and value in known.users else "There is no such user."
        case "company":
            return None if is_id(value) and known.company_exists(value) else "There is no such company."
    raise AssertionError(field.type)


def is_id(value: Any) -> TypeGuard[int]:
    """A positive whole number that a database can hold; true and false are none."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**31


def text_problem(value: Any, max_length: int) -> str | None:
    if not isinstance(value, str):
        return "Must be a text."
    if len(value) > max_length:
        return f"Must not be longer than {max_length} characters."
    return "Must not contain control characters." if _has_control(value) else None


def item_problem(value: Any, kind: str | None, before: Any, list_items: Mapping[int, Mapping[str, Any]]) -> str | None:
    """Why a list item cannot be assigned; one that was there before may stay although it is archived."""
    item = list_items.get(value) if is_id(value) else None
    if item is None or item["kind"] != kind:
        return f"There is no such list item of kind {kind}."
    if item["archived"] and value != before:
        return "This list item is archived and cannot be newly assigned."
    return None


def _texts_problem(value: Any, max_length: int) -> str | None:
    if not isinstance(value, list):
        return "Must be a list of texts."
    if len(value) > 50:
        return "Must not hold more than 50 entries."
    if any(_blank(one) for one in value):
        return "Must not hold blank entries."
    return next((reason for one in value if (reason := text_problem(one, max_length))), None)


def _has_control(value: str) -> bool:
    """Control characters, and halves of surrogate pairs, which no file can hold."""
    return any(
        (ord(sign) < 32 and sign not in "\n\r\t") or ord(sign) == 127 or 0xD800 <= ord(sign) <= 0xDFFF for sign in value
    )
