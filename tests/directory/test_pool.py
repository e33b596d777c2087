"""Helpers that do work in order, die, fail, or were never there."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from backend.directory.pool import pool

HERE = os.getpid()


def doubled(number: int) -> int:
    return 2 * number


def doubled_elsewhere_or_dead(number: int) -> int:
    """A helper that is killed at the third task; whoever does it instead is not."""
    if number == 3 and os.getppid() == _parent():
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def _parent() -> int:
    return int(os.environ["TEST_POOL_PARENT"])


def failing(number: int) -> int:
    raise ValueError(f"{number} can't be done")


def broken_off(count: int) -> Iterator[int]:
    yield from range(count)
    raise LookupError("the file ends here")


@pytest.mark.parametrize("worthwhile", [True, False], ids=["helpers", "none"])
def test_results_come_in_the_order_of_the_tasks(worthwhile: bool) -> None:
    with pool(doubled, worthwhile=worthwhile) as helpers:
        assert list(helpers.map(range(20))) == [2 * n for n in range(20)]
        assert list(helpers.map([])) == []


def test_one_map_may_run_inside_another() -> None:
    with pool(doubled) as helpers:
        inside = [list(helpers.map([n, n + 1])) for n in helpers.map(range(4))]
    assert inside == [[0, 2], [4, 6], [8, 10], [12, 14]]


def test_what_a_killed_helper_had_to_do_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_POOL_PARENT", str(HERE))
    with pool(doubled_elsewhere_or_dead) as helpers:
        assert list(helpers.map(range(9))) == [2 * n for n in range(9)]


@pytest.mark.parametrize("worthwhile", [True, False], ids=["helpers", "none"])
def test_a_task_that_fails_fails_here(worthwhile: bool) -> None:
    with pool(failing, worthwhile=worthwhile) as helpers, pytest.raises(ValueError, match="0 can't be done"):
        list(helpers.map(range(3)))


@pytest.mark.parametrize("worthwhile", [True, False], ids=["helpers", "none"])
def test_an_error_in_the_tasks_comes_after_the_results_before_it(worthwhile: bool) -> None:
    found: list[int] = []
    with pool(doubled, worthwhile=worthwhile) as helpers:
        results = helpers.map(broken_off(7))
        found += [next(results) for _ in range(7)]
        with pytest.raises(LookupError):
            next(results)
    assert found == [0, 2, 4, 6, 8, 10, 12]
