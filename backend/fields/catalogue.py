"""Every field Sidecar can fill in an itris record, with what itris documents about it.

The panel, the console, the checks of the API and the writes all follow this one catalogue; what an admin chose lies
over it (`settings.py`). Shipped values satisfy the rules of itris's own forms: a contact needs a type, a company, a
name and an address; a company needs a name, an address and a sector.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

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
        "itris demands an address. LinkedIn shows only a region: confirm it or type the address."
        if documented
        else "LinkedIn gives no address; left blank unless you type one."
    )
    common: dict[str, Any] = {"shown": shown, "can_default": True}
    return (
        Field(
            "address",
            "Address",
            "text",
            source,
            500,
            documented=documented,
            mandatory=documented,
            help=help_text,
            **common,
        ),
        Field("town", "Town", "text", source, 100, **common),
        Field("postcode", "Postcode", "text", source, 20, **common),
        Field("country", "Country", "text", source, 100, **common),
    )


def _communication(whose: str) -> tuple[Field, ...]:
    return (
        Field("emails", "E-mail", "emails", "profile", 254, help=f"Added to the addresses {whose} already has."),
        Field("phones", "Phone", "phones", "profile", 40, help=f"Added to the numbers {whose} already has."),
        Field(
            "web_addresses",
            "Web addresses",
            "urls",
            "profile",
            500,
            essential=True,
            help="The LinkedIn address goes here; by it the record is found again.",
        ),
    )


def _summary() -> Field:
    # Off as shipped: the About text is more than an add needs, so an agency decides to keep it.
    return Field("summary", "Summary", "long_text", "profile", 10_000, shown=False, help="LinkedIn's About text.")


def _person(kind: Literal["applicant", "contact"]) -> tuple[Field, ...]:
    contact = kind == "contact"
    return (
        # Not documented, but the samples itris gives always have one; an admin may do without.
        Field("first_name", "First name", "text", "profile", 100, essential=True, mandatory=True),
        Field("last_name", "Last name", "text", "profile", 100, documented=True, mandatory=True),
        Field("known_as", "Known as", "text", "profile", 100, shown=False),
        Field("job_title", "Job title", "text", "profile", 200, help="As LinkedIn shows it for the current role."),
        *((_list("contact_type", "Contact type", "contact_type", documented=True, mandatory=True),) if contact else ()),
        Field(
            "company_id",
            "Company",
            "company",
            "company",
            documented=contact,
            mandatory=contact,
            help="Chosen above: an itris company, or a new one.",
        ),
        *_communication("the record"),
        Field("location", "Location", "text", "profile", 200, help="LinkedIn's region; confirm that it fits."),
        *_place(documented=contact, shown=contact, source="company" if contact else "asked"),
        _list("sector", "Sector", "sector", shown=contact, source="company" if contact else "asked"),
        _list("status", "Status", f"{kind}_status"),
        _list("media_channel", "Media channel", "media_channel", source="default"),
        _summary(),
    )


CATALOGUE: Mapping[RecordKind, tuple[Field, ...]] = {
    "applicant": _person("applicant"),
    "contact": _person("contact"),
    "company": (
        Field("name", "Company name", "text", "profile", 200, documented=True, mandatory=True),
        Field("known_as", "Trading name", "text", "asked", 200, shown=False),
        *_place(documented=True, shown=True, source="profile"),
        _list("sector", "Sector", "sector", documented=True, mandatory=True),
        _list("status", "Status", "company_status"),
        *_communication("the company"),
        _summary(),
    ),
}


LIST_KINDS: tuple[str, ...] = tuple(
    dict.fromkeys(field.list_kind for record in CATALOGUE.values() for field in record if field.list_kind)
)
"""The kinds of list items whose choices the fields need."""
