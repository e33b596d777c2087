"""Every field Sidecar can fill in an itris record, with what itris documents about it.

The panel, the console, the checks of the API and the writes all follow this one catalogue; what an admin chose lies
over it (`settings.py`). Shipped values satisfy the rules of itris's own forms: a contact needs a type, a company, a
name and an address; a company needs a name, an address and a sector.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from backend.sentences import said

RecordKind = Literal["applicant", "contact", "company"]
FieldType = Literal["text", "long_text", "list_item", "emails", "phones", "url", "urls", "company", "boolean"]
Source = Literal["profile", "company", "default", "asked"]
Update = Literal["always", "if_blank", "ask"]

RECORD_KINDS: tuple[RecordKind, ...] = get_args(RecordKind)
UPDATES: tuple[Update, ...] = get_args(Update)
MULTI_VALUED: frozenset[FieldType] = frozenset({"emails", "phones", "urls"})


@dataclass(frozen=True)
class Field:
    """One field of one record kind.

    `max_length` counts characters of a text, or of each entry of a list of texts; 0 where length means nothing.
    `list_kind` names the kind of list item a value must be. `source` says where a value usually comes from.
    `documented`: itris's own form demands it, so it is always shown and mandatory. `essential`: always shown, because
    without it the next check would not find the person again. `can_default`: an admin may set a default.
    """

    key: str
    label: str
    type: FieldType
    source: Source
    max_length: int = 0
    list_kind: str | None = None
    documented: bool = False
    essential: bool = False
    can_default: bool = False
    shown: bool = True
    mandatory: bool = False
    update: Update = "if_blank"
    default: Any = None
    help: str = ""

    @property
    def many(self) -> bool:
        """Whether a record holds several of them; then values are added, never replaced."""
        return self.type in MULTI_VALUED


def _list(key: str, label: str, kind: str, **more: Any) -> Field:
    return Field(key, label, "list_item", more.pop("source", "asked"), list_kind=kind, can_default=True, **more)


def _place(*, documented: bool, shown: bool, source: Source) -> tuple[Field, ...]:
    help_text = (
        said("itris demands an address. LinkedIn shows only a region: confirm it or type the address.")
        if documented
        else said("LinkedIn gives no address; left blank unless you type one.")
    )
    common: dict[str, Any] = {"shown": shown, "can_default": True}
    return (
        Field(
            "address",
            said("Address"),
            "text",
            source,
            500,
            documented=documented,
            mandatory=documented,
            help=help_text,
            **common,
        ),
        Field("town", said("Town"), "text", source, 100, **common),
        Field("postcode", said("Postcode"), "text", source, 20, **common),
        Field("country", said("Country"), "text", source, 100, **common),
    )


def _communication() -> tuple[Field, ...]:
    addresses, numbers = said("Added to the addresses already there."), said("Added to the numbers already there.")
    return (
        Field("emails", said("E-mail"), "emails", "profile", 254, help=addresses),
        Field("phones", said("Phone"), "phones", "profile", 40, help=numbers),
        Field(
            "web_addresses",
            said("Web addresses"),
            "urls",
            "profile",
            500,
            essential=True,
            help=said("The LinkedIn address goes here; by it the record is found again."),
        ),
    )


def _summary() -> Field:
    # Off as shipped: the About text is more than an add needs, so an agency decides to keep it.
    return Field(
        "summary", said("Summary"), "long_text", "profile", 10_000, shown=False, help=said("LinkedIn's About text.")
    )


_AS_SHOWN = said("As LinkedIn shows it for the current role.")
_REGION = said("LinkedIn's region; confirm that it fits.")
_CONTACT_TYPE = _list("contact_type", said("Contact type"), "contact_type", documented=True, mandatory=True)


def _person(kind: Literal["applicant", "contact"]) -> tuple[Field, ...]:
    contact = kind == "contact"
    return (
        # Not documented, but the samples itris gives always have one; an admin may do without.
        Field("first_name", said("First name"), "text", "profile", 100, essential=True, mandatory=True),
        Field("last_name", said("Last name"), "text", "profile", 100, documented=True, mandatory=True),
        Field("known_as", said("Known as"), "text", "profile", 100, shown=False),
        Field("job_title", said("Job title"), "text", "profile", 200, help=_AS_SHOWN),
        *((_CONTACT_TYPE,) if contact else ()),
        Field(
            "company_id",
            said("Company"),
            "company",
            "company",
            documented=contact,
            mandatory=contact,
            help=said("Chosen above: an itris company, or a new one."),
        ),
        *_communication(),
        Field("location", said("Location"), "text", "profile", 200, help=_REGION),
        *_place(documented=contact, shown=contact, source="company" if contact else "asked"),
        _list("sector", said("Sector"), "sector", shown=contact, source="company" if contact else "asked"),
        _list("status", said("Status"), f"{kind}_status"),
        _list("media_channel", said("Media channel"), "media_channel", source="default"),
        _summary(),
    )


CATALOGUE: Mapping[RecordKind, tuple[Field, ...]] = {
    "applicant": _person("applicant"),
    "contact": _person("contact"),
    "company": (
        Field("name", said("Company name"), "text", "profile", 200, documented=True, mandatory=True),
        Field("known_as", said("Trading name"), "text", "asked", 200, shown=False),
        *_place(documented=True, shown=True, source="profile"),
        _list("sector", said("Sector"), "sector", documented=True, mandatory=True),
        _list("status", said("Status"), "company_status"),
        *_communication(),
        _summary(),
    ),
}


LIST_KINDS: tuple[str, ...] = tuple(
    dict.fromkeys(field.list_kind for record in CATALOGUE.values() for field in record if field.list_kind)
)
"""The kinds of list items whose choices the fields need."""
