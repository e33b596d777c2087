"""The step-by-step test of a connection, as the console shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from backend.context import Context
from backend.itris import Connection, Itris, Step, connect, test_connection
from backend.sandbox.serve import Running
from tests.fakes import FakeClock
from tests.itris.conftest import to

ALL = ["address", "speaks", "sign_in", "list_items", "applicants", "contacts", "companies", "clock"]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(datetime.now(UTC))


def by_name(steps: list[Step]) -> dict[str, Step]:
    return {step.name: step for step in steps}


def test_everything_is_well_and_says_so_in_words(context: Context, sandbox: Running) -> None:
    steps = test_connection(context, to(sandbox))
    assert [step.name for step in steps] == ALL
    assert all(step.ok and step.message for step in steps)
    assert "Signed in as" in by_name(steps)["sign_in"].message


def test_nothing_listens(context: Context) -> None:
    [step] = test_connection(context, Connection("http://127.0.0.1:9", "sidecar", "sandbox"))
    assert (step.name, step.ok) == ("address", False)
    assert "can't be reached" in step.message


def test_the_address_itself_is_wrong(context: Context) -> None:
    [step] = test_connection(context, Connection("http://itris.example", "sidecar", "sandbox"))
    assert "https://" in step.message


def test_a_wrong_password_is_told_from_a_wrong_address(context: Context, sandbox: Running) -> None:
    steps = by_name(test_connection(context, replace(to(sandbox), password="wrong")))
    assert steps["address"].ok
    assert steps["speaks"].ok
    assert not steps["sign_in"].ok
    assert "API Configuration" in steps["sign_in"].hint
    assert "applicants" not in steps


def test_the_stored_connection_works_on_while_another_is_tried(
    itris: Itris, context: Context, sandbox: Running
) -> None:
    test_connection(context, replace(to(sandbox), password="wrong"))
    assert connect(context).ping()


def test_a_kind_that_cannot_be_read(context: Context, sandbox: Running) -> None:
    sandbox.control(throttled={"retry_after": 900, "match": {"path": "/api/v2/companies"}})
    steps = by_name(test_connection(context, to(sandbox)))
    assert steps["contacts"].ok
    assert not steps["companies"].ok
    assert "too many" in steps["companies"].message or "no further call" in steps["companies"].message


def test_clocks_that_differ(context: Context, sandbox: Running, clock: FakeClock) -> None:
    clock.advance(timedelta(hours=1).total_seconds())
    assert not by_name(test_connection(context, to(sandbox)))["clock"].ok
