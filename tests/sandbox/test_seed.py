"""The invented data: repeatable, quick, and with everything in it that matching must survive."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from backend.sandbox.characters import APPLICANTS, CHARACTERS, COMPANIES, CONTACTS, FIRST_FREE_ID, character
from backend.sandbox.invent import Inventor
from backend.sandbox.rules import Known, refusals
from backend.sandbox.seed import TODAY, seed
from backend.sandbox.serve import running

Records = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def records() -> Records:
    inventor = Inventor(1, TODAY, FIRST_FREE_ID)
    inventor.companies(500)
    inventor.people(2000)
    inventor.jobs(50)
    return inventor.records


def test_the_same_seed_gives_the_same_data(records: Records) -> None:
    again = Inventor(1, TODAY, FIRST_FREE_ID)
    again.companies(500)
    again.people(2000)
    again.jobs(50)
    assert again.records == records


def test_there_are_as_many_as_asked_for(records: Records) -> None:
    humans = len(records["applicant"]) + len(records["contact"]) - 2000 // 12 - 1
    assert humans == 2000
    assert len(records["company"]) >= 500


def test_namesakes_work_at_different_companies(records: Records) -> None:
    places = defaultdict(set)
    for person in records["applicant"]:
        places[person["firstName"], person["lastName"]].add(person["companyId"])
    assert sum(len(companies) > 1 for companies in places.values()) > 20


def test_some_humans_are_applicant_and_contact_joined_by_address_by_email_or_by_nothing(records: Records) -> None:
    def held(kind: str, key: str) -> set[str]:
        return {
            value.lower().removeprefix("https://www.") for person in records[kind] for value in person.get(key) or ()
        }

    for key in ("webAddresses", "emailAddresses"):
        assert len(held("applicant", key) & held("contact", key)) > 30


def test_names_come_in_all_their_forms(records: Records) -> None:
    people = records["applicant"] + records["contact"]
    assert any("née" in person["lastName"] for person in people)
    assert any(person.get("knownAs") for person in people)
    assert {"Müller", "Mueller"} <= {person["lastName"] for person in people}
    assert any(person["firstName"].endswith(".") for person in people)


def test_companies_have_equal_and_similar_names(records: Records) -> None:
    companies = records["company"]
    names = {company["name"] for company in companies}
    for ending in (" Group plc", " Holdings Ltd", " UK Ltd", " GmbH", " AG"):
        assert any(name.endswith(ending) for name in names)
    assert any(" t/a " in company["name"] and company["knownAs"] for company in companies if "knownAs" in company)
    bare = Counter(name.removesuffix(" Ltd").removesuffix(" Limited").removesuffix(" plc") for name in names)
    assert max(bare.values()) > 1


def test_some_are_archived_off_limits_or_without_any_identifier(records: Records) -> None:
    for kind in ("applicant", "contact", "company"):
        assert any(body["archived"] for body in records[kind])
        assert any(body["offLimits"] for body in records[kind])
    people = records["applicant"] + records["contact"]
    assert sum(not person["webAddresses"] for person in people) > 200
    assert any(not (person["webAddresses"] or person["emailAddresses"] or person["phoneNumbers"]) for person in people)


def test_no_two_humans_share_an_identifier(records: Records) -> None:
    for kind in ("applicant", "contact"):
        for key in ("webAddresses", "emailAddresses", "phoneNumbers"):
            values = [value for person in records[kind] for value in person.get(key) or ()]
            assert len(values) == len(set(values))


def test_more_people_than_fictional_phone_numbers_can_be_invented() -> None:
    inventor = Inventor(1, TODAY, FIRST_FREE_ID)
    inventor.companies(24)
    inventor.people(45_000)
    assert not all(person["phoneNumbers"] for person in inventor.records["applicant"][-100:])
    assert len(inventor.inbox) == 3


def test_an_invented_record_would_be_accepted_by_the_forms(records: Records) -> None:
    with_archived = _known()
    for kind in ("applicant", "contact", "company"):
        for body in records[kind]:
            sent = {name: value for name, value in body.items() if name not in ("id", "createdAt", "modifiedAt")}
            assert refusals(kind, sent, body, with_archived) == {}


def _known() -> Known:
    from backend.sandbox.lists import USERS, all_items

    items = {number: {"kind": kind, "name": name, "archived": gone} for number, kind, name, gone in all_items()}
    return Known(items, {number: {} for number in range(1, len(USERS) + 1)}, lambda _company: True)


def test_seeding_twice_adds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "itris.db"
    with running(path, people=50) as itris:
        before = len(itris.store("applicant"))
        seed(path, people=50)
        assert len(itris.store("applicant")) == before > len(APPLICANTS)


def test_the_characters_are_in_the_store_as_they_say(tmp_path: Path) -> None:
    with running(tmp_path / "itris.db") as itris:
        for kind, records in (("applicant", APPLICANTS), ("contact", CONTACTS), ("company", COMPANIES)):
            held = {body["id"]: body for body in itris.store(kind)}
            assert all(held[number].items() >= values.items() for number, values in records.items())
    for one in CHARACTERS:
        assert one.slug.startswith("demo-")
        assert set(one.company_ids) <= set(COMPANIES)
        for number, people in ((one.applicant_id, APPLICANTS), (one.contact_id, CONTACTS)):
            if number:
                assert f"{people[number]['firstName']} {people[number]['lastName']}" == one.full_name
    assert character("off_limits").full_name == "Helena Brackstone"


def test_nobody_invented_bears_a_name_of_a_character(records: Records) -> None:
    last_names = {one.full_name.split()[-1] for one in CHARACTERS}
    brands = {str(company["name"]).split()[0] for company in COMPANIES.values()}
    assert not last_names & {person["lastName"] for person in records["applicant"] + records["contact"]}
    assert not brands & {company["name"].split()[0] for company in records["company"]}
