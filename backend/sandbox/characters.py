"""The demo characters: invented people whose LinkedIn page and sandbox records the demo and the tests rely on.

Data only. `COMPANIES`, `APPLICANTS` and `CONTACTS` are records in the words of the wire, with fixed ids; `CHARACTERS`
are the LinkedIn pages, some of people who are in no record at all. Their names occur nowhere else in the seeded data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from backend.sandbox.lists import item_id

# The seed gives every other record an id from here on, so that new characters never shift it.
FIRST_FREE_ID = 101


@dataclass(frozen=True)
class Character:
    """A LinkedIn page. `applicant_id`, `contact_id`, `company_ids` say what itris holds that bears on it."""

    key: str
    full_name: str
    headline: str
    title: str
    company: str
    location: str
    slug: str
    since: str
    about: str
    applicant_id: int | None = None
    contact_id: int | None = None
    company_ids: tuple[int, ...] = ()

    @property
    def url(self) -> str:
        """The address of the page on LinkedIn."""
        return f"https://www.linkedin.com/in/{self.slug}/"


CHARACTERS: tuple[Character, ...] = (
    Character(
        key="known_applicant",
        full_name="Marisol Tennerby",
        headline="Senior Process Engineer at Brackwell Pumps",
        title="Senior Process Engineer",
        company="Brackwell Pumps Ltd",
        location="Leeds, England, United Kingdom",
        slug="demo-marisol-tennerby",
        since="2021-03",
        about="Pumps, seals and the people who keep them running.",
        applicant_id=1,
        company_ids=(1,),
    ),
    Character(
        key="known_contact",
        full_name="Duncan Pellworth",
        headline="Head of Procurement | Castlemoor Foods",
        title="Head of Procurement",
        company="Castlemoor Foods Ltd",
        location="York, England, United Kingdom",
        slug="demo-duncan-pellworth",
        since="2018-09",
        about="Buying well for a family-owned food maker.",
        contact_id=1,
        company_ids=(2,),
    ),
    Character(
        key="both",
        full_name="Priyanka Velloor",
        headline="Finance Director at Thistledown Logistics",
        title="Finance Director",
        company="Thistledown Logistics Ltd",
        location="Hull, England, United Kingdom",
        slug="demo-priyanka-velloor",
        since="2019-01",
        about="Numbers that lorry drivers believe.",
        applicant_id=2,
        contact_id=2,
        company_ids=(3,),
    ),
    Character(
        key="name_mismatch",
        full_name="Callum Wexcombe",
        headline="Signalling Project Manager at Ottershaw Energy",
        title="Signalling Project Manager",
        company="Ottershaw Energy Ltd",
        location="Derby, England, United Kingdom",
        slug="demo-callum-wexcombe",
        since="2024-05",
        about="From rail to grid: projects on time.",
        applicant_id=3,
        company_ids=(5,),
    ),
    Character(
        key="company_mismatch",
        full_name="Rosalind Quennby",
        headline="Practice Lead at Larkfield Consulting",
        title="Practice Lead",
        company="Larkfield Consulting",
        location="United Kingdom",
        slug="demo-rosalind-quennby",
        since="2022-10",
        about="Helps public bodies buy software they can leave again.",
        company_ids=(6, 7, 8),
    ),
    Character(
        key="one_near_company",
        full_name="Tobias Hallgrim",
        headline="Mechanical Design Lead, Kestrelby Engineering Group",
        title="Mechanical Design Lead",
        company="Kestrelby Engineering Group",
        location="Sheffield, England, United Kingdom",
        slug="demo-tobias-hallgrim",
        since="2020-06",
        about="Gearboxes, fatigue, and drawing things that can be made.",
        company_ids=(9,),
    ),
    Character(
        key="off_limits",
        full_name="Helena Brackstone",
        headline="VP Clinical Operations at Dunmere Pharma",
        title="VP Clinical Operations",
        company="Dunmere Pharma Ltd",
        location="Cambridge, England, United Kingdom",
        slug="demo-helena-brackstone",
        since="2017-02",
        about="Trials across nine countries.",
        contact_id=3,
        company_ids=(10,),
    ),
    Character(
        key="archived",
        full_name="Faisal Torrendale",
        headline="Backend Developer at Quayside Digital",
        title="Backend Developer",
        company="Quayside Digital Ltd",
        location="Newcastle upon Tyne, England, United Kingdom",
        slug="demo-faisal-torrendale",
        since="2023-01",
        about="Python, queues, quiet systems.",
        applicant_id=4,
        company_ids=(11,),
    ),
    Character(
        key="new_company",
        full_name="Astrid Solvanger",
        headline="Chief Operating Officer at Solvanger Tidal Power",
        title="Chief Operating Officer",
        company="Solvanger Tidal Power Ltd",
        location="Aberdeen, Scotland, United Kingdom",
        slug="demo-astrid-solvanger",
        since="2023-08",
        about="Building turbines the sea does not notice.",
    ),
    Character(
        key="new_person",
        full_name="Joaquim Brandwell",
        headline="Robotics Software Engineer at Millhaven Robotics",
        title="Robotics Software Engineer",
        company="Millhaven Robotics Ltd",
        location="Coventry, England, United Kingdom",
        slug="demo-joaquim-brandwell",
        since="2022-04",
        about="Arms, grippers and the code between them.",
        company_ids=(12,),
    ),
)


def character(key: str) -> Character:
    """The character with this key. KeyError when there is none."""
    return {one.key: one for one in CHARACTERS}[key]


def _company(name: str, town: str, postcode: str, sector: str, status: str, **more: Any) -> dict[str, Any]:
    return {
        "name": name,
        "address": more.pop("address", None),
        "town": town,
        "postcode": postcode,
        "country": "United Kingdom",
        "sectorId": item_id("Sector", sector),
        "statusId": item_id("CompanyStatus", status),
        **more,
    }


COMPANIES: Mapping[int, Mapping[str, Any]] = {
    1: _company("Brackwell Pumps Ltd", "Leeds", "LS10 1AB", "Engineering", "Client", address="4 Foundry Row"),
    2: _company("Castlemoor Foods Ltd", "York", "YO1 7HZ", "Food and Drink", "Client", address="Mill Lane"),
    3: _company("Thistledown Logistics Ltd", "Hull", "HU1 2AX", "Logistics", "Client", address="Dock Road 12"),
    4: _company("Fenwright Rail Ltd", "Derby", "DE1 3QT", "Transport", "Client"),
    5: _company("Ottershaw Energy Ltd", "Nottingham", "NG1 5FB", "Energy", "Prospect"),
    6: _company("Larkfield Consulting Ltd", "Leeds", "LS1 4HR", "Professional Services", "Client"),
    7: _company("Larkfield Consulting Ltd", "Bristol", "BS1 6XN", "Technology", "Prospect"),
    8: _company("Larkfield Consulting Group", "Manchester", "M2 5BQ", "Professional Services", "Lapsed"),
    9: _company("Kestrelby Engineering Ltd", "Sheffield", "S1 2GU", "Engineering", "Client"),
    10: _company("Dunmere Pharma Ltd", "Cambridge", "CB2 1TN", "Life Sciences", "Client"),
    11: _company("Quayside Digital Ltd", "Newcastle upon Tyne", "NE1 3DX", "Technology", "Prospect"),
    12: _company("Millhaven Robotics Ltd", "Coventry", "CV1 2TT", "Engineering", "Client"),
}


def _person(first: str, last: str, title: str, company_id: int, **more: Any) -> dict[str, Any]:
    company = COMPANIES[company_id]
    return {
        "firstName": first,
        "lastName": last,
        "jobTitle": title,
        "companyId": company_id,
        "town": company["town"],
        "country": "United Kingdom",
        **more,
    }


def _linkedin(key: str) -> list[str]:
    return [character(key).url]


_AT_CLIENT = {"contactTypeId": item_id("ContactType", "Client"), "statusId": item_id("ContactStatus", "Client")}
_AVAILABLE = {"statusId": item_id("ApplicantStatus", "Available")}

APPLICANTS: Mapping[int, Mapping[str, Any]] = {
    1: _person(
        "Marisol", "Tennerby", "Process Engineer", 1, **_AVAILABLE,
        emailAddresses=["marisol.tennerby@mail.example"], webAddresses=_linkedin("known_applicant"),
    ),
    2: _person(
        "Priyanka", "Velloor", "Finance Director", 3, **_AVAILABLE,
        emailAddresses=["priyanka.velloor@mail.example"], webAddresses=_linkedin("both"),
    ),
    # At another company and without any identifier: only the name speaks for being the same person.
    3: _person("Callum", "Wexcombe", "Signalling Engineer", 4, **_AVAILABLE),
    4: _person(
        "Faisal", "Torrendale", "Backend Developer", 11, archived=True, **_AVAILABLE,
        webAddresses=_linkedin("archived"),
    ),
}  # fmt: skip

CONTACTS: Mapping[int, Mapping[str, Any]] = {
    1: _person(
        "Duncan", "Pellworth", "Head of Procurement", 2, **_AT_CLIENT,
        emailAddresses=["d.pellworth@castlemoor-foods.example"], webAddresses=_linkedin("known_contact"),
    ),
    2: _person(
        "Priyanka", "Velloor", "Finance Director", 3, **_AT_CLIENT,
        emailAddresses=["priyanka.velloor@mail.example"], webAddresses=_linkedin("both"),
    ),
    3: _person(
        "Helena", "Brackstone", "VP Clinical Operations", 10, **_AT_CLIENT, offLimits=True,
        emailAddresses=["h.brackstone@dunmere-pharma.example"], webAddresses=_linkedin("off_limits"),
    ),
}  # fmt: skip
