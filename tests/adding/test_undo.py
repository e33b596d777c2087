"""Holding an add back, cancelling it, and putting back what was written, against the real sandbox."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from backend import adding, writes
from backend.adding import NoSuchAdd, NothingToUndo, StillWriting
from backend.itris import connect
from tests.adding.conftest import Office
from tests.world import NOBODY


def body(answer: adding.Answer) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(answer.body)
    return found


def held(office: Office, key: str = "k1", seconds: float = 8) -> adding.Answer:
    request = office.request(NOBODY, "contact")
    fingerprint = office.plan(request)["fingerprint"]
    return adding.add(office.context, office.ann, None, key, request, fingerprint, send_after_s=seconds)


def undo(office: Office, add_id: str) -> adding.Answer:
    return adding.undo(office.context, office.ann, add_id)


def promoted(office: Office, key: str = "update") -> dict[str, Any]:
    """The add that gave an existing applicant another job title; itris had "Miller"."""
    office.add(office.request(NOBODY, company={"choice": "none"}), "first")
    [person] = office.people()
    profile = {**NOBODY, "title": "Head Miller", "emails": ["wilhelmina@ashgrove.example"]}
    request = office.request(
        profile,
        person={"choice": "existing", "applicant_id": person["id"]},
        company={"choice": "none"},
        decided={"applicant": ["job_title"]},
    )
    answer = body(office.add(request, key))
    assert office.people()[0]["jobTitle"] == "Head Miller"
    return answer


# Holding back


def test_a_held_add_sends_nothing_until_its_time_has_come(office: Office) -> None:
    answer = held(office)
    assert (answer.status, body(answer)["state"]) == (202, "held")
    assert body(answer)["held_until"] == "2026-11-23T09:00:08+00:00"
    office.later(7)
    assert office.companies() == []
    office.later(2)
    assert len(office.people("contact")) == 1
    now = body(adding.state(office.context, office.ann, body(answer)["id"]))
    assert (now["state"], now["held_until"]) == ("done", None)


def test_the_same_key_while_it_is_held_neither_sends_nor_doubles_it(office: Office) -> None:
    first = held(office)
    assert held(office) == first
    assert office.people("contact") == []
    office.later(9)
    assert len(office.people("contact")) == 1


def test_a_held_add_that_is_undone_is_cancelled_for_good(office: Office) -> None:
    add_id = body(held(office))["id"]
    answer = undo(office, add_id)
    assert (answer.status, body(answer)["state"], body(answer)["written"]) == (200, "undone", False)
    assert {row["outcome"] for row in body(answer)["receipt"]} == {"cancelled"}
    assert {row["undo"]["state"] for row in body(answer)["receipt"]} == {"cancelled"}
    office.later(60)
    assert office.companies() == office.people("contact") == []


def test_undoing_again_gives_the_same_answer_and_so_does_the_add_s_key(office: Office) -> None:
    add_id = body(held(office))["id"]
    first = undo(office, add_id)
    assert undo(office, add_id) == first
    assert held(office) == first
    assert adding.state(office.context, office.ann, add_id) == first


def test_whoever_added_the_same_person_meanwhile_goes_on(office: Office) -> None:
    add_id = body(held(office))["id"]
    request = office.request(NOBODY, "contact")
    waiting = office.add(request, "bobs", office.bob)
    assert waiting.status == 202
    undo(office, add_id)
    office.later(5)
    assert len(office.people("contact")) == len(office.companies()) == 1


def test_an_add_that_waits_for_an_absent_itris_can_be_cancelled(office: Office) -> None:
    request = office.request(NOBODY)
    fingerprint = office.plan(request)["fingerprint"]
    office.sandbox.control(throttled={"match": {"method": "POST"}, "times": 1, "retry_after": 30})
    answer = office.add(request, "k1", fingerprint=fingerprint)
    assert body(answer)["state"] == "waiting"
    assert body(undo(office, body(answer)["id"]))["state"] == "undone"
    office.later(120)
    assert office.companies() == office.people() == []


@pytest.mark.parametrize("head_start", [0, 0.02, 0.1])
def test_an_undo_in_the_moment_of_sending_is_all_or_nothing(office: Office, head_start: float) -> None:
    """Whoever comes first: cancelled and never sent, or refused and written."""
    add_id = body(held(office))["id"]
    office.context.clock.advance(9)  # type: ignore[attr-defined]
    worker = threading.Thread(target=adding.settle_due, args=(office.context,))
    worker.start()
    time.sleep(head_start)
    try:
        told = {row["undo"]["state"] for row in body(undo(office, add_id))["receipt"]}
    except StillWriting:
        told = {"refused"}
    worker.join()
    office.later(5)
    assert len(told) == 1
    assert len(office.people("contact")) == len(office.companies()) == (0 if told == {"cancelled"} else 1)


# Putting back


def test_what_an_add_changed_goes_back_to_what_it_was(office: Office) -> None:
    add = promoted(office)
    answer = undo(office, add["id"])
    assert (answer.status, body(answer)["state"]) == (200, "undone")
    [person] = office.people()
    assert (person["jobTitle"], person["emailAddresses"]) == ("Miller", [])
    person_row, comment_row = body(answer)["receipt"]
    assert person_row["undo"]["state"] == "reverted"
    assert "Job title" in person_row["undo"]["reason"]
    assert comment_row["undo"]["state"] == "kept"
    assert undo(office, add["id"]) == answer


def test_the_directory_knows_at_once_what_went_back(office: Office) -> None:
    undo(office, promoted(office)["id"])
    match = office.check(NOBODY)["person"]["matches"][0]
    assert match["job_title"] == "Miller"


def test_what_somebody_has_changed_since_stays(office: Office) -> None:
    add = promoted(office)
    person_id = office.people()[0]["id"]
    connect(office.context).update("applicant", person_id, {"job_title": "Owner"})
    row = body(undo(office, add["id"]))["receipt"][0]
    [person] = office.people()
    assert (person["jobTitle"], person["emailAddresses"]) == ("Owner", [])
    assert row["undo"]["state"] == "reverted"
    assert "Somebody has changed Job title since" in row["undo"]["reason"]


def test_where_everything_was_changed_since_nothing_goes_back(office: Office) -> None:
    add = promoted(office)
    person_id = office.people()[0]["id"]
    theirs = {"job_title": "Owner", "emails": ["else@where.example"]}
    connect(office.context).update("applicant", person_id, theirs)
    answer = body(undo(office, add["id"]))
    assert answer["state"] == "undone"
    assert answer["receipt"][0]["undo"]["state"] == "kept"
    assert office.people()[0]["jobTitle"] == "Owner"


def test_what_was_created_stays_and_the_answer_says_so(office: Office) -> None:
    add = body(office.add(office.request(NOBODY, "contact"), "k1"))
    answer = body(undo(office, add["id"]))
    assert answer["state"] == "undone"
    assert {row["undo"]["state"] for row in answer["receipt"]} == {"kept"}
    assert f"The contact {office.people('contact')[0]['id']} stays" in answer["message"]
    assert len(office.people("contact")) == 1


@pytest.mark.parametrize("fault", ["accept_then_drop", "accept_then_500", "error_500_before", "drop_before"])
def test_putting_back_survives_what_itris_does_to_an_update(office: Office, fault: str) -> None:
    add = promoted(office)
    puts = {"match": {"method": "PATCH", "path": "/api/v2/applicants/"}, "times": 1}
    office.sandbox.control(**{fault: puts})
    first = undo(office, add["id"])
    assert first.status == 202
    assert body(first)["receipt"][0]["undo"]["state"] == "working"
    office.later(200)
    now = body(adding.state(office.context, office.ann, add["id"]))
    assert now["state"] == "undone"
    assert office.people()[0]["jobTitle"] == "Miller"
    updates = [call for call in office.sandbox.log() if call["method"] == "PATCH"]
    assert len([call for call in updates if call["status"] == 200]) <= 2


def test_a_record_that_is_gone_by_now_is_said_to_be_gone(office: Office, tmp_path: Path) -> None:
    add = promoted(office)
    with closing(sqlite3.connect(tmp_path / "itris.db")) as itris, itris:  # as a merge in itris does
        itris.execute("DELETE FROM record WHERE kind = 'applicant' AND id = ?", (office.people()[0]["id"],))
    answer = body(undo(office, add["id"]))
    assert answer["state"] == "undone"
    assert "no longer in itris" in answer["receipt"][0]["undo"]["reason"]


# Who may, and when


def test_while_it_is_written_or_unknown_it_cannot_be_undone(office: Office) -> None:
    request = office.request(NOBODY)
    fingerprint = office.plan(request)["fingerprint"]
    office.sandbox.control(accept_then_drop={"match": {"method": "POST", "path": "/api/v2/applicants"}, "times": 1})
    add_id = body(office.add(request, "k1", fingerprint=fingerprint))["id"]
    with pytest.raises(StillWriting, match="not known"):
        undo(office, add_id)
    office.later(100)
    assert body(undo(office, add_id))["state"] == "undone"


def test_while_another_process_works_on_it_it_cannot_be_undone(office: Office) -> None:
    add_id = body(held(office))["id"]
    office.context.clock.advance(9)  # type: ignore[attr-defined]
    assert writes.queue.acquire(office.context, add_id, "another process")
    with pytest.raises(StillWriting, match="right now"):
        undo(office, add_id)


def test_an_add_that_wrote_nothing_has_nothing_to_undo(office: Office) -> None:
    office.add(office.request(NOBODY), "k1")
    found = office.check(NOBODY)
    request = office.request(
        NOBODY,
        person={"choice": "existing", "applicant_id": found["person"]["applicant_id"]},
        company={"choice": "existing", "company_id": found["company"]["company_id"]},
    )
    add_id = body(office.add(request, "k2"))["id"]
    with pytest.raises(NothingToUndo):
        undo(office, add_id)


def test_only_the_asker_and_admins_may_undo(office: Office) -> None:
    add_id = body(held(office))["id"]
    with pytest.raises(NoSuchAdd):
        adding.undo(office.context, office.bob, add_id)
    assert body(undo(office, add_id))["state"] == "undone"
