"""The keys of each record on the wire: one table that validation and the OpenAPI document are made from. Assumed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class WireField:
    """`type`: text, texts (list), item (id in `list_kind`), company, user, flag, moment or id."""

    name: str
    type: str = "text"
    max_length: int = 200
    list_kind: str | None = None
    read_only: bool = False


_ID = WireField("id", "id", read_only=True)
_COMMON = (
    WireField("address", max_length=500),
    WireField("town"),
    WireField("postcode", max_length=20),
    WireField("country"),
    WireField("sectorId", "item", list_kind="Sector"),
    WireField("emailAddresses", "texts", 254),
    WireField("phoneNumbers", "texts", 50),
    WireField("webAddresses", "texts", 500),
    WireField("summary", max_length=20_000),
    WireField("ownerUserId", "user"),
    WireField("offLimits", "flag"),
    WireField("archived", "flag"),
    WireField("externalReference", max_length=200),
    WireField("createdAt", "moment", read_only=True),
    WireField("modifiedAt", "moment", read_only=True),
)


def _person(status_kind: str, *, company_name_read_only: bool) -> tuple[WireField, ...]:
    return (
        _ID,
        WireField("firstName", max_length=100),
        WireField("lastName", max_length=100),
        WireField("knownAs", max_length=100),
        WireField("jobTitle"),
        WireField("companyId", "company"),
        WireField("companyName", read_only=company_name_read_only),
        WireField("location"),
        WireField("statusId", "item", list_kind=status_kind),
        WireField("mediaChannelId", "item", list_kind="MediaChannel"),
        *_COMMON,
    )


FIELDS: Mapping[str, Mapping[str, WireField]] = {
    kind: {field.name: field for field in fields}
    for kind, fields in {
        # An applicant may work at a company that is no record: its name alone is kept then.
        "applicant": _person("ApplicantStatus", company_name_read_only=False),
        "contact": (
            *_person("ContactStatus", company_name_read_only=True),
            WireField("contactTypeId", "item", list_kind="ContactType"),
        ),
        "company": (
            _ID,
            WireField("name"),
            WireField("knownAs"),
            WireField("statusId", "item", list_kind="CompanyStatus"),
            *_COMMON,
        ),
        "job": (
            _ID,
            WireField("jobTitle"),
            WireField("companyId", "company"),
            WireField("companyName", read_only=True),
            WireField("status"),
            WireField("workType"),
            WireField("numberOfRoles", "id"),
            WireField("location"),
            WireField("createdAt", "moment", read_only=True),
            WireField("modifiedAt", "moment", read_only=True),
        ),
    }.items()
}

PLURALS: Mapping[str, str] = {
    "applicant": "applicants",
    "contact": "contacts",
    "company": "companies",
    "job": "jobs",
}

# Applicant on the wire where a record of another kind is named (documented for the itris: address).
RECORD_TYPES: Mapping[str, str] = {kind.capitalize(): kind for kind in PLURALS}

# query filter → how its values are compared (see `records.keys_of`)
FILTERS: Mapping[str, tuple[str, ...]] = {
    "applicant": (
        "name", "firstName", "lastName", "email", "phone", "webAddress", "companyId", "externalReference",
    ),
    "contact": (
        "name", "firstName", "lastName", "email", "phone", "webAddress", "companyId", "externalReference",
    ),
    "company": ("name", "email", "phone", "webAddress", "externalReference"),
    "job": ("name", "companyId", "status"),
}  # fmt: skip


def empty(kind: str) -> dict[str, object]:
    """A record of this kind with every key and nothing in it."""
    blank: dict[str, object] = {"texts": [], "flag": False}
    return {
        name: list(value) if isinstance(value := blank.get(field.type), list) else value
        for name, field in FIELDS[kind].items()
    }
