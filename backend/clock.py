"""Time, ids and randomness are handed in, so that a test of ten minutes' waiting takes milliseconds."""

from __future__ import annotations

import secrets
import time
import uuid
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """Aware UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds that only grow; for measuring, never for storing."""
        ...

    def sleep(self, seconds: float) -> None: ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        if seconds > 0:
            time.sleep(seconds)


class Ids(Protocol):
    def new(self) -> str:
        """32 hex digits, never given out before."""
        ...

    def token(self) -> str:
        """A secret of 256 random bits, URL-safe."""
        ...

    def digits(self, count: int) -> str:
        """Random decimal digits, for codes that people type."""
        ...

    def below(self, bound: int) -> int:
        """A random number in 0..bound-1."""
        ...


class SystemIds:
    def new(self) -> str:
        return uuid.uuid4().hex

    def token(self) -> str:
        return secrets.token_urlsafe(32)

    def digits(self, count: int) -> str:
        return "".join(str(secrets.randbelow(10)) for _ in range(count))

    def below(self, bound: int) -> int:
        return secrets.randbelow(bound)
