"""Reading lists to their end, and never taking a list that was cut off for the whole."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.itris import NoUsableAnswer, api_map
from backend.itris.paging import RawPage, raw_pages

PAGE = api_map.load().paging
SKIP = replace(PAGE, style="skip", page="skip", size="take")
NONE = replace(PAGE, style="none")


class Server:
    """Serves `count` items; `largest`: gives no more on a page, whatever is asked for."""

    def __init__(self, count: int, *, largest: int = 1000, total: bool = True, ignores_page: bool = False) -> None:
        self.items = [{"id": number} for number in range(1, count + 1)]
        self.largest, self.total, self.ignores_page = largest, total, ignores_page
        self.calls: list[dict[str, str]] = []

    def __call__(self, query: list[tuple[str, str]]) -> Any:
        asked = dict(query)
        self.calls.append(asked)
        if not asked:
            return self.items
        size = min(int(asked.get("pageSize") or asked["take"]), self.largest)
        skip = int(asked["skip"]) if "skip" in asked else (int(asked["page"]) - 1) * size
        shown = self.items[:size] if self.ignores_page else self.items[skip : skip + size]
        return {"items": shown, "totalCount": len(self.items)} if self.total else {"items": shown}


def ids(pages: list[RawPage]) -> list[int]:
    return [int(item["id"]) for page in pages for item in page.items]


@given(
    count=st.integers(0, 60),
    size=st.integers(1, 25),
    largest=st.integers(1, 25),
    total=st.booleans(),
    style=st.sampled_from([PAGE, SKIP]),
)
def test_every_item_is_read_once_however_the_server_cuts_its_pages(
    count: int, size: int, largest: int, total: bool, style: Any
) -> None:
    pages = list(raw_pages(Server(count, largest=largest, total=total), style, "id", size=size))
    assert ids(pages) == list(range(1, count + 1))
    assert [page.last for page in pages] == [False] * (len(pages) - 1) + [True]
    assert pages[-1].complete


@given(count=st.integers(1, 60), size=st.integers(1, 25), start=st.integers(1, 5), style=st.sampled_from([PAGE, SKIP]))
def test_a_reading_is_taken_up_where_it_stopped(count: int, size: int, start: int, style: Any) -> None:
    pages = list(raw_pages(Server(count), style, "id", size=size, start=start))
    assert ids(pages) == list(range((start - 1) * size + 1, count + 1))
    assert pages[0].page == start


def test_the_largest_page_of_the_map_is_kept_to() -> None:
    server = Server(3)
    list(raw_pages(server, PAGE, "id", size=5000))
    assert server.calls == [{"page": "1", "pageSize": "200"}]


def test_a_list_without_pages_comes_at_once() -> None:
    [page] = raw_pages(Server(7), NONE, "id", size=5)
    assert (len(page.items), page.last, page.complete) == (7, True, True)


@pytest.mark.parametrize("total", [True, False])
def test_a_server_that_ignores_the_page_ends_the_reading_but_is_not_complete(total: bool) -> None:
    server = Server(50, largest=10, total=total, ignores_page=True)
    pages = list(raw_pages(server, PAGE, "id", size=10))
    assert ids(pages) == list(range(1, 11))
    assert not pages[-1].complete
    assert len(server.calls) == 2


def test_the_cap_cuts_off_and_says_so() -> None:
    pages = list(raw_pages(Server(100), PAGE, "id", size=10, most=3))
    assert (len(ids(pages)), pages[-1].last, pages[-1].complete) == (30, True, False)


def test_an_end_before_the_total_is_not_complete() -> None:
    def shrinking(query: list[tuple[str, str]]) -> Any:
        return {"items": [{"id": 1}] if dict(query)["page"] == "1" else [], "totalCount": 5}

    pages = list(raw_pages(shrinking, PAGE, "id", size=1))
    assert (pages[-1].last, pages[-1].complete) == (True, False)


@pytest.mark.parametrize("content", [None, 3, "x", {}, {"items": None}, {"items": [1]}, {"data": []}, [[]]])
def test_what_is_no_list_is_no_empty_list(content: Any) -> None:
    with pytest.raises(NoUsableAnswer, match="not with a list"):
        list(raw_pages(lambda _query: content, PAGE, "id", size=10))
