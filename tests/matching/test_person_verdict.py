"""Which person is meant: identifiers first, then the name with the company, never a name alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backend.matching import (
    CompanyVerdict,
    PersonQuery,
    PersonRecord,
    PersonVerdict,
    Weights,
    company_verdict,
    person_verdict,
)
from tests.matching.samples import asked, company, person, profile

RARE = Weights(name=lambda _: 0.97)
NORTHWIND = company(7, "Northwind Ltd")


def verdict(query: PersonQuery, *people: PersonRecord) -> PersonVerdict:
    found: CompanyVerdict = company_verdict(asked(query.company), [NORTHWIND, company(8, "Contoso Ltd")])
    return person_verdict(query, people, found, RARE)


def reasons(result: PersonVerdict) -> list[str]:
    return [evidence.reason for evidence in result.matches[0].evidence]


def test_the_same_linkedin_address_is_the_same_person_at_any_company() -> None:
    ours = person(1, "Anna Berg", "Contoso Ltd", identifiers=frozenset({("public_id", "anna-berg")}))
    found = verdict(profile("Anna Berg", "Northwind", ("public_id", "anna-berg")), ours)
    assert (found.verdict, found.applicant_id) == ("existing", 1)
    assert reasons(found)[0] == "The LinkedIn address is the same."


def test_a_new_surname_at_the_same_address_is_the_same_person() -> None:
    ours = person(1, "Anna Berg", identifiers=frozenset({("email", "anna@x.org")}))
    assert verdict(profile("Anna Kane", "", ("email", "anna@x.org")), ours).verdict == "existing"


def test_the_same_address_under_quite_another_name_is_asked_about() -> None:
    ours = person(1, "Anna Berg", identifiers=frozenset({("email", "info@x.org")}))
    found = verdict(profile("Robert Kane", "", ("email", "info@x.org")), ours)
    assert found.verdict == "name_mismatch"
    assert "The address is the same but the name is quite another: one of the two records may be wrong." in reasons(
        found
    )


def test_a_phone_needs_the_name_too() -> None:
    ours = person(1, "Anna Berg", identifiers=frozenset({("phone", "+442079460000")}))
    assert verdict(profile("Anna Berg", "", ("phone", "+442079460000")), ours).verdict == "existing"
    assert verdict(profile("Anna Kane", "", ("phone", "+442079460000")), ours).verdict == "name_mismatch"


def test_one_address_on_two_records_is_asked_about() -> None:
    shared = frozenset({("public_id", "anna-berg")})
    people = [person(n, "Anna Berg", identifiers=shared) for n in (1, 2)]
    found = verdict(profile("Anna Berg", "", ("public_id", "anna-berg")), *people)
    assert found.verdict == "name_mismatch"
    assert len(found.matches) == 2


def test_the_same_name_at_the_same_company_is_the_same_person() -> None:
    found = verdict(profile("Bob Smith", "Northwind"), person(1, "Robert Smith", "Northwind Ltd", "7"))
    assert found.verdict == "existing"
    assert "Bob is short for Robert." in reasons(found)
    assert "Works at the same company." in reasons(found)


def test_the_same_name_elsewhere_is_asked_about() -> None:
    found = verdict(profile("Anna Berg", "Northwind"), person(1, "Anna Berg", "Contoso Ltd", "8"))
    assert found.verdict == "name_mismatch"
    assert "Same name, works at another company." in reasons(found)


def test_two_linkedin_addresses_are_asked_about_even_at_one_company() -> None:
    ours = person(1, "Anna Berg", "Northwind Ltd", "7", identifiers=frozenset({("public_id", "anna-berg-1")}))
    found = verdict(profile("Anna Berg", "Northwind", ("public_id", "anna-berg-2")), ours)
    assert found.verdict == "name_mismatch"
    assert "The LinkedIn addresses differ." in reasons(found)


def test_two_of_one_name_at_one_company_are_asked_about() -> None:
    people = [person(n, "Anna Berg", "Northwind Ltd", "7") for n in (1, 2)]
    assert verdict(profile("Anna Berg", "Northwind"), *people).verdict == "name_mismatch"


def test_father_and_son_at_one_company_are_asked_about() -> None:
    found = verdict(profile("Dan Berg Jr.", "Northwind"), person(1, "Dan Berg Sr.", "Northwind Ltd", "7"))
    assert found.verdict == "name_mismatch"


def test_a_name_without_a_company_never_links() -> None:
    assert verdict(profile("Anna Berg"), person(1, "Anna Berg", "Northwind Ltd", "7")).verdict == "name_mismatch"
    assert verdict(profile("Anna Berg"), person(1, "Robert Kane")).verdict == "new"


def test_a_colleague_with_the_same_surname_is_new() -> None:
    assert verdict(profile("Carla Berg", "Northwind"), person(1, "Anna Berg", "Northwind Ltd", "7")).verdict == "new"


def test_a_surname_shown_as_an_initial_is_asked_about_at_the_same_company_only() -> None:
    assert verdict(profile("Anna B.", "Northwind"), person(1, "Anna Berg", "Northwind Ltd", "7")).verdict == (
        "name_mismatch"
    )
    assert verdict(profile("Anna B.", "Northwind"), person(1, "Anna Berg", "Contoso Ltd", "8")).verdict == "new"


def test_a_maiden_name_is_told() -> None:
    found = verdict(profile("Eva Kane (née Almeida)", "Northwind"), person(1, "Eva Almeida", "Northwind Ltd", "7"))
    assert found.verdict == "existing"
    assert "The surname is the other's former or maiden name." in reasons(found)


def test_off_limits_and_archived_people_are_found_all_the_same() -> None:
    ours = person(1, "Anna Berg", "Northwind Ltd", "7", off_limits=True, archived=True)
    found = verdict(profile("Anna Berg", "Northwind"), ours)
    assert found.verdict == "existing"
    assert "This person is off limits in itris." in reasons(found)


def test_a_place_in_common_is_told_but_decides_nothing() -> None:
    found = verdict(profile("Anna Berg", location="Leeds, England"), person(1, "Anna Berg", location="Leeds"))
    assert found.verdict == "name_mismatch"
    assert "Both are in the same place." in reasons(found)


NAMES = st.sampled_from(
    [
        "Anna Berg",
        "Ann Berg",
        "Bob Smith",
        "Robert Smith",
        "Berg Anna",
        "A. Berg",
        "Anna B.",
        "Li",
        "Eva Kane (née Berg)",
    ]
)
COMPANIES = st.sampled_from(["", "Northwind", "Contoso"])


@given(NAMES, COMPANIES, st.lists(st.tuples(NAMES, COMPANIES), max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_candidates_never_changes_a_verdict(
    name: str, at: str, others: list[tuple[str, str]], chance: object
) -> None:
    people = [person(n, other, where) for n, (other, where) in enumerate(others, 1)]
    shuffled = list(people)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert verdict(profile(name, at), *people) == verdict(profile(name, at), *shuffled)


@given(NAMES, NAMES)
def test_without_company_and_identifier_nobody_is_linked(name: str, other: str) -> None:
    assert verdict(profile(name), person(1, other)).verdict != "existing"


@given(st.sampled_from([" 🚀", ", MBA", " - Hiring!", " (She/Her)", ", PhD", " ✅ Open to work"]))
def test_noise_behind_names_never_makes_two_people_one(noise: str) -> None:
    found = verdict(profile(f"Carla Berg{noise}", "Northwind"), person(1, f"Anna Stone{noise}", "Northwind Ltd", "7"))
    assert found.verdict == "new"
