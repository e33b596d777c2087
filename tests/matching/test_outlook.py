"""Every match says in words why it is one, and what would change the verdict."""

from __future__ import annotations

import pytest

from backend.matching import CompanyVerdict, PersonRecord, PersonVerdict, company_verdict, person_verdict
from tests.matching.samples import asked, company, person, profile

pytestmark = pytest.mark.matching

NORTHWIND, CONTOSO = company(7, "Northwind Ltd"), company(8, "Contoso Ltd")
SETTLED_BY_IDENTIFIER = "The same LinkedIn address or e-mail in both would settle it"


def of_person(name: str, at: str, *identifiers: tuple[str, str], held: list[PersonRecord]) -> PersonVerdict:
    found = company_verdict(asked(at), [NORTHWIND, CONTOSO])
    return person_verdict(profile(name, at, *identifiers), held, found)


def reasons(found: PersonVerdict | CompanyVerdict) -> list[str]:
    return [row.reason for row in found.matches[0].evidence]


def test_nickname() -> None:
    found = of_person("Bob Smith", "Northwind", held=[person(1, "Robert Smith", "Northwind Ltd", "7")])
    assert found.verdict == "existing"
    assert reasons(found) == ["Bob is short for Robert.", "Works at the same company."]
    assert found.matches[0].would_change == (
        "Another LinkedIn address in itris, or a namesake at the same company, would make it a question."
    )


def test_maiden_name() -> None:
    found = of_person("Eva Kane (née Almeida)", "Northwind", held=[person(1, "Eva Almeida", "Northwind Ltd", "7")])
    assert found.verdict == "existing"
    assert "The surname is the other's former or maiden name." in reasons(found)


def test_namesake_elsewhere() -> None:
    found = of_person("Anna Berg", "Northwind", held=[person(1, "Anna Berg", "Contoso Ltd", "8")])
    assert found.verdict == "name_mismatch"
    assert reasons(found) == ["The name is the same.", "Same name, works at another company."]
    assert found.matches[0].would_change == f"{SETTLED_BY_IDENTIFIER}, or the same company."


def test_identifier_conflict() -> None:
    held = person(1, "Robert Kane", "Northwind Ltd", "7", identifiers=frozenset({("public_id", "anna-berg")}))
    found = of_person("Anna Berg", "Northwind", ("public_id", "anna-berg"), held=[held])
    assert found.verdict == "name_mismatch"
    assert reasons(found)[:2] == [
        "The LinkedIn address is the same.",
        "The address is the same but the name is quite another: one of the two records may be wrong.",
    ]
    assert found.matches[0].would_change == "It is settled once the name or the address is corrected in itris."


def test_one_address_on_two_records() -> None:
    shared = frozenset({("public_id", "anna-berg")})
    held = [person(n, "Anna Berg", "Northwind Ltd", "7", identifiers=shared) for n in (1, 2)]
    found = of_person("Anna Berg", "Northwind", ("public_id", "anna-berg"), held=held)
    assert "merge them" in found.matches[0].would_change


def test_two_linkedin_addresses() -> None:
    held = person(1, "Anna Berg", "Northwind Ltd", "7", identifiers=frozenset({("public_id", "anna-berg-2")}))
    found = of_person("Anna Berg", "Northwind", ("public_id", "anna-berg"), held=[held])
    assert found.verdict == "name_mismatch"
    assert "The LinkedIn addresses differ." in reasons(found)
    assert found.matches[0].would_change.startswith("The same LinkedIn address in both would settle it")


def test_two_people_of_one_name_at_one_company() -> None:
    held = [person(n, "Anna Berg", "Northwind Ltd", "7") for n in (1, 2)]
    found = of_person("Anna Berg", "Northwind", held=held)
    assert {match.would_change for match in found.matches} == {f"{SETTLED_BY_IDENTIFIER}."}


def test_legal_form_conflict() -> None:
    found = company_verdict(asked("Northwind GmbH"), [company(1, "Northwind AG")])
    assert found.verdict == "company_mismatch"
    assert "AG and GmbH are different companies." in reasons(found)
    assert found.matches[0].would_change == "The same legal form in both would settle it."


def test_two_companies_of_one_name() -> None:
    twins = [company(1, "Northwind Ltd"), company(2, "Northwind Limited")]
    found = company_verdict(asked("Northwind"), twins)
    assert found.verdict == "company_mismatch"
    assert reasons(found) == ["The names are the same but for legal form and spelling."]
    assert found.matches[0].would_change == "An e-mail address at the company's own domain would settle it."


def test_a_company_s_own_domain_does_settle_two_of_one_name() -> None:
    twins = [company(1, "Northwind Ltd", domains=frozenset({"northwind.com"})), company(2, "Northwind Limited")]
    found = company_verdict(asked("Northwind", "northwind.com"), twins)
    assert (found.verdict, found.company_id) == ("matched", 1)
    assert found.matches[0].would_change == "A second company of this name in itris would make it a question."


@pytest.mark.parametrize(
    ("text", "held", "settled"),
    [
        ("Northwind Deutschland", "Northwind", "branch"),
        ("Northwind 2", "Northwind 3", "number"),
        ("Northwind Trading", "Northwind", "written the same way"),
    ],
)
def test_other_conflicts_say_what_they_need(text: str, held: str, settled: str) -> None:
    found = company_verdict(asked(text), [company(1, held)])
    for match in found.matches:
        assert settled in match.would_change or found.verdict == "new_company"
