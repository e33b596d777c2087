"""Searching: one call where filters can be ORed, and no answer that proves more than it does."""

from __future__ import annotations

import pytest

from backend.context import Context
from backend.itris import Itris, NotReached, connect
from backend.itris.map_changes import change_map
from backend.itris.searching import carries
from backend.sandbox.serve import Running
from tests.itris.conftest import ADMIN

ANY = [("reference", "mark-1"), ("email", "marisol.tennerby@mail.example"), ("name", "Faisal Torrendale")]


def change(context: Context, path: str, **values: object) -> Itris:
    change_map(context, path, values, verified=False, actor=ADMIN)
    return connect(context)


def test_without_or_each_alternative_is_asked_for_and_put_together(
    context: Context, itris: Itris, sandbox: Running
) -> None:
    several = change(context, "listing.any_of", parameter=None)
    result = several.search("applicant", ANY)
    assert ([record["id"] for record in result.records], result.complete) == ([1, 4], True)
    assert len(sandbox.log()) == 3


def test_what_cannot_be_searched_by_is_no_proof_that_nothing_is_there(context: Context, itris: Itris) -> None:
    blind = change(context, "filters.applicant.reference", parameter=None)
    assert not blind.search("applicant", ANY).complete
    assert not blind.search("applicant", [("reference", "mark-1")]).complete
    blind.update("applicant", 4, {"reference": "mark-1"})
    assert blind.search("applicant", ANY).complete  # the record found by name carries the mark itself


def test_more_than_a_few_pages_of_namesakes_are_cut_off(context: Context, itris: Itris, sandbox: Running) -> None:
    for number in range(7):
        itris.create("applicant", {"first_name": "Sam", "last_name": "Ashby", "reference": f"mark-{number}"})
    small = change(context, "paging", largest=2)
    result = small.search("applicant", [("name", "Sam Ashby")])
    assert (len(result.records), result.complete) == (6, False)


def test_an_error_on_a_later_page_cuts_off_and_on_the_first_page_is_an_error(
    context: Context, itris: Itris, sandbox: Running
) -> None:
    for _ in range(3):
        itris.create("applicant", {"first_name": "Sam", "last_name": "Ashby"})
    small = change(context, "paging", largest=2)
    breaks_on_second = iter([False, True, True, True])
    original = small._caller.call

    def call(*args: object, **more: object) -> object:
        if next(breaks_on_second):
            raise NotReached("gone")
        return original(*args, **more)  # type: ignore[arg-type]

    small._caller.call = call  # type: ignore[method-assign]
    result = small.search("applicant", [("name", "Sam Ashby")])
    assert (len(result.records), result.complete) == (2, False)
    with pytest.raises(NotReached):
        small.search("applicant", [("name", "Sam Ashby")])


def test_nothing_to_search_for_proves_nothing(itris: Itris, sandbox: Running) -> None:
    for alternatives in ([], [("email", ""), ("name", None)], [("name", " * ")]):
        result = itris.search("applicant", alternatives)
        assert (result.records, result.complete) == ([], False)
    assert sandbox.log() == []


def test_lists_may_be_named_by_our_fields(itris: Itris) -> None:
    found = itris.search("contact", [("emails", "priyanka.velloor@mail.example"), ("web_addresses", "x.example")])
    assert [record["id"] for record in found.records] == [2]


def test_a_record_shows_by_itself_what_could_not_be_asked_for() -> None:
    record = {
        "first_name": "Ines", "last_name": "Corbel", "known_as": "Nes", "reference": "mark-1",
        "web_addresses": ["https://www.linkedin.com/in/ines/"], "phones": ["+44 20 7946 0001"],
    }  # fmt: skip
    assert carries(record, "reference", "mark-1")
    assert carries(record, "web_address", "linkedin.com/in/INES")
    assert carries(record, "phone", "020 7946 0001")
    assert carries(record, "name", "ines  corbel")
    assert not carries(record, "email", "ines@mail.example")
    assert not carries(record, "reference", "mark-12")
