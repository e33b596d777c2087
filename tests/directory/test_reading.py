"""Reading itris into the directory, through kills and changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from backend import directory
from backend.context import Context
from backend.itris import Itris
from backend.profile import Profile
from tests.directory.itris import FakeItris, PlugPulled
from tests.fakes import FakeClock


def people(context: Context, count: int, first: int = 1) -> list[dict[str, Any]]:
    now = context.clock.now()
    return [
        {"id": n, "first_name": "Anna", "last_name": f"Berg{n:04}x", "company_id": 1, "modified_at": now}
        for n in range(first, first + count)
    ]


def world(context: Context, applicants: Sequence[dict[str, Any]], **more: Any) -> FakeItris:
    company = {"id": 1, "name": "Northwind Ltd", "modified_at": context.clock.now()}
    return FakeItris({"company": [company], "contact": [], "applicant": list(applicants)}, **more)


def read(context: Context, itris: FakeItris) -> None:
    directory.first_read(context, as_itris(itris))


def as_itris(itris: FakeItris) -> Itris:
    return itris  # type: ignore[return-value]


def known(context: Context) -> directory.Knowledge:
    with context.database.read() as session:
        return directory.knowledge(session)


def test_a_first_read_takes_in_everything_and_knows_its_age(context: Context) -> None:
    read(context, world(context, people(context, 450)))
    found = known(context)
    assert (found.complete, found.people, found.companies, found.reading) == (True, 450, 1, None)
    assert found.oldest_read_at == context.clock.now()


def test_a_killed_read_goes_on_with_the_next_page(context: Context) -> None:
    itris = world(context, people(context, 650), stop_after=4)
    with pytest.raises(PlugPulled):
        read(context, itris)
    halfway = known(context)
    assert not halfway.complete
    assert halfway.reading is not None
    assert (halfway.people, halfway.reading.done, halfway.reading.total) == (400, 401, 651)
    itris.stop_after = None
    read(context, itris)
    assert known(context).complete
    assert known(context).people == 650
    pages = [page for kind, page, _ in itris.reads if kind == "applicant"]
    assert pages == [1, 2, 3, 4]


def test_while_reading_nobody_is_called_new(context: Context) -> None:
    with pytest.raises(PlugPulled):
        read(context, world(context, people(context, 10), stop_after=1))
    with context.database.read() as session:
        person, company = directory.check_one(session, Profile(full_name="Carl Stone", company="Contoso"))
    assert (person.verdict, company.verdict) == ("unchecked", "new_company")


def test_what_changed_is_read_again(context: Context, clock: FakeClock) -> None:
    itris = world(context, people(context, 3))
    read(context, itris)
    clock.advance(3600)
    itris.records["applicant"][0] |= {"last_name": "Stone", "modified_at": clock.now()}
    itris.reads.clear()
    directory.reread(context, as_itris(itris))
    with context.database.read() as session:
        record = directory.person_by_record(session, "applicant", 1)
    assert record is not None
    assert record["last_name"] == "Stone"
    assert all(since is not None for _, _, since in itris.reads)
    assert known(context).oldest_read_at == clock.now()


def test_a_record_that_is_gone_is_forgotten(context: Context, clock: FakeClock) -> None:
    itris = world(context, people(context, 3))
    read(context, itris)
    del itris.records["applicant"][1]
    clock.advance(timedelta(days=2).total_seconds())
    directory.reread(context, as_itris(itris))
    assert known(context).people == 2


def test_a_merged_record_is_matched_again_with_the_one_that_stayed(context: Context, clock: FakeClock) -> None:
    both = people(context, 2)
    both[1] |= {"emails": ["anna@x.org"]}
    itris = world(context, both)
    read(context, itris)
    anna = Profile(full_name="Anna Berg0001x", emails=("anna@x.org",))
    del itris.records["applicant"][1]
    clock.advance(60)
    itris.records["applicant"][0] |= {"emails": ["anna@x.org"], "modified_at": clock.now()}
    directory.request_read(context)
    directory.reread(context, as_itris(itris))
    with context.database.read() as session:
        person, _ = directory.check_one(session, anna)
        assert directory.person_by_record(session, "applicant", 2) is None
    assert (person.verdict, [m.record.applicant_id for m in person.matches]) == ("existing", [1])


def test_a_deleted_company_matches_nobody_and_an_archived_one_says_so(context: Context, clock: FakeClock) -> None:
    itris = world(context, people(context, 1))
    other = {"id": 2, "name": "Contoso Ltd", "modified_at": clock.now()}
    itris.records["company"].append(other)
    read(context, itris)
    clock.advance(60)
    del itris.records["company"][0]
    other |= {"archived": True}
    directory.request_read(context)
    directory.reread(context, as_itris(itris))
    with context.database.read() as session:
        _, gone = directory.check_one(session, Profile(full_name="Zoe Quist", company="Northwind Ltd"))
        _, archived = directory.check_one(session, Profile(full_name="Zoe Quist", company="Contoso Ltd"))
    assert gone.verdict == "new_company"
    assert [(m.record.company_id, m.record.archived) for m in archived.matches] == [(2, True)]


def test_a_reading_that_is_asked_for_goes_through_everything_again(context: Context, clock: FakeClock) -> None:
    itris = world(context, people(context, 3))
    read(context, itris)
    itris.records["applicant"] = people(context, 2, first=7)
    clock.advance(60)
    directory.request_read(context)
    assert known(context).complete, "what is known stays usable meanwhile"
    directory.reread(context, as_itris(itris))
    assert known(context).people == 2


def test_an_old_copy_calls_nobody_new(context: Context, clock: FakeClock) -> None:
    read(context, world(context, people(context, 1)))
    clock.advance(timedelta(days=8).total_seconds())
    stranger = Profile(full_name="Carl Stone", company="Contoso")
    with context.database.read() as session:
        person, company = directory.check_one(session, stranger, now=clock.now(), stale_after=timedelta(days=7))
    assert (person.verdict, company.verdict) == ("unchecked", "unchecked")
