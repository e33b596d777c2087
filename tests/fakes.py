"""Stand-ins for time, ids and randomness: they count instead of happening."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta


class FakeClock:
    """Starts on a Monday morning; sleeping moves it on at once."""

    def __init__(self, start: datetime = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)) -> None:
        self._now = start
        self._started = start
        self._lock = threading.Lock()
        self.slept: list[float] = []

    def now(self) -> datetime:
        with self._lock:
            return self._now

    def monotonic(self) -> float:
        return (self.now() - self._started).total_seconds()

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.slept.append(seconds)
            self._now += timedelta(seconds=max(seconds, 0))

    def advance(self, seconds: float) -> None:
        with self._lock:
            self._now += timedelta(seconds=seconds)


class FakeIds:
    """00…01, 00…02, … and tokens that can be told apart."""

    def __init__(self) -> None:
        self._count = 0
        self._lock = threading.Lock()

    def _next(self) -> int:
        with self._lock:
            self._count += 1
            return self._count

    def new(self) -> str:
        return f"{self._next():032x}"

    def token(self) -> str:
        return f"token-{self._next():037d}"

    def digits(self, count: int) -> str:
        return f"{self._next():0{count}d}"[-count:]

    def below(self, bound: int) -> int:
        return self._next() % bound
