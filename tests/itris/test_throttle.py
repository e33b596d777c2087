"""The one throttle: never over the limit in any window, whoever calls, and people before bulk."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.clock import SystemClock
from backend.context import Context
from backend.database import Database
from backend.itris import Throttled
from backend.itris.pace import Policy, limits, next_slot, refusal_pause, sane
from backend.itris.throttle import INTERACTIVE_WAIT_S, Throttle
from tests.fakes import FakeClock

TINY = 1e-6


def most_in_a_window(times: list[float], seconds: float) -> int:
    times = sorted(times)
    return max((sum(1 for other in times if start <= other < start + seconds - TINY) for start in times), default=0)


@given(
    calls=st.integers(1, 50),
    seconds=st.floats(0.5, 120),
    burst=st.integers(1, 10),
    pauses=st.lists(st.floats(0, 30), min_size=1, max_size=120),
)
def test_no_window_ever_holds_more_than_the_policy(calls: int, seconds: float, burst: int, pauses: list[float]) -> None:
    kept = limits(Policy(calls, seconds, burst))
    now, stamps, sent = 1_000.0, [], []
    for pause in pauses:
        now += pause
        stamps = sane(stamps, kept, now, 3600)
        stamps.append(next_slot(stamps, kept, now))
        sent.append(stamps[-1])
    assert most_in_a_window(sent, seconds) <= calls
    assert most_in_a_window(sent, 1.0) <= burst


@given(calls=st.integers(1, 100_000), seconds=st.floats(0.1, 86_400))
def test_at_most_95_percent_of_the_policy_are_used(calls: int, seconds: float) -> None:
    for limit in limits(Policy(calls, seconds, calls)):
        assert limit.calls <= 500
    rate = limits(Policy(calls, seconds, calls))[0]
    assert rate.calls / rate.seconds <= 0.95 * calls / seconds * (1 + TINY)


def test_a_clock_that_was_set_back_does_not_stop_everything() -> None:
    kept = limits(Policy(2, 10, 2))
    stamps = sane([100_000.0, 100_001.0], kept, now=50.0, furthest=3600)
    assert next_slot(stamps, kept, 50.0) <= 50 + 2 * 10 / 0.95 + TINY


def test_pauses_double_up_to_a_minute() -> None:
    assert [refusal_pause(count) for count in (1, 2, 3, 6, 7, 50)] == [1, 2, 4, 32, 60, 60]


@pytest.fixture
def elsewhere(context: Context, database_url: str) -> Callable[[], Context]:
    """The same Sidecar in another process: its own connections to the same database."""
    return lambda: replace(context, database=Database(database_url))


def test_processes_share_the_limit(context: Context, elsewhere: Callable[[], Context]) -> None:
    policy = Policy(10, 5.0, 4)
    slots: list[float] = []
    errors: list[Exception] = []

    def work(process: Context) -> None:
        try:
            throttle = Throttle(process, policy)
            slots.extend(throttle.wait().at for _ in range(6))
        except Exception as error:
            errors.append(error)
        finally:
            process.database.close()

    threads = [threading.Thread(target=work, args=(elsewhere(),)) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(slots) == 30
    assert most_in_a_window(slots, 5.0) <= 10
    assert most_in_a_window(slots, 1.0) <= 4


def test_a_call_leaves_no_earlier_than_its_time(context: Context, clock: FakeClock) -> None:
    throttle = Throttle(context, Policy(2, 1.0, 2))
    for _ in range(6):
        slot = throttle.wait()
        assert clock.now().timestamp() >= slot.at - TINY


def test_a_person_waits_for_a_bounded_time_only_and_wastes_no_slot(context: Context, clock: FakeClock) -> None:
    throttle = Throttle(context, Policy(1, 60.0, 1))
    throttle.wait()
    for _ in range(3):
        with pytest.raises(Throttled) as refusal:
            throttle.wait()
        assert INTERACTIVE_WAIT_S < refusal.value.retry_after < 64
    clock.advance(64)
    throttle.wait()
    assert clock.slept == []


def test_bulk_takes_no_more_than_its_share_and_never_reserves_ahead(context: Context, clock: FakeClock) -> None:
    bulk = Throttle(context, Policy(20, 10.0, 20), bulk=True)
    person = Throttle(context, Policy(20, 10.0, 20))
    slots = []
    for _ in range(30):
        slots.append(bulk.wait().at)
        before = clock.now()
        person_slot = person.wait() if len(slots) % 3 == 0 else None
        assert person_slot is None or clock.now() - before < timedelta(seconds=1)
    assert most_in_a_window(slots, 10.0) <= 10


def test_bulk_waits_while_a_person_waits(context: Context, clock: FakeClock) -> None:
    policy = Policy(2, 10.0, 2)
    person = Throttle(context, policy)
    person.wait()
    _, delay = person._reserve(60)  # a person whose turn comes later
    assert delay > 0
    assert Throttle(context, policy, bulk=True).wait().at >= clock.now().timestamp() - TINY
    assert sum(clock.slept) >= delay


def test_what_itris_asks_for_stops_everybody(
    context: Context, elsewhere: Callable[[], Context], clock: FakeClock
) -> None:
    throttle = Throttle(context, Policy())
    assert throttle.refused(9.0) == pytest.approx(9)
    other = elsewhere()
    started = clock.now().timestamp()
    assert Throttle(other, Policy()).wait().at == pytest.approx(started + 9, abs=TINY)
    other.database.close()


def test_refusals_at_once_count_once(context: Context) -> None:
    throttle = Throttle(context, Policy())
    assert [throttle.refused(None), throttle.refused(None)] == [pytest.approx(1), pytest.approx(1)]


def test_an_absurd_wait_is_bounded(context: Context) -> None:
    assert Throttle(context, Policy()).refused(10**8) == pytest.approx(3600)


def test_with_a_real_clock_machines_go_by_the_database(context: Context) -> None:
    process = replace(context, clock=SystemClock())
    at = Throttle(process, Policy(100, 1.0, 100)).wait().at
    assert abs(at - datetime.now(UTC).timestamp()) < 30
