"""A person told apart from a record: kept by LinkedIn id, used in every later check, revocable; on both databases."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from backend import audit, directory
from backend.accounts import create_user
from backend.audit import Actor
from backend.context import Context
from backend.database import Base, PersonalData, Subject
from backend.directory import NothingUnlinked, RecordNotHeld
from backend.matching import PersonVerdict
from backend.profile import Profile

pytestmark = pytest.mark.matching

SEEN = datetime(2026, 11, 3, 9, tzinfo=UTC)
JANE = Profile(full_name="Jane Doe", company="Acme Ltd", public_id="jane-doe")
NAMED = Profile(full_name="Jane Doe", company="Acme Ltd")
RECORD: dict[str, Any] = {
    "id": 7, "first_name": "Jane", "last_name": "Doe", "company_name": "Acme Ltd",
    "web_addresses": ["https://www.linkedin.com/in/jane-doe"],
}  # fmt: skip


@pytest.fixture
def ann(context: Context) -> int:
    hold(context, "contact", RECORD)
    return create_user(context, None, email="ann@agency.example", name="Ann Lee", role="admin").id


def hold(context: Context, kind: str, record: dict[str, Any]) -> None:
    with context.database.write() as session:
        directory.upsert(session, kind, [record], seen_at=SEEN, source="test")


def verdict(context: Context, profile: Profile = JANE) -> PersonVerdict:
    with context.database.read() as session:
        return directory.check_one(session, profile)[0]


def unlink(context: Context, user_id: int, profile: Profile = JANE, kind: str = "contact", record_id: int = 7) -> int:
    return directory.unlink(context, user_id, directory.person_query_of(profile), kind, record_id)


def test_the_record_is_never_taken_for_the_person_again_and_the_check_says_why(context: Context, ann: int) -> None:
    assert verdict(context).verdict == "existing"
    unlink(context, ann)
    found = verdict(context)
    assert found.verdict in ("new", "unchecked")
    [match] = found.matches
    assert match.record.contact_id == 7
    [evidence] = match.evidence
    assert evidence.rule == "unlinked"
    assert evidence.reason == "Ann Lee said on 23 Nov 2026 that this is somebody else."


def test_taking_it_back_compares_them_again(context: Context, ann: int) -> None:
    said = unlink(context, ann)
    assert directory.take_unlink_back(context, Actor(f"user:{ann}"), said) == "Jane Doe"
    assert verdict(context).verdict == "existing"
    with pytest.raises(NothingUnlinked):
        directory.take_unlink_back(context, Actor(f"user:{ann}"), said)


def test_saying_it_twice_is_saying_it_once(context: Context, ann: int) -> None:
    assert unlink(context, ann) == unlink(context, ann)
    assert len(directory.unlinks(context)) == 1


def test_only_that_half_of_an_applicant_and_contact_goes(context: Context, ann: int) -> None:
    hold(context, "applicant", {**RECORD, "id": 3})
    assert (verdict(context).applicant_id, verdict(context).contact_id) == (3, 7)
    unlink(context, ann)
    found = verdict(context)
    assert (found.verdict, found.applicant_id, found.contact_id) == ("existing", 3, None)


def test_another_person_may_be_that_record_all_the_same(context: Context, ann: int) -> None:
    other = Profile(full_name="Jane Doe", company="Acme Ltd", public_id="jane-doe-2")
    unlink(context, ann, other)
    assert verdict(context).verdict == "existing"


def test_without_an_address_name_and_company_are_all_there_is(context: Context, ann: int) -> None:
    assert verdict(context, NAMED).verdict == "existing"
    unlink(context, ann, NAMED)
    assert verdict(context, Profile(full_name="jane doe", company="Acme Limited")).verdict != "existing"
    assert verdict(context).verdict == "existing"


def test_a_record_that_is_not_held_cannot_be_meant(context: Context, ann: int) -> None:
    with pytest.raises(RecordNotHeld):
        unlink(context, ann, record_id=8)


def test_it_is_in_the_audit_and_in_the_list(context: Context, ann: int) -> None:
    said = unlink(context, ann)
    [row] = directory.unlinks(context)
    assert (row.id, row.full_name, row.record_name, row.user) == (said, "Jane Doe", "Jane Doe", "Ann Lee")
    with context.database.read() as session:
        assert any(e.action == "person_unlinked" and e.subject == "contact:7" for e in audit.entries(session))


def test_a_person_s_unlinks_are_exported_and_erased_with_them(context: Context, ann: int) -> None:
    unlink(context, ann)
    personal = Base.metadata.tables["unlinked_person"].info["personal"]
    assert isinstance(personal, PersonalData)
    with context.database.write() as session:
        assert personal.export(session, Subject(applicant_ids=frozenset({7}))) == []
        [row] = personal.export(session, Subject(public_ids=frozenset({"jane-doe"})))
        assert row["not"] == "contact 7"
        assert personal.erase(session, Subject(contact_ids=frozenset({7}))) == 1
    assert directory.unlinks(context) == []
