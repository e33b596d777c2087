"""An add from request to receipt, with everything that two users and one fragile itris do to it."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from typing import Any

import pytest

from backend import adding, settings
from backend.adding import ChangedMeanwhile, IncompleteAdd, KeyReused, NoSuchAdd
from backend.audit import Actor, entries
from backend.fields import FieldSetting
from tests.adding.conftest import Office
from tests.world import NOBODY, connect_to

pytestmark = pytest.mark.main
POST_PEOPLE = {"method": "POST", "path": "/api/v2/applicants"}


def body(answer: adding.Answer) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(answer.body)
    return found


def test_a_new_person_at_a_new_company(office: Office) -> None:
    found = office.check(NOBODY)
    assert (found["person"]["verdict"], found["company"]["verdict"]) == ("new", "new_company")
    assert [w["title"] for w in found["warnings"]] == ["New Company"]
    answer = office.add(office.request(NOBODY, "contact"), "k1")
    assert answer.status == 201
    rows = body(answer)["receipt"]
    assert [(row["kind"], row["outcome"]) for row in rows] == [
        ("company", "created"), ("contact", "created"), ("comment", "created"),
    ]  # fmt: skip
    assert rows[1]["link"].startswith("itris:?dburl=https%3A")
    assert office.people("contact")[0]["companyId"] == office.companies()[0]["id"]


def test_the_directory_knows_what_we_wrote_at_once(office: Office) -> None:
    office.add(office.request(NOBODY), "k1")
    found = office.check(NOBODY)
    assert (found["person"]["verdict"], found["company"]["verdict"]) == ("existing", "matched")


def test_the_same_key_gets_the_same_bytes(office: Office) -> None:
    request = office.request(NOBODY)
    fingerprint = office.plan(request)["fingerprint"]
    first = office.add(request, "k1", fingerprint=fingerprint)
    assert office.add(request, "k1", fingerprint=fingerprint) == first
    assert len(office.people()) == 1


def test_a_key_cannot_be_used_for_another_add(office: Office) -> None:
    request = office.request(NOBODY)
    fingerprint = office.plan(request)["fingerprint"]
    office.add(request, "k1", fingerprint=fingerprint)
    with pytest.raises(KeyReused):
        office.add({**request, "note": "another"}, "k1", fingerprint=fingerprint)


def test_keys_of_two_users_have_nothing_to_do_with_each_other(office: Office) -> None:
    office.add(office.request(NOBODY), "k1")
    other = {**NOBODY, "full_name": "Otto Fen", "first_name": "Otto", "last_name": "Fen", "public_id": "otto-fen"}
    other["profile_url"] = "https://www.linkedin.com/in/otto-fen/"
    company = {"choice": "existing", "company_id": office.companies()[0]["id"]}
    assert office.add(office.request(other, company=company), "k1", office.bob).status == 201


def test_what_is_missing_stops_the_add_and_is_named(office: Office) -> None:
    request = office.request(NOBODY, "contact", fields={})
    with pytest.raises(IncompleteAdd) as caught:
        office.add(request, "k1")
    assert ("contact", "contact_type", "missing") in {(f.record, f.field, f.kind) for f in caught.value.fields}
    assert office.companies() == []


def test_another_plan_than_the_user_saw_is_not_written(office: Office) -> None:
    request = office.request(NOBODY)
    seen = office.plan(request)["fingerprint"]
    settings.change(office.context, Actor("user:1"), {"comment_categories": {"added": None}})
    with pytest.raises(ChangedMeanwhile) as caught:
        office.add(request, "k1", fingerprint=seen)
    assert caught.value.plan["fingerprint"] != seen
    assert office.people() == []


def test_creating_somebody_who_is_there_is_refused_before_anything_is_written(office: Office) -> None:
    office.add(office.request(NOBODY), "k1")
    company = {"choice": "existing", "company_id": office.companies()[0]["id"]}
    with pytest.raises(IncompleteAdd) as caught:
        office.add(office.request(NOBODY, company=company), "k2")
    assert [(f.record, f.field) for f in caught.value.fields] == [("person", "choice")]


def test_never_merging_makes_a_duplicate_and_is_logged_per_use(office: Office) -> None:
    office.add(office.request(NOBODY), "k1")
    settings.change(office.context, Actor("user:1"), {"never_merge": True})
    company = {"choice": "existing", "company_id": office.companies()[0]["id"]}
    assert office.add(office.request(NOBODY, company=company), "k2").status == 201
    assert len(office.people()) == 2
    with office.context.database.read() as session:
        assert [e.action for e in entries(session)].count("add.never_merge") == 1


def test_nothing_to_change_is_already_there(office: Office) -> None:
    office.add(office.request(NOBODY), "k1")
    [person] = office.people()
    known = {
        "person": {"choice": "existing", "applicant_id": person["id"]},
        "company": {"choice": "existing", "company_id": person["companyId"]},
    }
    answer = office.add(office.request(NOBODY, **known), "k2")
    assert (answer.status, body(answer)["state"]) == (200, "already_there")


def test_a_refused_person_after_a_created_company_shows_both(office: Office) -> None:
    optional = FieldSetting("applicant", "first_name", mandatory=False)
    settings.change_fields(office.context, Actor("user:1"), [optional])
    one_name = {**NOBODY, "full_name": "Ashgrove", "first_name": None}
    answer = office.add(office.request(one_name), "k1")
    told = body(answer)
    assert (answer.status, answer.media_type) == (422, "application/problem+json")
    assert [(f["record"], f["field"]) for f in told["fields"]] == [("applicant", "first_name")]
    company = office.companies()[0]["id"]
    assert f"Written all the same: company {company}." in told["detail"]
    assert [(row["kind"], row["state"]) for row in told["add"]["receipt"]] == [
        ("company", "done"), ("applicant", "refused"), ("comment", "refused"),
    ]  # fmt: skip
    assert office.check(NOBODY)["company"]["company_id"] == company


def test_a_throttled_add_waits_and_goes_on_by_itself(office: Office) -> None:
    office.sandbox.control(throttled={"match": POST_PEOPLE, "times": 1, "retry_after": 1})
    answer = office.add(office.request(NOBODY), "k2")
    assert (answer.status, body(answer)["state"]) == (202, "waiting")
    assert len(office.companies()) == 1
    office.later(30)
    assert body(adding.state(office.context, office.ann, body(answer)["id"]))["state"] == "done"


def test_a_lost_answer_is_watched_until_it_settles(office: Office) -> None:
    office.sandbox.control(accept_then_drop={"match": POST_PEOPLE, "times": 1})
    answer = office.add(office.request(NOBODY), "k1")
    assert (answer.status, body(answer)["state"]) == (202, "unknown")
    watch = body(answer)["id"]
    office.later(10)
    found = body(adding.state(office.context, office.ann, watch))
    assert found["state"] == "done"
    assert len(office.people()) == len(office.companies()) == 1


def test_only_the_asker_and_admins_may_watch(office: Office) -> None:
    add_id = body(office.add(office.request(NOBODY), "k1"))["id"]
    with pytest.raises(NoSuchAdd):
        adding.state(office.context, office.bob, add_id)


def test_two_users_adding_one_person_at_a_new_company_at_once_get_one_record_each(office: Office) -> None:
    request = office.request(NOBODY)
    start = threading.Barrier(2)
    answers: dict[str, adding.Answer | Exception] = {}

    def go(user: Any) -> None:
        start.wait()
        try:
            answers[user.name] = office.add(request, "k1", user)
        except (ChangedMeanwhile, IncompleteAdd) as error:
            answers[user.name] = error

    threads = [threading.Thread(target=go, args=(user,)) for user in (office.ann, office.bob)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    office.later(120)
    assert len(answers) == 2
    assert (len(office.people()), len(office.companies())) == (1, 1)
    [person] = office.people()
    comments = office.sandbox.store("comment", record_type="Applicant", record_id=person["id"])
    assert len(comments) == 1


def test_against_an_unverified_itris_it_is_a_preview(office: Office) -> None:
    live = replace(office, context=replace(office.context, config=replace(office.context.config, sandbox_url="")))
    request = live.request(NOBODY)
    assert live.plan(request)["mode"] == "preview_only"
    answer = live.add(request, "k1")
    assert (answer.status, body(answer)["state"], body(answer)["written"]) == (200, "preview_only", False)
    assert office.people() == []


def test_an_applicant_can_be_proposed_to_the_inbox_with_exactly_what_the_preview_showed(office: Office) -> None:
    connect_to(office.context, office.sandbox, propose_applicants=True)
    request = office.request(NOBODY)
    plan = office.plan(request)
    assert (plan["mode"], [w["verb"] for w in plan["writes"]]) == ("propose", ["propose"])
    answer = office.add(request, "k1")
    assert (answer.status, body(answer)["state"]) == (202, "proposed")
    shown = {row["key"] for row in plan["writes"][0]["fields"]}
    [item] = [item for item in office.sandbox.store("inbox") if item["sent"].get("lastName") == "Ashgrove"]
    assert {"first_name", "last_name", "web_addresses"} <= shown
    assert "job_title" not in shown  # the inbox has no place for it, so it is neither shown nor sent
    assert item["sent"]["webAddress"] == NOBODY["profile_url"]
    assert office.people() == []
