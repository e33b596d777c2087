"""Work spread over helper processes, its results in order; done in this process where none can be started."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
MOST = 4


class Pool(Generic[T, R]):
    """Made by `pool`."""

    def __init__(self, work: Callable[[T], R], workers: Iterable[_Worker[T, R]]) -> None:
        self._work = work
        self._idle = list(workers)

    def map(self, tasks: Iterable[T]) -> Iterator[R]:
        """One result per task, in order. What `tasks` raises is raised after the results of the tasks before.

        While one is being walked through, it has all helpers; another one inside does without.
        """
        free, busy = deque(self._idle or [_Worker(self._work)]), deque[_Worker[T, R]]()
        lent, self._idle = self._idle, []
        source = _Source(tasks)

        def hand_out() -> None:
            while free and source.more:
                for task in source.next():
                    free[0].send(task)
                    busy.append(free.popleft())

        hand_out()
        while busy:
            worker = busy.popleft()
            result = worker.receive()
            free.append(worker)
            hand_out()  # before the caller takes its time with the result
            yield result
        self._idle = lent
        if source.problem is not None:
            raise source.problem


class _Source(Generic[T]):
    """Tasks one by one; an error in making them is kept for later."""

    def __init__(self, tasks: Iterable[T]) -> None:
        self._tasks = iter(tasks)
        self.more = True
        self.problem: Exception | None = None

    def next(self) -> list[T]:
        """The next task, or nothing."""
        try:
            return [next(self._tasks)]
        except StopIteration:
            self.more = False
        except Exception as error:
            self.more, self.problem = False, error
        return []


class _Worker(Generic[T, R]):
    """One helper process with one task at a time. Where it is missing or dies, its task is done here."""

    def __init__(self, work: Callable[[T], R], process: Any = None, pipe: Any = None) -> None:
        self._work, self._process, self._pipe = work, process, pipe
        self._task: T

    def send(self, task: T) -> None:
        self._task = task
        if self._pipe is not None:
            try:
                self._pipe.send(task)
            except OSError:
                self.close()

    def receive(self) -> R:
        if self._pipe is not None:
            try:
                done, result = self._pipe.recv()
            except (EOFError, OSError):
                self.close()
            else:
                if not done:
                    raise result
                found: R = result
                return found
        return self._work(self._task)

    def close(self) -> None:
        """The helper ends by itself when its pipe does; so it does when this process is killed."""
        if self._pipe is not None:
            self._pipe.close()
            self._process.join()
            self._pipe = None


@contextmanager
def pool(work: Callable[[T], R], *, worthwhile: bool = True) -> Iterator[Pool[T, R]]:
    """Helpers for `work`, which must be a module's function: they import it by name.

    Helpers are started afresh, not forked: the caller may have threads and open connections.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    workers = [_started(work) for _ in range(min(cores, MOST))] if worthwhile and cores > 1 else []
    try:
        yield Pool(work, workers)
    finally:
        for worker in workers:
            worker.close()


def _started(work: Callable[[T], R]) -> _Worker[T, R]:
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=_serve, args=(work, theirs), daemon=True)
    try:
        process.start()
    except (OSError, AssertionError):  # no more processes allowed, or this one may have none
        ours.close()
        return _Worker(work)
    finally:
        theirs.close()
    return _Worker(work, process, ours)


def _serve(work: Callable[[T], R], pipe: Any) -> None:
    """A helper's life: until the other end closes."""
    gc.disable()  # the work makes many objects and no cycles
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError, KeyboardInterrupt):
            return
        try:
            answer: tuple[bool, Any] = (True, work(task))
        except Exception as error:
            answer = (False, error)
        try:
            pipe.send(answer)
        except OSError:
            return
