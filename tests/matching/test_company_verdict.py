"""Which company is meant, and when a person has to say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.matching import GENEROUS, CompanyRecord, CompanyVerdict, company_verdict
from backend.matching.text import word_set
from tests.matching.samples import asked, company


def verdict(text: str, *records: CompanyRecord | str, domains: tuple[str, ...] = ()) -> CompanyVerdict:
    made = [r if isinstance(r, CompanyRecord) else company(n, r) for n, r in enumerate(records, 1)]
    return company_verdict(asked(text, *domains), made)


def reasons(result: CompanyVerdict) -> list[str]:
    return [evidence.reason for evidence in result.matches[0].evidence]


@pytest.mark.parametrize(
    ("profile", "record"),
    [
        ("Northwind", "Northwind Ltd"),
        ("NORTHWIND LIMITED", "Northwind Ltd."),
        ("Northwind Group – A better way to work", "Northwind Group plc"),
        ("Jaspa Tea Grp", "Jaspa Tea Group Limited"),
        ("Müller Technik", "Mueller Technik GmbH"),
        ("OrchardSurgery", "Orchard Surgery"),
        ("E and B Meat Products", "E&B Meat Products Ltd"),
        ("The Signature Aviation", "Signature Aviation plc"),
        ("Northwind EMEA", "Northwind Ltd"),
        ("Kings Candy & Vapes", "M&A Scot Ltd t/a Kings Candy & Vapes"),
        ("Northwind trading as Brightside", "Northwind Ltd"),
        ("Northwind Ltd t/a Brightside Bakery", "Northwind Ltd t/a Brightside"),
        ("Quantum Foods Hodlings", "Quantum Foods Holdings Ltd"),
        ("Northwind Limitd", "Northwind Limited"),
    ],
)
def test_one_company_by_another_spelling_is_matched(profile: str, record: str) -> None:
    assert verdict(profile, record, "Contoso Ltd").verdict == "matched"


@pytest.mark.parametrize(
    ("profile", "records"),
    [
        ("Northwind AG", ["Northwind GmbH"]),
        ("Northwind Germany", ["Northwind France"]),
        ("Northwind", ["Northwind Ltd", "Northwind plc"]),
        ("Takeuchi", ["Takeuchi Manufacturing", "Takeuchi Holdings"]),
        ("Golden Flakes", ["Golden Flakes Enterprise Ltd"]),
        ("Northwind", ["Northwind UK Ltd"]),
        ("A&S Ltd t/a Halal Meat", ["A&S Ltd t/a Subway"]),
        ("KD Care", ["K D Care Ltd", "KD Care Services Ltd"]),
    ],
)
def test_what_may_be_two_companies_is_asked_with_all_of_them(profile: str, records: list[str]) -> None:
    found = verdict(profile, *records)
    assert found.verdict == "company_mismatch"
    assert {match.record.name for match in found.matches} == set(records)


@pytest.mark.parametrize(
    ("profile", "record"),
    [
        ("Rose", "Tose Co Ltd"),
        ("Godrej Industries", "Tata Industries"),
        ("Alien Metals", "Alfen N.V."),
        ("International Services Group", "Global Services Group"),
        ("Northwind Fund III", "Northwind Fund II"),
        ("Tungsten", "American Tungsten Corp"),
    ],
)
def test_another_company_is_new(profile: str, record: str) -> None:
    assert verdict(profile, record).verdict == "new_company"


def test_no_company_on_the_profile_is_no_verdict() -> None:
    assert verdict("", "Northwind").verdict == "none"
    assert verdict("Northwind").verdict == "new_company"


def test_legal_forms_are_a_reason_in_words() -> None:
    assert "GmbH and AG are different companies." in reasons(verdict("Northwind AG", "Northwind GmbH"))


def test_two_trading_names_are_a_reason_in_words() -> None:
    found = verdict("A&S Ltd t/a Halal Meat", "A&S Ltd t/a Subway")
    assert "Each trades under a name of its own: “Subway” and “Halal Meat”." in reasons(found)
    assert found.matches[0].would_change == "The same trading name in both would settle it."


def test_a_generous_team_may_link_over_the_legal_form() -> None:
    found = company_verdict(asked("Northwind AG"), [company(1, "Northwind GmbH")], strictness=GENEROUS)
    assert found.verdict == "matched"


def test_the_mail_domain_decides_between_namesakes() -> None:
    ours = company(1, "Northwind Ltd", domains=frozenset({"northwind.co.uk"}))
    found = verdict("Northwind", ours, company(2, "Northwind plc"), domains=("northwind.co.uk",))
    assert (found.verdict, found.company_id) == ("matched", 1)
    assert "Both use northwind.co.uk." in reasons(found)


def test_a_branch_in_the_record_s_own_country_is_that_company() -> None:
    assert (
        verdict("Northwind UK", company(1, "Northwind Ltd", facts={"country": "United Kingdom"})).verdict == "matched"
    )
    assert verdict("Northwind UK", company(1, "Northwind", facts={"country": "France"})).verdict == "company_mismatch"


def test_a_word_other_companies_bear_is_no_typing_error() -> None:
    found = verdict("Prolific", "Prolifics Inc", "Prolific Glaze Ltd")
    assert found.verdict == "company_mismatch"
    assert len(found.matches) == 2


def test_archived_and_off_limits_companies_are_found_all_the_same() -> None:
    found = verdict("Northwind", company(1, "Northwind Ltd", archived=True, off_limits=True))
    assert found.verdict == "matched"
    assert "This company is archived in itris." in reasons(found)


WORDS = sorted(word_set("Northwind Contoso Fabrikam Holdings Services Group UK Germany Ltd GmbH II & Care Müller"))
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


@given(NAMES)
def test_a_record_always_finds_itself(name: str) -> None:
    found = verdict(name, name)
    assert found.verdict == "matched"
    assert found.matches[0].score >= 0.95


@given(NAMES, st.lists(NAMES, max_size=6, unique=True), st.randoms(use_true_random=False))
def test_the_order_of_candidates_never_changes_a_verdict(text: str, names: list[str], chance: object) -> None:
    records = [company(n, name) for n, name in enumerate(names, 1)]
    shuffled = list(records)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert company_verdict(asked(text), records) == company_verdict(asked(text), shuffled)


@given(st.sampled_from(["Services", "Group", "UK", "Holdings", "Global", "Ltd", "🚀", "(We're hiring)"]))
def test_noise_words_never_make_different_companies_one(noise: str) -> None:
    assert verdict(f"Northwind {noise}", f"Contoso {noise}").verdict == "new_company"
    assert verdict(f"Northwind {noise}", "Contoso").verdict == "new_company"
