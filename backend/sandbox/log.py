"""The request log that benchmarks and judges read: calls to the API only, in the order in which they ended."""

from __future__ import annotations

import threading
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Entry:
    """`status` is null when the connection was dropped. `ms` is the time in the sandbox, `bytes` the body sent back."""

    time: str
    method: str
    path: str
    query: str
    status: int | None
    bytes: int
    ms: float
    basis: str


@dataclass
class Log:
    _entries: list[Entry] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _most: int = 200_000

    def add(self, entry: Entry) -> None:
        with self._lock:
            self._entries.append(entry)
            if len(self._entries) > self._most:
                del self._entries[: self._most // 10]

    def entries(self) -> list[dict[str, Any]]:
        with self._lock:
            return [asdict(entry) for entry in self._entries]

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()
