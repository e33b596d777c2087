"""What can be made to go wrong, and when it does. Switched by `POST /sandbox/control`; kept in memory.

The fault names are what callers write; every one takes `times` (how often it strikes, without it always) and `match`
({method, path}: path is a prefix), which combine. Without `match`, faults of writes strike any POST or PATCH under /api
except signing in, the others any call under /api except signing in.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

SIGN_IN = "/api/v2/auth/"
WRITES = ("POST", "PATCH")

# name → its own options and their defaults
FAULTS: Mapping[str, Mapping[str, Any]] = {
    "accept_then_drop": {},  # stores, then closes the connection without an answer
    "drop_before": {},  # closes the connection, stores nothing
    "accept_then_500": {},  # stores, then answers 500
    "error_500_before": {},  # answers 500, stores nothing
    "late": {"seconds": 5.0},  # stores, then answers after this time
    "hide_new": {"seconds": 5.0},  # new records and comments are not listed or found for this time; get by id works
    "throttled": {"retry_after": None},  # 429, with Retry-After when a number of seconds is given
    "truncated_json": {"whole_length": False},  # stores, cuts the body; or promises its whole length
    "expired_session": {},  # 401; a token that was shown is no longer valid
    "two_for_one_mark": {},  # a create stores two equal records
    "hold_commit": {"seconds": 5.0},  # closes the connection and stores after this time only
}
_STRIKES_ANY_CALL = frozenset({"late", "throttled", "expired_session"})
_NUMBERS = frozenset({"seconds", "retry_after"})


class WrongFault(ValueError):
    """A fault that does not exist, or options it does not have."""


@dataclass
class Fault:
    """One fault that is on. `times` is what is left, None for always; `struck` counts."""

    name: str
    options: dict[str, Any]
    method: str | None = None
    path: str | None = None
    times: int | None = None
    struck: int = 0

    def strikes(self, method: str, path: str) -> bool:
        if self.times == 0:
            return False
        if self.method is None and self.name not in _STRIKES_ANY_CALL and method not in WRITES:
            return False
        if self.path is None and path.startswith(SIGN_IN):
            return False
        return self.method in (None, method) and path.startswith(self.path or "/api/")

    def shown(self) -> dict[str, Any]:
        match = {"method": self.method, "path": self.path}
        chosen = {name: value for name, value in match.items() if value is not None}
        return {**self.options, "match": chosen, "times": self.times, "struck": self.struck}


@dataclass
class Faults:
    """All faults that are on. Threads may ask at once; a fault with `times: 1` strikes exactly one of them."""

    _on: dict[str, Fault] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def switch(self, wanted: Mapping[str, Any]) -> None:
        """{name: true | false | options}. False switches off. WrongFault changes nothing."""
        parsed = {name: parse(name, value) for name, value in wanted.items()}
        with self._lock:
            for name, fault in parsed.items():
                if fault is None:
                    self._on.pop(name, None)
                else:
                    self._on[name] = fault

    def clear(self) -> None:
        with self._lock:
            self._on.clear()

    def shown(self) -> dict[str, Any]:
        with self._lock:
            return {name: fault.shown() for name, fault in self._on.items()}

    def striking(self, method: str, path: str, names: tuple[str, ...]) -> dict[str, dict[str, Any]]:
        """Which of these faults strike this call, with their options; each counts as having struck."""
        with self._lock:
            struck = {}
            for name in names:
                fault = self._on.get(name)
                if fault is None or not fault.strikes(method, path):
                    continue
                fault.struck += 1
                fault.times = None if fault.times is None else fault.times - 1
                struck[name] = fault.options
            return struck


def parse(name: str, value: Any) -> Fault | None:
    """One fault from what a caller wrote; None means: switch it off."""
    if name not in FAULTS:
        raise WrongFault(f"There is no fault {name}. There are: {', '.join(FAULTS)}.")
    if value is False:
        return None
    options = dict(value) if isinstance(value, Mapping) else {} if value is True else None
    if options is None:
        raise WrongFault(f"{name}: write true, false or an object with options.")
    match, times = options.pop("match", {}), options.pop("times", None)
    if not isinstance(match, Mapping) or not match.keys() <= {"method", "path"}:
        raise WrongFault(f"{name}: match takes method and path.")
    if any(not isinstance(part, str) for part in match.values()):
        raise WrongFault(f"{name}: method and path are texts.")
    if times is not None and (not isinstance(times, int) or isinstance(times, bool) or times < 1):
        raise WrongFault(f"{name}: times is a whole number from 1.")
    if unknown := options.keys() - FAULTS[name].keys():
        raise WrongFault(f"{name}: unknown option {', '.join(sorted(unknown))}.")
    if wrong := [option for option in options if not _fits(option, options[option])]:
        raise WrongFault(f"{name}: {', '.join(wrong)} has a wrong value.")
    method = match.get("method")
    return Fault(name, {**FAULTS[name], **options}, method and method.upper(), match.get("path"), times)


def _fits(option: str, value: Any) -> bool:
    if option not in _NUMBERS:
        return isinstance(value, bool)
    if value is None:
        return option == "retry_after"
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 3600
