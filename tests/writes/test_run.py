"""Claim → look → mark and send → settle, under everything that goes wrong between two computers."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from backend import writes
from backend.writes import THE_RECORD, Write, boundaries, claim_key
from tests.fakes import FakeClock
from tests.writes.conftest import COMMENT, JANE, Desk

POST_APPLICANT = {"method": "POST", "path": "/api/v2/applicants"}


def jane(**more: Any) -> Write:
    fields: Mapping[str, Any] = {**JANE, **more.pop("fields", {})}
    claims = [claim_key("applicant", "linkedin", fields["web_addresses"][0])]
    return Write("applicant", "create", fields, claims=more.pop("claims", claims), **more)


def comment(category: int, **more: Any) -> Write:
    needs = more.pop("needs", {THE_RECORD: 1})
    return Write("comment", "comment", {**COMMENT, "category_id": category}, needs=needs, **more)


def test_a_person_and_their_comment_are_written_once_and_the_directory_learns(desk: Desk, category: int) -> None:
    person, note = desk.ask("a1", jane(), comment(category))
    assert (person.state, person.outcome) == ("done", "created")
    assert (note.state, note.outcome) == ("done", "created")
    [record] = desk.named("applicant", "Doe")
    assert record["id"] == person.record_id
    assert record["externalReference"].startswith("sidecar-")
    assert desk.comments()[0]["recordId"] == person.record_id
    assert desk.learned == [("applicant", person.record_id)]


def test_three_calls_make_an_add(desk: Desk, category: int) -> None:
    desk.sandbox.clear_log()
    desk.ask("a1", jane(), comment(category))
    assert [entry["method"] for entry in desk.sandbox.log()] == ["GET", "POST", "POST"]


def test_a_new_company_comes_first_and_its_id_goes_into_the_person(desk: Desk) -> None:
    sector = next(record["sectorId"] for record in desk.sandbox.store("company"))
    company = Write("company", "create", {"name": "Zephyr Mills Ltd", "address": "Leeds", "sector": sector})
    made, person = desk.ask("a1", company, jane(needs={"company_id": 1}))
    assert desk.named("applicant", "Doe")[0]["companyId"] == made.record_id
    assert person.state == "done"


@pytest.mark.parametrize("fault", ["accept_then_drop", "accept_then_500", "truncated_json"])
def test_a_lost_answer_is_unknown_and_settles_by_itself(desk: Desk, category: int, fault: str) -> None:
    desk.sandbox.control(**{fault: {"match": POST_APPLICANT, "times": 1}})
    person, note = desk.ask("a1", jane(), comment(category))
    assert (person.state, note.state) == ("unknown", "claimed")
    desk.later(5)
    person, note = desk.receipts("a1")
    assert (person.state, person.outcome, note.state) == ("done", "created", "done")
    assert len(desk.named("applicant", "Doe")) == 1
    assert len(desk.comments()) == 1


@pytest.mark.parametrize("fault", ["drop_before", "error_500_before"])
def test_what_never_arrived_is_sent_again_after_the_quiet_period(desk: Desk, fault: str) -> None:
    desk.sandbox.control(**{fault: {"match": POST_APPLICANT, "times": 1}})
    assert desk.ask("a1", jane())[0].state == "unknown"
    desk.later(50)
    assert desk.receipts("a1")[0].state == "unknown"
    assert desk.named("applicant", "Doe") == []
    desk.later(20)
    assert desk.receipts("a1")[0].outcome == "created"
    assert len(desk.named("applicant", "Doe")) == 1


def test_a_lost_comment_is_found_by_its_text_and_time(desk: Desk, category: int) -> None:
    desk.sandbox.control(accept_then_drop={"match": {"method": "POST", "path": "/api/v2/comments"}, "times": 1})
    assert desk.ask("a1", jane(), comment(category))[1].state == "unknown"
    desk.later(5)
    assert desk.receipts("a1")[1].state == "done"
    assert len(desk.comments()) == 1


def test_an_itris_that_is_throttling_is_asked_again(desk: Desk) -> None:
    desk.sandbox.control(throttled={"retry_after": 3, "times": 4})
    assert desk.ask("a1", jane())[0].state == "claimed"
    desk.later(120)
    assert desk.receipts("a1")[0].outcome == "created"
    assert len(desk.named("applicant", "Doe")) == 1


def test_a_refusal_names_the_field_and_later_writes_are_not_tried(desk: Desk, category: int) -> None:
    person, note = desk.ask("a1", jane(fields={"status": 99999}), comment(category))
    assert person.state == "refused"
    assert person.problem is not None
    assert person.problem["fields"][0]["field"] == "status"
    assert note.state == "refused"
    assert note.problem is not None
    assert "Not tried" in note.problem["message"]
    assert desk.comments() == []


def test_after_a_refusal_the_person_is_free_to_be_added_again(desk: Desk) -> None:
    desk.ask("a1", jane(fields={"status": 99999}))
    assert desk.ask("a2", jane())[0].outcome == "created"


def test_the_same_person_twice_is_one_record(desk: Desk) -> None:
    first = desk.ask("a1", jane())[0]
    second = desk.ask("a2", jane())[0]
    assert (second.state, second.outcome, second.record_id) == ("done", "already_there", first.record_id)
    assert len(desk.named("applicant", "Doe")) == 1


def test_a_second_add_waits_for_the_first_to_settle(desk: Desk, category: int) -> None:
    desk.sandbox.control(accept_then_drop={"match": POST_APPLICANT, "times": 1})
    desk.ask("a1", jane())
    assert desk.ask("a2", jane(), comment(category))[0].state == "claimed"
    desk.later(40)
    person, note = desk.receipts("a2")
    assert (person.outcome, note.outcome) == ("already_there", "not_needed")
    assert len(desk.named("applicant", "Doe")) == 1


def test_when_the_first_is_refused_the_second_makes_the_record(desk: Desk) -> None:
    desk.sandbox.control(throttled={"retry_after": 30, "match": POST_APPLICANT, "times": 1})
    desk.ask("a1", jane(fields={"status": 99999}))
    assert desk.ask("a2", jane())[0].state == "claimed"
    desk.later(60)
    assert desk.receipts("a1")[0].state == "refused"
    assert desk.receipts("a2")[0].outcome == "created"


def test_somebody_who_appeared_in_itris_meanwhile_is_not_created_again(desk: Desk) -> None:
    desk.ask("a1", jane())
    again = desk.ask("a2", jane(claims=()))[0]
    assert (again.outcome, again.record_id) == ("already_there", desk.receipts("a1")[0].record_id)


def test_a_namesake_nobody_was_shown_stops_the_add(desk: Desk) -> None:
    desk.ask("a1", jane())
    other = {"emails": [], "web_addresses": ["https://www.linkedin.com/in/another-jane/"]}
    [person] = desk.ask("a2", jane(fields=other))
    assert person.state == "refused"
    assert person.problem is not None
    assert person.problem["code"] == "changed_meanwhile"
    assert len(desk.named("applicant", "Doe")) == 1


def test_one_write_that_itris_stored_twice_raises_an_alarm_and_keeps_the_older(desk: Desk) -> None:
    match = {"match": POST_APPLICANT, "times": 1}
    desk.sandbox.control(two_for_one_mark=match, accept_then_drop=match)
    desk.ask("a1", jane())
    desk.later(5)
    [person] = desk.receipts("a1")
    ids = sorted(record["id"] for record in desk.named("applicant", "Doe"))
    assert (person.state, person.record_id, person.needs_person) == ("done", ids[0], True)
    assert str(ids[1]) in str(person.problem)


def update(before: Mapping[str, Any], after: Mapping[str, Any], record_id: int) -> Write:
    return Write("applicant", "update", after, before=before, record_id=record_id)


def test_an_update_writes_only_what_the_preview_showed(desk: Desk) -> None:
    [made] = desk.ask("a1", jane())
    assert made.record_id is not None
    [changed] = desk.ask("a2", update({"job_title": None}, {"job_title": "Data Engineer"}, made.record_id))
    assert (changed.outcome, desk.named("applicant", "Doe")[0]["jobTitle"]) == ("updated", "Data Engineer")


def test_a_value_that_changed_since_the_preview_is_not_overwritten(desk: Desk) -> None:
    [made] = desk.ask("a1", jane(fields={"job_title": "Miller"}))
    assert made.record_id is not None
    [changed] = desk.ask("a2", update({"job_title": "Baker"}, {"job_title": "Data Engineer"}, made.record_id))
    assert changed.state == "refused"
    assert desk.named("applicant", "Doe")[0]["jobTitle"] == "Miller"


def test_a_lost_update_is_read_back(desk: Desk) -> None:
    [made] = desk.ask("a1", jane())
    assert made.record_id is not None
    desk.sandbox.control(accept_then_drop={"match": {"method": "PATCH", "path": "/api/v2/applicants"}, "times": 1})
    [changed] = desk.ask("a2", update({"job_title": None}, {"job_title": "Miller"}, made.record_id))
    assert changed.state == "unknown"
    desk.later(5)
    assert desk.receipts("a2")[0].outcome == "updated"


def test_a_lost_update_of_a_record_that_is_gone_by_now_ends(desk: Desk, tmp_path: Path) -> None:
    [made] = desk.ask("a1", jane())
    assert made.record_id is not None
    desk.sandbox.control(accept_then_drop={"match": {"method": "PATCH", "path": "/api/v2/applicants"}, "times": 1})
    desk.ask("a2", update({"job_title": None}, {"job_title": "Miller"}, made.record_id))
    with closing(sqlite3.connect(tmp_path / "itris.db")) as itris, itris:  # as a merge in itris does
        itris.execute("DELETE FROM record WHERE kind = 'applicant' AND id = ?", (made.record_id,))
    desk.later(5)
    [changed] = desk.receipts("a2")
    assert changed.state == "refused"
    assert changed.problem is not None
    assert "merged" in changed.problem["hint"]


def test_a_record_that_is_gone_is_never_silently_recreated(desk: Desk) -> None:
    [changed] = desk.ask("a1", update({"job_title": None}, {"job_title": "Miller"}, 987654))
    assert changed.state == "refused"
    assert changed.problem is not None
    assert changed.problem["code"] == "changed_meanwhile"


def test_a_proposal_that_may_be_lost_waits_for_a_person(desk: Desk) -> None:
    inbox = {"method": "POST", "path": "/api/v2/applicant/inbox"}
    [sent] = desk.ask("a1", Write("applicant", "propose", JANE))
    assert (sent.state, sent.outcome, sent.record_id) == ("done", "proposed", None)
    desk.sandbox.control(accept_then_drop={"match": inbox, "times": 1})
    desk.ask("a2", Write("applicant", "propose", {**JANE, "emails": ["other@doe.example"]}))
    desk.later(120)
    [lost] = desk.receipts("a2")
    assert (lost.state, lost.needs_person) == ("unknown", True)


def test_a_batch_has_one_worker_at_a_time(desk: Desk) -> None:
    holder = desk.context.ids.new()
    with desk.context.database.write() as session:
        writes.enqueue(desk.context, session, "a1", [jane()], holder=holder)
    desk.work("a1", "somebody else")
    assert desk.receipts("a1")[0].state == "claimed"
    desk.later(200)
    assert desk.receipts("a1")[0].state == "done"


def test_a_worker_that_froze_before_sending_does_not_send_what_another_has_sent(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def freeze(label: str, _write: str) -> None:
        if label == "before_send":
            monkeypatch.setattr(boundaries, "on_boundary", None)
            clock = desk.context.clock
            assert isinstance(clock, FakeClock)
            clock.advance(3600)
            desk.work("a1")

    monkeypatch.setattr(boundaries, "on_boundary", freeze)
    assert desk.ask("a1", jane())[0].outcome == "created"
    assert len(desk.named("applicant", "Doe")) == 1
