"""Storing companies, one index row per key of each of their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from backend.directory.counts import removed
from backend.directory.index import add_company_to_index, drop_company_from_index
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
    fresh: list[DirectoryCompany] = []
    for record_id, record in latest.items():
        row = held.get(record_id)
        if row is None:
            row = DirectoryCompany(company_id=record_id, ref=str(record_id), names="", domains=[])
            fresh.append(row)
        before = _words(row)
        changed = row.company != plain(record)
        if changed and row.id is not None:
            drop_company_from_index(session, row)
        _fill(row, record, seen_at, source)
        if changed and row.id is not None:
            add_company_to_index(session, [row])
        words.update(_words(row) - before)
    session.add_all(fresh)
    session.flush()
    add_company_to_index(session, fresh)
    count(session, COMPANIES, words)


def _words(row: DirectoryCompany) -> set[str]:
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


@dataclass(frozen=True)
class _Loose:
    id: int
    names: str
    domains: list[str]


def insert_external_companies(session: Session, rows: Sequence[tuple[str, Record]], source: str, now: datetime) -> None:
    """Take in companies of an export whose ids are not itris ids; rows held under the same id are replaced."""
    if not rows:
        return
    ids = [external_id for external_id, _ in rows]
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        for row in session.scalars(select(DirectoryCompany).where(DirectoryCompany.external_id.in_(part))):
            drop_company_from_index(session, row)
            session.delete(row)
            removed(session)
    session.flush()
    numbers = next_ids(session, DirectoryCompany, len(rows))
    values = [
        {"id": n, "external_id": i, "ref": i, "read_at": now, "source": source, **_columns(record)}
        for n, (i, record) in zip(numbers, rows, strict=True)
    ]
    session.execute(insert(cast(Table, DirectoryCompany.__table__)), values)
    add_company_to_index(session, [_Loose(v["id"], v["names"], v["domains"]) for v in values])
    words: Counter[str] = Counter()
    for value in values:
        names = unpack_companies(value["names"])
        words.update(company_words(names) | whole_names(names))
    count(session, COMPANIES, words)
