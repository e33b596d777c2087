"""Each fault of the sandbox, and what the client knows afterwards. The sandbox's store is the judge."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from backend.context import Context
from backend.itris import Itris, NotReached, OutcomeUnknown, Throttled, connect, save_connection
from backend.sandbox.lists import LIST_ITEMS, item_id
from backend.sandbox.serve import Running
from tests.fakes import FakeClock
from tests.itris.conftest import ADMIN, to

PERSON: dict[str, Any] = {"first_name": "Ines", "last_name": "Corbel", "reference": "mark-1"}


def whole_log(sandbox: Running) -> list[dict[str, Any]]:
    """The log, once it holds something: a late answer is entered when it is given."""
    for _ in range(200):
        if entries := sandbox.log():
            return entries
        time.sleep(0.02)
    return []


def add(itris: Itris) -> None:
    itris.create("applicant", PERSON)


@pytest.mark.parametrize(
    ("fault", "stored"),
    [
        ({"accept_then_drop": True}, 1),
        ({"drop_before": True}, 0),
        ({"accept_then_500": True}, 1),
        ({"error_500_before": True}, 0),
        ({"late": {"seconds": 3, "match": {"method": "POST"}}}, 1),
        ({"truncated_json": True}, 1),
        ({"truncated_json": {"whole_length": True}}, 1),
    ],
)
def test_a_write_that_may_have_happened_is_unknown_and_leaves_once(
    itris: Itris, sandbox: Running, fault: dict[str, Any], stored: int
) -> None:
    sandbox.control(**fault)
    with pytest.raises(OutcomeUnknown) as unknown:
        add(itris)
    assert "Sidecar looks in itris" in unknown.value.hint
    assert len(sandbox.store("applicant", reference="mark-1")) == stored
    assert [entry["method"] for entry in whole_log(sandbox)] == ["POST"]


def test_a_comment_and_an_update_of_unknown_outcome(itris: Itris, sandbox: Running) -> None:
    sandbox.control(accept_then_drop=True)
    with pytest.raises(OutcomeUnknown):
        itris.update("applicant", 1, {"town": "Hull"})
    with pytest.raises(OutcomeUnknown):
        itris.create_comment(
            "applicant",
            1,
            category_id=item_id("CommentCategory", next(iter(LIST_ITEMS["CommentCategory"]))),
            text="Added",
            date=datetime(2026, 11, 23, tzinfo=UTC),
        )
    assert sandbox.store("applicant", id=1)[0]["town"] == "Hull"
    assert len(sandbox.store("comment", record_type="Applicant", record_id=1)) == 1


def test_nothing_left_when_nothing_listens(context: Context) -> None:
    save_connection(context, replace(to(Running("http://127.0.0.1:9"))), ADMIN)
    with pytest.raises(NotReached):
        add_to_nowhere(context)


def add_to_nowhere(context: Context) -> None:
    # As if that address were the sandbox, so that the write is allowed at all.
    object.__setattr__(context.config, "sandbox_url", "http://127.0.0.1:9")
    add(connect(context))


@pytest.mark.parametrize("method", ["drop_before", "error_500_before", "truncated_json"])
def test_reading_is_repeated_twice_with_a_pause(itris: Itris, sandbox: Running, clock: FakeClock, method: str) -> None:
    sandbox.control(**{method: {"times": 2, "match": {"method": "GET"}}})
    assert itris.get("applicant", 1)["id"] == 1
    assert [pause for pause in clock.slept if pause >= 0.5] == [0.5, 1.5]
    sandbox.control(**{method: {"times": 3, "match": {"method": "GET"}}})
    with pytest.raises(NotReached):
        itris.get("applicant", 1)


def test_a_late_answer_to_a_read_is_not_waited_for_again(itris: Itris, sandbox: Running) -> None:
    sandbox.control(late={"seconds": 3})
    with pytest.raises(NotReached, match="in time"):
        itris.get("applicant", 1)
    assert len(whole_log(sandbox)) == 1


def test_a_throttled_write_is_definitely_not_done_and_says_when_to_try(
    itris: Itris, sandbox: Running, clock: FakeClock
) -> None:
    sandbox.control(throttled={"retry_after": 7, "times": 1})
    with pytest.raises(Throttled) as refusal:
        add(itris)
    assert refusal.value.retry_after == pytest.approx(7, abs=0.1)
    assert sandbox.store("applicant", reference="mark-1") == []
    add(itris)  # the throttle itself waits for the time asked for
    assert sum(clock.slept) == pytest.approx(7, abs=0.1)


def test_a_throttled_read_waits_and_goes_on(itris: Itris, sandbox: Running, clock: FakeClock) -> None:
    sandbox.control(throttled={"retry_after": None, "times": 2})
    assert itris.get("applicant", 1)["id"] == 1
    assert sum(clock.slept) == pytest.approx(1 + 2, abs=0.1)  # it doubles
    clock.slept.clear()
    sandbox.control(throttled={"retry_after": None, "times": 1})
    assert itris.get("applicant", 1)["id"] == 1
    assert sum(clock.slept) == pytest.approx(1, abs=0.1)  # and begins anew after an answer


def test_nobody_is_kept_waiting_for_long(itris: Itris, sandbox: Running, clock: FakeClock) -> None:
    sandbox.control(throttled={"retry_after": 600, "times": 1})
    with pytest.raises(Throttled, match="10 minutes"):
        itris.get("applicant", 1)
    assert sum(clock.slept) < 1
    assert itris.in_bulk().get("applicant", 1)["id"] == 1  # bulk has the time
    assert sum(clock.slept) >= 599


def test_new_records_that_search_does_not_show_yet_can_be_got(itris: Itris, sandbox: Running) -> None:
    sandbox.control(hide_new={"seconds": 60})
    created = itris.create("applicant", PERSON)
    result = itris.search("applicant", [("reference", "mark-1")])
    assert (result.records, result.complete) == ([], True)  # which is why a look alone never decides at once
    assert itris.get("applicant", created["id"])["reference"] == "mark-1"


def test_two_records_for_one_mark_are_both_shown(itris: Itris, sandbox: Running) -> None:
    sandbox.control(two_for_one_mark=True)
    add(itris)
    assert len(itris.search("applicant", [("reference", "mark-1")]).records) == 2
