"""Storing companies, one index row per key of each of their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from backend.directory.index import CompanyLike, IndexedCompany, add_company_to_index, drop_company_from_index
from backend.directory.rows import Record, company_domains, company_names, pack_companies, plain, text, unpack_companies
from backend.directory.statements import next_ids
from backend.directory.tables import DirectoryCompany
from backend.directory.words import COMPANIES, company_words, count, whole_names


def upsert_companies(session: Session, records: Sequence[Record], seen_at: datetime, source: str) -> None:
    """Take in itris companies, each with an integer `id`."""
    latest = {int(record["id"]): record for record in records}
    held = {
        row.company_id: row
        for row in session.scalars(select(DirectoryCompany).where(DirectoryCompany.company_id.in_(latest)))
    }
    words: Counter[str] = Counter()
    before = [_indexed(row) for row in held.values()]
    for record_id, row in held.items():
        _fill(row, latest[record_id] if record_id is not None else {}, seen_at, source)
    session.flush()
    _index_again(session, before, list(held.values()), words)
    fresh = [
        DirectoryCompany(company_id=record_id, ref=str(record_id), names="", domains=[])
        for record_id in latest
        if record_id not in held
    ]
    for row in fresh:
        _fill(row, latest[int(row.ref)], seen_at, source)
        words.update(_words(row))
    session.add_all(fresh)
    session.flush()
    add_company_to_index(session, fresh)
    count(session, COMPANIES, words)


def _indexed(row: DirectoryCompany) -> IndexedCompany:
    return IndexedCompany(row.id, row.names, row.domains)


def _index_again(
    session: Session, before: Sequence[IndexedCompany], rows: Sequence[DirectoryCompany], words: Counter[str]
) -> None:
    """New keys for those rows whose names or domains changed."""
    pairs = [(was, row) for was, row in zip(before, rows, strict=True) if was != _indexed(row)]
    drop_company_from_index(session, *(was for was, _ in pairs))
    add_company_to_index(session, [row for _, row in pairs])
    for was, row in pairs:
        words.update(_words(row) - _words(was))


def _words(row: CompanyLike) -> set[str]:
    names = unpack_companies(row.names)
    return company_words(names) | whole_names(names)


def _fill(row: DirectoryCompany, record: Record, seen_at: datetime, source: str) -> None:
    for key, value in _columns(record).items():
        setattr(row, key, value)
    row.company = plain(record)
    row.read_at = seen_at
    row.source = source


def _columns(record: Record) -> dict[str, Any]:
    return {
        "name": text(record.get("name")),
        "known_as": text(record.get("known_as")),
        "town": text(record.get("town")),
        "country": text(record.get("country")),
        "off_limits": bool(record.get("off_limits")),
        "archived": bool(record.get("archived")),
        "names": pack_companies(company_names(record)),
        "domains": sorted(company_domains(record)),
    }


def insert_external_companies(session: Session, rows: Sequence[tuple[str, Record]], source: str, now: datetime) -> None:
    """Take in companies of an export whose ids are not itris ids; rows held under the same id are replaced."""
    if not rows:
        return
    held: dict[str | None, DirectoryCompany] = {}
    for start in range(0, len(rows), 500):
        ids = [external_id for external_id, _ in rows[start : start + 500]]
        found = session.scalars(select(DirectoryCompany).where(DirectoryCompany.external_id.in_(ids)))
        held |= {row.external_id: row for row in found}
    words: Counter[str] = Counter()
    before = [_indexed(row) for row in held.values()]
    for external_id, record in rows:
        if external_id in held:
            for name, value in {"read_at": now, "source": source, **_columns(record)}.items():
                setattr(held[external_id], name, value)
    session.flush()
    _index_again(session, before, list(held.values()), words)
    fresh = [(external_id, record) for external_id, record in rows if external_id not in held]
    numbers = next_ids(session, DirectoryCompany, len(fresh))
    values = [
        {"id": n, "external_id": i, "ref": i, "read_at": now, "source": source, **_columns(record)}
        for n, (i, record) in zip(numbers, fresh, strict=True)
    ]
    if values:
        session.execute(insert(cast(Table, DirectoryCompany.__table__)), values)
    found_new = [IndexedCompany(v["id"], v["names"], v["domains"]) for v in values]
    add_company_to_index(session, found_new)
    for row in found_new:
        words.update(_words(row))
    count(session, COMPANIES, words)
