"""A headline may propose a company; a row without a company never links on a name."""

from __future__ import annotations

import pytest

from backend.matching import CompanyVerdict, company_verdict, person_verdict
from backend.matching.headline import REASON, headline_company, proposed_company, proposed_person
from tests.matching.samples import asked, company, person, profile

pytestmark = pytest.mark.matching
HEADLINE = "Engineer at Northwind | Speaker"
NORTHWIND = company(7, "Northwind Ltd")


@pytest.mark.parametrize(
    ("headline", "found"),
    [
        ("Engineer at Northwind Ltd", "Northwind Ltd"),
        ("Head of Logistics @ Northwind | Speaker | Father", "Northwind"),
        ("Engineer @Northwind • open to work", "Northwind"),
        ("Engineer AT Northwind · Leeds", "Northwind"),
        ("Head of Data", ""),
        ("Looking at the stars | Engineer at Northwind", "the stars"),
        ("Engineer, Northwind", ""),
        ("Engineer for Northwind", ""),
        ("Creative | at Northwind", ""),
        ("Ex-Engineer at Northwind", ""),
        ("Former CFO at Northwind", ""),
        ("at Northwind", ""),
        ("Battle station", ""),
        ("", ""),
    ],
)
def test_only_title_at_company_proposes_one(headline: str, found: str) -> None:
    assert headline_company(headline) == found


def test_a_proposed_company_is_asked_about_and_marked() -> None:
    found = proposed_company(company_verdict(asked("Northwind"), [NORTHWIND]), HEADLINE)
    assert (found.verdict, found.company_id) == ("company_mismatch", None)
    mark = found.matches[0].evidence[-1]
    assert (mark.rule, mark.theirs, mark.reason) == ("headline", HEADLINE, REASON)


def test_a_proposal_creates_no_company() -> None:
    assert proposed_company(CompanyVerdict("new_company"), HEADLINE) == CompanyVerdict("none")


def test_the_same_name_at_a_proposed_company_is_asked_about() -> None:
    at = company_verdict(asked("Northwind"), [NORTHWIND])
    found = person_verdict(profile("Anna Berg", "Northwind"), [person(1, "Anna Berg", "Northwind Ltd", "7")], at)
    assert found.verdict == "existing"
    asked_about = proposed_person(found, HEADLINE)
    assert asked_about.verdict == "name_mismatch"
    assert asked_about.matches[0].would_change == "A company on the profile itself would settle it."


def test_an_identifier_links_whatever_the_headline_says() -> None:
    held = person(1, "Anna Berg", "Northwind Ltd", "7", identifiers=frozenset({("public_id", "anna")}))
    found = person_verdict(profile("Anna Berg", "Northwind", ("public_id", "anna")), [held], CompanyVerdict("none"))
    assert proposed_person(found, HEADLINE).verdict == "existing"


def test_a_name_and_a_place_never_link_but_the_neighbour_comes_first() -> None:
    held = [person(1, "Anna Berg", location="Hull"), person(2, "Anna Berg", location="Leeds, England")]
    found = person_verdict(profile("Anna Berg", location="Leeds, United Kingdom"), held, CompanyVerdict("none"))
    assert found.verdict == "name_mismatch"
    assert [match.record.id for match in found.matches] == [2, 1]
    assert [match.evidence[-1].reason for match in found.matches] == [
        "Both are in the same place.", "The places differ.",
    ]  # fmt: skip
