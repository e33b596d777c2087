"""A company chosen by hand is learned, used as evidence, and can be revoked; on both databases."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from backend import audit, directory
from backend.accounts import create_user
from backend.audit import Actor
from backend.context import Context
from backend.directory import NothingLearned
from backend.matching import CompanyVerdict
from backend.profile import Profile
from tests.fakes import FakeClock

pytestmark = pytest.mark.matching

CHOSEN = datetime(2026, 11, 3, 9, tzinfo=UTC)
COMPANIES = [
    {"id": 1, "name": "Larkfield Consulting Ltd", "town": "Leeds"},
    {"id": 2, "name": "Larkfield Consulting Ltd", "town": "Bristol"},
    {"id": 3, "name": "Northwind AG"},
]


@pytest.fixture
def ann(context: Context) -> int:
    user = create_user(context, None, email="ann@agency.example", name="Ann", role="admin")
    hold(context, COMPANIES)
    return user.id


def hold(context: Context, companies: list[dict[str, object]]) -> None:
    with context.database.write() as session:
        directory.upsert(session, "company", companies, seen_at=CHOSEN, source="test")


def learn(context: Context, user_id: int, text: str, company_id: int) -> None:
    with context.database.write() as session:
        directory.learn_company(session, CHOSEN, user_id, text, company_id)


def verdict(context: Context, text: str) -> CompanyVerdict:
    with context.database.read() as session:
        return directory.check_one(session, Profile(full_name="Pia Holm", company=text))[1]


def test_the_choice_is_used_the_next_time_and_says_whose_it_is(context: Context, ann: int) -> None:
    assert verdict(context, "Larkfield Consulting").verdict == "company_mismatch"
    learn(context, ann, "Larkfield Consulting", 2)
    found = verdict(context, "LARKFIELD Consulting")
    assert (found.verdict, found.company_id) == ("matched", 2)
    first = found.matches[0].evidence[0]
    assert (first.rule, first.reason) == ("learned", "Ann chose this company for this spelling on 3 Nov 2026.")
    assert "Revoking" in found.matches[0].would_change


def test_a_name_that_is_quite_another_can_be_learned_too(context: Context, ann: int) -> None:
    learn(context, ann, "Blue Lantern Group", 2)
    assert verdict(context, "Blue Lantern Group").company_id == 2


def test_another_spelling_is_not_meant(context: Context, ann: int) -> None:
    learn(context, ann, "Larkfield Consulting Ltd", 2)
    assert verdict(context, "Larkfield Consulting GmbH").verdict == "company_mismatch"


def test_another_legal_form_is_never_learned(context: Context, ann: int) -> None:
    learn(context, ann, "Northwind GmbH", 3)
    assert directory.lessons(context) == []
    assert verdict(context, "Northwind GmbH").verdict == "company_mismatch"


def test_a_company_that_is_archived_or_gone_counts_no_more(context: Context, ann: int) -> None:
    learn(context, ann, "Blue Lantern Group", 2)
    hold(context, [{**COMPANIES[1], "archived": True}])
    assert verdict(context, "Blue Lantern Group").company_id is None
    assert directory.lessons(context)[0].archived
    with context.database.write() as session:
        directory.forget(session, "company", 2)
    assert verdict(context, "Blue Lantern Group").company_id is None
    assert directory.lessons(context)[0].company is None


def test_two_answers_are_asked_about_again(context: Context, ann: int) -> None:
    learn(context, ann, "Larkfield Consulting", 2)
    learn(context, ann, "Larkfield Consulting", 1)
    assert verdict(context, "Larkfield Consulting").verdict == "company_mismatch"
    assert directory.lessons(context)[0].disputed


def test_revoked_it_is_asked_about_again_and_audited(context: Context, ann: int, clock: FakeClock) -> None:
    learn(context, ann, "Larkfield Consulting", 2)
    [lesson] = directory.lessons(context)
    assert (lesson.text, lesson.company, lesson.user) == ("Larkfield Consulting", COMPANIES[1]["name"], "Ann")
    assert directory.unlearn(context, Actor(f"user:{ann}"), lesson.id) == "Larkfield Consulting"
    assert verdict(context, "Larkfield Consulting").verdict == "company_mismatch"
    with pytest.raises(NothingLearned):
        directory.unlearn(context, Actor(f"user:{ann}"), lesson.id)
    with context.database.read() as session:
        done = [entry.action for entry in audit.entries(session)]
    assert done[:2] == ["company_unlearned", "company_learned"]
