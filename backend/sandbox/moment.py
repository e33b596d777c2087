"""Time in the sandbox: a clock that tests may replace, and how the wire writes a moment."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """Aware UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds that only grow."""
        ...

    def sleep(self, seconds: float) -> None: ...


class WallClock:
    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        time.sleep(max(seconds, 0))


def written(moment: datetime) -> str:
    """ISO-8601 UTC with milliseconds and Z, as in itris's documented samples; sorts like time itself."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def read(text: object) -> datetime:
    """The moment an ISO-8601 text with zone names. ValueError without zone or when it is none."""
    if not isinstance(text, str):
        raise ValueError("not a text")
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("no time zone")
    return moment.astimezone(UTC)
