"""Storing people: one row per human, an applicant and a contact joined by identifier and parted again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, and_, insert, select
from sqlalchemy.orm import Session, aliased

from backend.database import Database
from backend.directory.counts import removed
from backend.directory.index import KINDS, Indexed, PersonLike, add_to_index, drop_from_index
from backend.directory.lookup import by_hash
from backend.directory.rows import PersonHalf, Record, merged, pack_people, person_half, plain, unpack_people
from backend.directory.statements import next_ids
from backend.directory.tables import DirectoryPerson, Identifier
from backend.directory.words import PEOPLE, count, person_words
from backend.matching.name_rules import name_fit
from backend.matching.text import hash64
from backend.matching.weights import plain_name_weight

JOINED_TOGETHER = 200
OTHER = {"applicant": "contact", "contact": "applicant"}


def upsert_people(session: Session, kind: str, records: Sequence[Record], seen_at: datetime, source: str) -> None:
    """Take in records of one kind ("applicant" or "contact"), each with an integer `id`."""
    column = getattr(DirectoryPerson, f"{kind}_id")
    latest = {int(record["id"]): record for record in records}
    held = {
        getattr(row, f"{kind}_id"): row for row in session.scalars(select(DirectoryPerson).where(column.in_(latest)))
    }
    fresh = {i: r for i, r in latest.items() if i not in held}
    words: Counter[str] = Counter()
    _update_all(session, kind, [(row, latest[i]) for i, row in held.items()], seen_at, source, words)
    _insert(session, kind, fresh, seen_at, source, words)
    count(session, PEOPLE, words)


def _update_all(
    session: Session,
    kind: str,
    held: Sequence[tuple[DirectoryPerson, Record]],
    seen_at: datetime,
    source: str,
    words: Counter[str],
) -> None:
    changed = [(row, record) for row, record in held if getattr(row, kind) != plain(record)]
    for row, _ in held:
        setattr(row, f"{kind}_read_at", seen_at)
        row.source = source
    halves = [person_half(record) for _, record in changed]
    partners = _partner_ids(session, halves)
    before = [_indexed(row) for row, _ in changed]
    for (row, record), half in zip(changed, halves, strict=True):
        _update(session, kind, row, record, half, partners)
    session.flush()
    _index_again(session, before, [row for row, _ in changed], words)


def _update(
    session: Session,
    kind: str,
    row: DirectoryPerson,
    record: Record,
    half: PersonHalf,
    partners: Mapping[tuple[str, str], Sequence[int]],
) -> None:
    setattr(row, kind, plain(record))
    other = OTHER[kind]
    if getattr(row, other) is not None and not same_human(half, person_half(getattr(row, other))):
        split_off(session, row, other)
    if getattr(row, other) is None:
        _take_partner(session, kind, row, half, partners)
    fill(row)


def _indexed(row: DirectoryPerson) -> Indexed:
    return Indexed(row.id, row.names, row.identifiers)


def _index_again(
    session: Session, before: Sequence[Indexed], rows: Sequence[DirectoryPerson], words: Counter[str]
) -> None:
    """New keys for those rows whose names or identifiers changed."""
    pairs = [(was, row) for was, row in zip(before, rows, strict=True) if was != _indexed(row)]
    drop_from_index(session, *(was for was, _ in pairs))
    add_to_index(session, [row for _, row in pairs])
    for was, row in pairs:
        words.update(person_words(_names(row)) - person_words(_names(was)))


def _names(row: PersonLike) -> Iterable[Any]:
    return unpack_people(row.names)[1]


def fill(row: DirectoryPerson) -> PersonHalf:
    """Set the shown columns from the records the row holds."""
    person = merged(person_half(record) for record in (row.contact, row.applicant) if record is not None)
    row.full_name, row.job_title, row.location = person.full_name, person.job_title, person.location
    row.company_ref, row.company_name = person.company_ref, person.company_name
    row.off_limits, row.archived = person.off_limits, person.archived
    row.names = pack_people(person.names, person.company_ref)
    row.identifiers = [list(pair) for pair in sorted(person.identifiers)]
    return person


def same_human(one: PersonHalf, other: PersonHalf) -> bool:
    """Whether two records are one human: the same LinkedIn address, e-mail, or phone and name. Never a name alone."""
    shared = {kind for kind, _ in one.identifiers & other.identifiers}
    if shared & {"public_id", "member_id"}:
        return True
    fits = (name_fit(a, b, plain_name_weight) for a in one.names for b in other.names)
    best = max((max(f.score, min(f.given.score, f.family.score)) for f in fits), default=0.0)
    # A shared mailbox or a switchboard belongs to several people.
    return ("email" in shared and best >= 0.5) or ("phone" in shared and best >= 0.8)


def _partner_ids(session: Session, halves: Iterable[PersonHalf]) -> dict[tuple[str, str], list[int]]:
    """Rows that share an identifier, by identifier."""
    found: dict[tuple[str, str], list[int]] = {}
    for name, kind in KINDS.items():
        values = {hash64(v): v for half in halves for n, v in half.identifiers if n == name}
        for h, person_id in by_hash(session, Identifier.__tablename__, "id", values, cap=5, kind=kind):
            found.setdefault((name, values[h]), []).append(person_id)
    return found


def _take_partner(
    session: Session,
    kind: str,
    row: DirectoryPerson,
    half: PersonHalf,
    partners: Mapping[tuple[str, str], Sequence[int]],
) -> None:
    """Join the row of the other kind that is the same human: its record moves here, its row goes."""
    other = OTHER[kind]
    partner = _partner(session, kind, half, partners)
    if partner is None or partner is row:
        return
    moved = {n: getattr(partner, n) for n in (other, f"{other}_id", f"{other}_read_at")}
    drop_from_index(session, partner)
    session.delete(partner)
    removed(session)
    session.flush()
    for name, value in moved.items():
        setattr(row, name, value)


def join_contacts(database: Database) -> None:
    """Join contacts and applicants that were stored apart; what was joined before a kill stays so."""
    one, other = aliased(Identifier), aliased(Identifier)
    contact, applicant = aliased(DirectoryPerson), aliased(DirectoryPerson)
    with database.read() as session:
        if session.scalar(select(DirectoryPerson.id).where(DirectoryPerson.contact_id.is_not(None)).limit(1)) is None:
            return
        ids = session.scalars(
            select(contact.id)
            .join(one, and_(one.id == contact.id, one.kind.in_(KINDS.values())))
            .join(other, and_(other.kind == one.kind, other.h == one.h, other.id != one.id))
            .join(applicant, applicant.id == other.id)
            .where(contact.contact_id.is_not(None), contact.applicant_id.is_(None), applicant.contact_id.is_(None))
            .distinct()
        )
        alone = sorted(ids)
    for start in range(0, len(alone), JOINED_TOGETHER):
        with database.write() as session:
            for row in session.scalars(
                select(DirectoryPerson)
                .where(DirectoryPerson.id.in_(alone[start : start + JOINED_TOGETHER]))
                .order_by(DirectoryPerson.id)
            ):
                _join(session, row)


def _join(session: Session, row: DirectoryPerson) -> None:
    if row.contact is None or row.applicant_id is not None:
        return
    before, half = _indexed(row), person_half(row.contact)
    _take_partner(session, "contact", row, half, _partner_ids(session, [half]))
    fill(row)
    session.flush()
    _index_again(session, [before], [row], Counter())


def _fits(row: DirectoryPerson, kind: str, half: PersonHalf) -> bool:
    """Whether the row holds only the other kind of record, and that one is the same human."""
    held = getattr(row, OTHER[kind])
    return getattr(row, f"{kind}_id") is None and held is not None and same_human(half, person_half(held))


def split_off(session: Session, row: DirectoryPerson, kind: str) -> DirectoryPerson:
    """Give one half of a joined row a row of its own; the caller indexes what stays."""
    record, record_id = getattr(row, kind), getattr(row, f"{kind}_id")
    read_at = getattr(row, f"{kind}_read_at")
    for name in (kind, f"{kind}_id", f"{kind}_read_at"):
        setattr(row, name, None)
    session.flush()
    other = DirectoryPerson(source=row.source)
    setattr(other, kind, record)
    setattr(other, f"{kind}_id", record_id)
    setattr(other, f"{kind}_read_at", read_at)
    fill(other)
    session.add(other)
    session.flush()
    add_to_index(session, [other])
    return other


def _insert(
    session: Session, kind: str, fresh: dict[int, Record], seen_at: datetime, source: str, words: Counter[str]
) -> None:
    """Take in records not held yet: into the row of the same human, else as new rows in one go."""
    halves = {i: person_half(r) for i, r in fresh.items()}
    partners = _partner_ids(session, halves.values())
    alone: list[DirectoryPerson] = []
    for record_id, record in fresh.items():
        half = halves[record_id]
        row = _partner(session, kind, half, partners)
        joined = row is not None
        if row is None:
            row = DirectoryPerson(source=source)
        else:
            drop_from_index(session, row)
        setattr(row, kind, plain(record))
        setattr(row, f"{kind}_id", record_id)
        setattr(row, f"{kind}_read_at", seen_at)
        fill(row)
        words.update(person_words(half.names))
        if joined:
            session.flush()
            add_to_index(session, [row])
        else:
            alone.append(row)
    session.add_all(alone)
    session.flush()
    add_to_index(session, alone)


def _partner(
    session: Session, kind: str, half: PersonHalf, partners: Mapping[tuple[str, str], Sequence[int]]
) -> DirectoryPerson | None:
    ids = sorted({i for pair in half.identifiers for i in partners.get(pair, ())})
    if not ids:
        return None
    rows = session.scalars(select(DirectoryPerson).where(DirectoryPerson.id.in_(ids)).order_by(DirectoryPerson.id))
    return next((row for row in rows if _fits(row, kind, half)), None)


def insert_external(session: Session, rows: Sequence[tuple[str, PersonHalf]], source: str) -> None:
    """Take in people of an export whose ids are not itris ids; rows held under the same id are replaced."""
    if not rows:
        return
    held: dict[str | None, DirectoryPerson] = {}
    for start in range(0, len(rows), 500):
        ids = [external_id for external_id, _ in rows[start : start + 500]]
        found = session.scalars(select(DirectoryPerson).where(DirectoryPerson.external_id.in_(ids)))
        held |= {row.external_id: row for row in found}
    words: Counter[str] = Counter()
    before = [_indexed(row) for row in held.values()]
    for external_id, half in rows:
        if external_id in held:
            for name, value in _external(external_id, half, source).items():
                setattr(held[external_id], name, value)
    session.flush()
    _index_again(session, before, list(held.values()), words)
    fresh = [(external_id, half) for external_id, half in rows if external_id not in held]
    numbers = next_ids(session, DirectoryPerson, len(fresh))
    values = [{"id": n, **_external(i, half, source)} for n, (i, half) in zip(numbers, fresh, strict=True)]
    if values:
        session.execute(insert(cast(Table, DirectoryPerson.__table__)), values)
    add_to_index(session, [Indexed(v["id"], v["names"], v["identifiers"]) for v in values])
    for _, half in fresh:
        words.update(person_words(half.names))
    count(session, PEOPLE, words)


def _external(external_id: str, half: PersonHalf, source: str) -> dict[str, Any]:
    return {
        "external_id": external_id, "full_name": half.full_name, "job_title": half.job_title,
        "company_ref": half.company_ref, "company_name": half.company_name, "location": half.location,
        "off_limits": half.off_limits, "archived": half.archived,
        "names": pack_people(half.names, half.company_ref),
        "identifiers": [list(pair) for pair in sorted(half.identifiers)], "source": source,
    }  # fmt: skip
