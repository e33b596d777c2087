"""Reading a list page by page, and knowing whether the end was really reached. Pure but for the given `fetch`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from backend.itris.entries import Paging
from backend.itris.errors import NoUsableAnswer
from backend.sentences import said

MOST_PAGES = 100_000

Item = Mapping[str, Any]
Fetch = Callable[[list[tuple[str, str]]], Any]


@dataclass(frozen=True)
class RawPage:
    """`total` as itris says it; `complete` is meant on the `last` page: everything there is was read."""

    items: list[Item]
    page: int
    total: int | None
    last: bool
    complete: bool
    repeated: bool = False
    """itris gave the page before once more: it doesn't understand which page is asked for."""


def raw_pages(
    fetch: Fetch,
    paging: Paging,
    id_name: str,
    *,
    size: int,
    start: int = 1,
    most: int = MOST_PAGES,
) -> Iterator[RawPage]:
    """Pages from `start` (1 is the first), at most `most` of them.

    An itris that ignores the page asked for would be read for ever: a page that only repeats the one before ends it.
    """
    size = max(1, min(size, paging.largest))
    unit, seen, before = size, 0, frozenset[Any]()
    for page in range(start, start + most):
        skip = seen if page > start else (start - 1) * unit
        items, total = unpacked(paging, fetch(_window(paging, page, skip, size)))
        if page == start:
            unit = _real_size(items, total, start, size)
            seen = (start - 1) * unit
        ids = frozenset(item.get(id_name) for item in items)
        repeated = bool(ids) and ids <= before
        if repeated:
            items = []
        seen += len(items)
        enough = total is not None and seen >= total
        ended = paging.style == "none" or not items or enough
        complete = ended and (enough or (total is None and not repeated))
        last = ended or page == start + most - 1
        yield RawPage(items, page, total, last, complete, repeated)
        if last:
            return
        before = ids


def unpacked(paging: Paging, content: Any) -> tuple[list[Item], int | None]:
    """The items of a page and the total, from an object or from a bare list."""
    items = content
    total: Any = None
    if isinstance(content, Mapping):
        items = content.get(paging.items) if paging.items else None
        total = content.get(paging.total) if paging.total else None
    if not isinstance(items, list) or not all(isinstance(item, Mapping) for item in items):
        raise NoUsableAnswer(
            said("itris answered, but not with a list."),
            hint=said("paging.items in the API map may be wrong. Run `sidecar doctor`."),
        )
    return items, total if isinstance(total, int) and not isinstance(total, bool) and total >= 0 else None


def _window(paging: Paging, page: int, skip: int, size: int) -> list[tuple[str, str]]:
    match paging.style:
        case "page":
            return [(paging.page, str(page - 1 + paging.first)), (paging.size, str(size))]
        case "skip":
            return [(paging.page, str(skip)), (paging.size, str(size))]
        case _:
            return []


def _real_size(items: list[Item], total: int | None, start: int, size: int) -> int:
    """How many items itris really puts on a page: it may give fewer than asked for without saying so."""
    short = 0 < len(items) < size
    if short and total is not None and (start - 1) * size + len(items) != total:
        return len(items)
    return size
