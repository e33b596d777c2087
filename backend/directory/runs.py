"""Key hashes of a first read, kept sorted in memory until the index is built in the order of the hashes.

A b-tree that grows at its end is written once; one that grows everywhere is written again with every chunk.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from backend.directory.prepare import Hashes

TOGETHER = 100_000
"""Index rows written in one transaction: well under a second, in which nobody else can write."""


@dataclass(frozen=True)
class Run:
    """The hashes of one chunk; `ids` and what else a row holds by place in the chunk."""

    found: Hashes
    ids: Sequence[Any]
    norms: Sequence[str] | None = None

    def rows(self, start: int, end: int, kind: int) -> Iterator[tuple[Any, ...]]:
        """Index rows in the order of their tables' columns: (h, id, norm), or (kind, h, id) without norms."""
        hashes, places = self.found.hashes[start:end], self.found.places[start:end]
        ids = map(self.ids.__getitem__, places)
        if self.norms is None:
            return zip(repeat(kind), hashes, ids)
        return zip(hashes, ids, map(self.norms.__getitem__, places), strict=True)


def in_order(runs: Sequence[Run], kind: int = 0) -> Iterator[list[tuple[Any, ...]]]:
    """All rows of all runs, sorted, in lists of about TOGETHER."""
    starts = [0] * len(runs)
    for bound in _bounds(runs):
        batch: list[tuple[Any, ...]] = []
        for n, run in enumerate(runs):
            hashes, start = run.found.hashes, starts[n]
            starts[n] = end = len(hashes) if bound is None else bisect_left(hashes, bound, start)
            batch.extend(run.rows(start, end, kind))
        batch.sort()
        if batch:
            yield batch


def _bounds(runs: Sequence[Run]) -> list[int | None]:
    """Hashes that cut the whole into even parts; None is the end."""
    total = sum(len(run.found.hashes) for run in runs)
    parts = -(-total // TOGETHER)
    sample = sorted(h for run in runs for h in run.found.hashes[::100]) if parts > 1 else []
    return [*(sample[len(sample) * n // parts] for n in range(1, parts)), None]
