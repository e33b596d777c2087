"""A new job is a change; another spelling of the old one is none."""

from __future__ import annotations

import pytest

from backend.matching import CompanyMatch, CompanyRecord, CompanyVerdict
from backend.matching.companies import parse_company
from backend.matching.job_change import same_company, same_place, same_title

pytestmark = pytest.mark.matching


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Head of Logistics", "head of logistics"),
        ("Sr. Buyer", "Senior Buyer"),
        ("VP Sales & Marketing", "Vice President, Sales and Marketing"),
        ("CEO", "Chief Executive Officer"),
    ],
)
def test_one_title_in_two_spellings(ours: str, theirs: str) -> None:
    assert same_title(ours, theirs)


@pytest.mark.parametrize(("ours", "theirs"), [("Buyer", "Senior Buyer"), ("Head of Sales", "Head of Logistics")])
def test_two_titles(ours: str, theirs: str) -> None:
    assert not same_title(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("Leeds", "Leeds, England, United Kingdom", True),
        ("Greater Leeds Area", "Leeds, England", True),
        ("United Kingdom", "Leeds, England, United Kingdom", True),
        ("Leeds, West Yorkshire", "Leeds, England, United Kingdom", True),
        ("Leeds", "Bristol, England, United Kingdom", False),
        ("Leeds, England, United Kingdom", "Bristol, England, United Kingdom", False),
    ],
)
def test_places(ours: str, theirs: str, same: bool) -> None:
    assert same_place(ours, theirs) is same


def verdict(kind: str, *ids: int) -> CompanyVerdict:
    records = [CompanyRecord(i, str(i), "Acme", parse_company("Acme"), company_id=i) for i in ids]
    return CompanyVerdict(kind, tuple(CompanyMatch(r, (), 0.9) for r in records))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ours", "ours_id", "theirs", "found", "same"),
    [
        ("Acme Ltd", 1, "Acme", verdict("matched", 1), True),
        ("Acme Ltd", 2, "Acme", verdict("matched", 1), False),  # a namesake in itris, and the page means the other
        ("Acme Ltd", 2, "Acme", verdict("company_mismatch", 1, 2), True),
        ("Borealis Foods", 5, "Acme", verdict("company_mismatch", 1, 2), False),
        ("Acme Ltd", None, "Acme", verdict("new_company"), True),
        ("Borealis Foods", None, "Acme", verdict("new_company"), False),
        ("Borealis Foods", 5, "Acme", verdict("new_company"), False),
    ],
)
def test_companies(ours: str, ours_id: int | None, theirs: str, found: CompanyVerdict, same: bool) -> None:
    assert same_company(ours, ours_id, theirs, found) is same
