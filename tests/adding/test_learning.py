"""Whoever adds a person at a company chosen by hand teaches the whole team."""

from __future__ import annotations

import pytest

from backend import adding, directory, settings
from backend.audit import Actor
from tests.adding.conftest import Office
from tests.world import NOBODY

pytestmark = pytest.mark.matching
AT_LARKFIELD = {**NOBODY, "company": "Larkfield Consulting"}


def test_a_resolved_mismatch_is_learned_with_the_add(office: Office) -> None:
    assert office.check(AT_LARKFIELD)["company"]["verdict"] == "company_mismatch"
    request = office.request(AT_LARKFIELD, company={"choice": "existing", "company_id": 7})
    office.plan(request)
    assert directory.lessons(office.context) == []
    assert office.add(request, "k1").status == 201
    [lesson] = directory.lessons(office.context)
    assert (lesson.text, lesson.company_id, lesson.user) == ("Larkfield Consulting", 7, "Ann Lee")
    other = {**AT_LARKFIELD, "full_name": "Otto Fen", "public_id": "otto-fen", "profile_url": None}
    company = office.check(other)["company"]
    assert (company["verdict"], company["company_id"]) == ("matched", 7)
    assert company["matches"][0]["evidence"][0]["rule"] == "learned"
    assert company["matches"][0]["would_change"]


def test_an_add_taken_back_takes_back_what_it_taught(office: Office) -> None:
    request = office.request(AT_LARKFIELD, company={"choice": "existing", "company_id": 7})
    added = office.add(request, "k1")
    [lesson] = directory.lessons(office.context)
    assert lesson.company_id == 7
    adding.undo(office.context, office.ann, added.content["id"])
    assert directory.lessons(office.context) == []
    assert office.check(AT_LARKFIELD)["company"]["verdict"] == "company_mismatch"


def test_what_was_taught_before_stays(office: Office) -> None:
    office.add(office.request(AT_LARKFIELD, company={"choice": "existing", "company_id": 7}), "k1")
    office.context.clock.advance(60)  # type: ignore[attr-defined]
    other = {**AT_LARKFIELD, "full_name": "Otto Fen", "last_name": "Fen", "public_id": "otto-fen", "profile_url": None}
    added = office.add(office.request(other, company={"choice": "existing", "company_id": 7}), "k2")
    adding.undo(office.context, office.ann, added.content["id"])
    assert [lesson.company_id for lesson in directory.lessons(office.context)] == [7]


def test_a_company_that_was_clear_teaches_nothing(office: Office) -> None:
    office.add(office.request(NOBODY), "k1")
    other = {**NOBODY, "full_name": "Otto Fen", "first_name": "Otto", "last_name": "Fen", "public_id": "otto-fen"}
    other["profile_url"] = "https://www.linkedin.com/in/otto-fen/"
    company_id = office.companies()[0]["id"]
    office.add(office.request(other, company={"choice": "existing", "company_id": company_id}), "k2")
    assert directory.lessons(office.context) == []


def test_the_chosen_strictness_is_what_a_check_uses(office: Office) -> None:
    profile = {**NOBODY, "company": "Kestrelby Engineering GmbH"}
    before = office.check(profile)["company"]["verdict"]
    settings.change(office.context, Actor("user:1"), {"strictness": "generous"})
    assert (before, office.check(profile)["company"]["verdict"]) == ("company_mismatch", "matched")
