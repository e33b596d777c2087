"""Who may call, and how often: signing in and the throttle. Kept in memory; a restart signs everybody out."""

from __future__ import annotations

import hmac
import math
import secrets
import threading
from collections import deque
from dataclasses import dataclass, field

from werkzeug.datastructures import Authorization

from backend.sandbox.moment import Clock

AUTH_WAYS = ("basic", "token")


@dataclass
class Gate:
    """`way` says what is accepted: a user name and password with every call, or a token made from them."""

    clock: Clock
    way: str
    username: str
    password: str
    token_seconds: int = 3600
    _tokens: dict[str, float] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        if self.way not in AUTH_WAYS:
            raise ValueError(f"auth is one of {', '.join(AUTH_WAYS)}")

    def fits(self, username: object, password: object) -> bool:
        """Whether these are the API user's name and password."""
        given = f"{username}\0{password}".encode("utf-8", "replace")
        return hmac.compare_digest(given, f"{self.username}\0{self.password}".encode())

    def token(self) -> str:
        """A new token, valid for `token_seconds`."""
        token = secrets.token_urlsafe(24)
        with self._lock:
            self._tokens[token] = self.clock.monotonic() + self.token_seconds
        return token

    def end(self, shown: Authorization | None) -> None:
        """The session of this call is over: its token is not valid any more."""
        if shown is not None and shown.token:
            with self._lock:
                self._tokens.pop(shown.token, None)

    def lets_in(self, shown: Authorization | None) -> bool:
        """Whether what the call shows is what this itris accepts."""
        if shown is None:
            return False
        if self.way == "basic":
            return shown.type == "basic" and self.fits(shown.username, shown.password)
        if shown.type != "bearer" or not shown.token:
            return False
        with self._lock:
            return self._tokens.get(shown.token, -math.inf) > self.clock.monotonic()


@dataclass
class Throttle:
    """At most `calls` in any `seconds`. Without calls there is no limit. Assumed: itris's numbers are not public."""

    clock: Clock
    calls: int | None = None
    seconds: float = 1.0
    _taken: deque[float] = field(default_factory=deque)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def set(self, calls: int | None, seconds: float = 1.0) -> None:
        with self._lock:
            self.calls, self.seconds = calls, seconds
            self._taken.clear()

    def wait(self) -> int | None:
        """Takes one call: None when it may pass, else the whole seconds to wait for."""
        with self._lock:
            if self.calls is None:
                return None
            now = self.clock.monotonic()
            while self._taken and self._taken[0] <= now - self.seconds:
                self._taken.popleft()
            if len(self._taken) < self.calls:
                self._taken.append(now)
                return None
            return max(1, math.ceil(self._taken[0] + self.seconds - now))
