"""The team's answer "this person on LinkedIn is not that record": learned, used in every later check, revocable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend import audit
from backend.accounts import User
from backend.context import Context
from backend.directory.errors import NothingUnlinked, RecordNotHeld
from backend.directory.lookup import Ask, Steps
from backend.directory.memory import SOMEBODY
from backend.directory.tables import DirectoryPerson, UnlinkedPerson
from backend.matching import Evidence, PersonMatch, PersonQuery, PersonRecord, PersonVerdict
from backend.matching.memory import person_key
from backend.sentences import on_day, said

OUTLOOK = said("Taking that back, in the console under Learned companies, would compare them again.")


@dataclass(frozen=True)
class Parting:
    """An unlink as people review it."""

    id: int
    full_name: str
    kind: str
    record_id: int
    record_name: str | None
    user: str
    unlinked_at: datetime


@dataclass(frozen=True)
class Unlinks:
    """What the team said about the people of one request."""

    rows: Sequence[tuple[UnlinkedPerson, str]] = ()

    def split(
        self, query: PersonQuery, people: Sequence[PersonRecord]
    ) -> tuple[Sequence[PersonRecord], Sequence[PersonMatch]]:
        """The candidates that may still be the query's person, and those that were said not to be.

        Of a candidate that is applicant and contact, one may be said not to be and the other stays.
        """
        said = {(row.kind, row.record_id): (row, user) for row, user in self.rows if _about(row, query)}
        if not said:
            return people, ()
        left: list[PersonRecord] = []
        apart: list[PersonMatch] = []
        for person in people:
            applicant = said.get(("applicant", person.applicant_id or 0))
            contact = said.get(("contact", person.contact_id or 0))
            kept = person._replace(
                applicant_id=None if applicant else person.applicant_id,
                contact_id=None if contact else person.contact_id,
            )
            if kept.applicant_id or kept.contact_id or not (applicant or contact):
                left.append(kept)
            for found, gone in ((applicant, {"contact_id": None}), (contact, {"applicant_id": None})):
                if found:
                    apart.append(_match(query, person._replace(**gone), *found))  # type: ignore[arg-type]
        return left, apart


def recall_unlinks(session: Session, queries: Sequence[PersonQuery]) -> Steps[Unlinks]:
    """What was said about any of these people, all of them at once."""
    keys = {kind: [value for q in queries for k, value in q.identifiers if k == kind] for kind in _IDS}
    named = [person_key(query) for query in queries if not _ids(query)]
    by = {"public_id": keys["public_id"], "member_id": keys["member_id"], "name_key": named}
    table = UnlinkedPerson.__tablename__
    said = yield [Ask(table, "id", values, by=column) for column, values in by.items()]
    ids = sorted({row_id for found in said for rows in found.values() for (row_id,) in rows})
    if not ids:
        return Unlinks()
    statement = select(UnlinkedPerson, User.name).outerjoin(User, User.id == UnlinkedPerson.user_id)
    found = session.execute(statement.where(UnlinkedPerson.id.in_(ids)))
    return Unlinks([(row, name or SOMEBODY) for row, name in found])


def with_unlinked(verdict: PersonVerdict, apart: Sequence[PersonMatch]) -> PersonVerdict:
    """The verdict with the records that were said to be somebody else behind it, so that people see why."""
    return replace(verdict, matches=(*verdict.matches, *apart)) if apart else verdict


def unlink(context: Context, user_id: int, query: PersonQuery, kind: str, record_id: int) -> int:
    """Keep that the query's person is not this record; the unlink's id, the same when it was said before.

    Raise RecordNotHeld when the directory has no such record.
    """
    now = context.clock.now()
    ids = {name: next((value for k, value in sorted(query.identifiers) if k == name), None) for name in _IDS}
    # A name counts only where there is nothing better: two namesakes at one company would be mixed up.
    name_key = None if _ids(query) else person_key(query)
    with context.database.write() as session:
        if _record(session, kind, record_id) is None:
            raise RecordNotHeld(kind, record_id)
        said = select(UnlinkedPerson).where(UnlinkedPerson.kind == kind, UnlinkedPerson.record_id == record_id)
        for row in session.scalars(said):
            if _about(row, query):
                return row.id
        row = UnlinkedPerson(
            **ids, name_key=name_key, full_name=query.full_name, kind=kind, record_id=record_id,
            user_id=user_id, unlinked_at=now,
        )  # fmt: skip
        session.add(row)
        session.flush()
        audit.record(session, now, audit.Actor(f"user:{user_id}"), "person_unlinked", f"{kind}:{record_id}")
        return row.id


def unlinks(context: Context) -> list[Parting]:
    """Everything said, the newest first."""
    statement = select(UnlinkedPerson, User.name).outerjoin(User, User.id == UnlinkedPerson.user_id)
    statement = statement.order_by(UnlinkedPerson.unlinked_at.desc(), UnlinkedPerson.id.desc())
    with context.database.read() as session:
        found = []
        for row, user in session.execute(statement):
            record = _record(session, row.kind, row.record_id)
            name = record.full_name if record else None
            found.append(
                Parting(row.id, row.full_name, row.kind, row.record_id, name, user or SOMEBODY, row.unlinked_at)
            )
        return found


def take_unlink_back(context: Context, actor: audit.Actor, unlink_id: int) -> str:
    """Compare the two again from now on; the person's name. Raise NothingUnlinked."""
    with context.database.write() as session:
        row = session.get(UnlinkedPerson, unlink_id)
        if row is None:
            raise NothingUnlinked()
        audit.record(session, context.clock.now(), actor, "person_unlink_revoked", f"{row.kind}:{row.record_id}")
        session.delete(row)
        return row.full_name


_IDS = ("public_id", "member_id")


def _ids(query: PersonQuery) -> set[tuple[str, str]]:
    return {(kind, value) for kind, value in query.identifiers if kind in _IDS}


def _about(row: UnlinkedPerson, query: PersonQuery) -> bool:
    ids = _ids(query)
    if ids:
        return ("public_id", row.public_id) in ids or ("member_id", row.member_id) in ids
    return row.name_key is not None and row.name_key == person_key(query)


def _match(query: PersonQuery, record: PersonRecord, row: UnlinkedPerson, user: str) -> PersonMatch:
    reason = said("{user} said on {day} that this is somebody else.", user=user, day=on_day(row.unlinked_at))
    return PersonMatch(
        record, (Evidence("person", record.full_name, query.full_name, "unlinked", reason),), 0.0, OUTLOOK
    )


def _record(session: Session, kind: str, record_id: int) -> DirectoryPerson | None:
    column = DirectoryPerson.applicant_id if kind == "applicant" else DirectoryPerson.contact_id
    return session.scalar(select(DirectoryPerson).where(column == record_id))
