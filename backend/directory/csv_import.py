"""Filling the directory from a CSV export: people or companies, told apart by their columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from backend.context import Context
from backend.directory.companies import insert_external_companies, upsert_companies
from backend.directory.errors import BadExport
from backend.directory.people import insert_external, upsert_people
from backend.directory.rows import person_half
from backend.directory.state import grown, reading_of
from backend.errors import FieldProblem

BATCH = 5000

_LISTS = {"emails", "phones", "web_addresses"}
_FLAGS = {"off_limits", "archived"}
_SHARED = {
    "id", "town", "postcode", "country", "address", "sector", "status", "summary", "owner_id", "off_limits",
    "archived", "reference", "created_at", "modified_at", "emails", "phones", "web_addresses", "known_as",
}  # fmt: skip
_PERSON = _SHARED | {
    "type", "first_name", "last_name", "full_name", "job_title", "company_id", "company_name", "location",
    "media_channel", "contact_type",
}  # fmt: skip
_COMPANY = _SHARED | {"name", "source"}
_ALSO_CALLED = {
    "company": "company_name", "title": "job_title", "email": "emails", "phone": "phones",
    "linkedin": "web_addresses", "linkedin_url": "web_addresses", "website": "web_addresses", "city": "town",
    "trading_name": "known_as", "mobile": "phones", "e-mail": "emails",
}  # fmt: skip


def import_csv(context: Context, path: str | Path) -> dict[str, int]:
    """Read one file; return {"people": n} or {"companies": n}.

    Columns: canonical keys, or those of a plain export (full_name, company, title, email, phone, linkedin). Several
    values in a cell are separated by ";". `type` says applicant, contact or both; without it people count as
    applicants. Ids that aren't whole numbers are kept as external ids. Raises BadExport naming lines and columns;
    batches before a bad line stay.
    """
    file = Path(path)
    with _open(file) as handle:
        reader = csv.DictReader(handle)
        columns = _columns(_header(reader))
        people = "name" not in columns.values()
        rows = _rows(reader, columns, people)
        total = 0
        _begin(context, people, file.name)
        while batch := list(islice(rows, BATCH)):
            _store(context, batch, people, file.name)
            total += len(batch)
        _finish(context, people)
    return {"people" if people else "companies": total}


def _open(file: Path) -> Any:
    try:
        return file.open(newline="", encoding="utf-8-sig", errors="strict")
    except OSError as error:
        raise BadExport(f"{file.name} can't be opened: {error.strerror}.") from None


def _header(reader: Any) -> Sequence[str]:
    try:
        return reader.fieldnames or ()
    except (UnicodeDecodeError, csv.Error):
        raise BadExport("The first line can't be read: the file is not CSV in UTF-8.") from None


def _columns(header: Sequence[str]) -> dict[str, str]:
    """{column as written: canonical key}; an unknown column stops the import by name."""
    found = {}
    for column in header:
        key = column.strip().lower().replace(" ", "_")
        found[column] = _ALSO_CALLED.get(key, key)
    keys = set(found.values())
    allowed = _COMPANY if "name" in keys else _PERSON
    unknown = [column for column, key in found.items() if key not in allowed]
    if unknown:
        raise BadExport(
            f"Unknown columns: {', '.join(unknown)}.",
            hint=f"Known columns: {', '.join(sorted(allowed))}.",
            fields=[FieldProblem("file", column, "This column is not known.", "unknown") for column in unknown],
        )
    if "id" not in keys or not keys & {"name", "full_name", "last_name"}:
        raise BadExport("The first line must name the columns, among them id and name, full_name or last_name.")
    return found


def _rows(reader: Any, columns: Mapping[str, str], people: bool) -> Iterator[dict[str, Any]]:
    try:
        for row in reader:
            line = reader.line_num
            if None in row or None in row.values():
                raise BadExport(f"Line {line} has another number of cells than the first line.")
            record = _record(row, columns)
            if not record.get("id"):
                raise BadExport(f"Line {line} has no id.")
            if not (record.get("full_name") or record.get("last_name") if people else record.get("name")):
                raise BadExport(f"Line {line} has no name.")
            yield record
    except UnicodeDecodeError:
        raise BadExport(f"The file is not UTF-8 after line {reader.line_num}.") from None
    except csv.Error as error:
        raise BadExport(f"Line {reader.line_num}: {error}.") from None


def _record(row: Mapping[str, str], columns: Mapping[str, str]) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for column, key in columns.items():
        value = row[column].strip()
        if key in _LISTS:
            record.setdefault(key, []).extend(part.strip() for part in value.split(";") if part.strip())
        elif key in _FLAGS:
            record[key] = value.lower() in ("1", "true", "yes", "y")
        elif value:
            record[key] = value
    return record


def _begin(context: Context, people: bool, source: str) -> None:
    with context.database.write() as session:
        for kind in ("applicant", "contact") if people else ("company",):
            row = reading_of(session, kind)
            row.state, row.source, row.done, row.total = "reading", source, 0, 0


def _store(context: Context, batch: Sequence[dict[str, Any]], people: bool, source: str) -> None:
    now = context.clock.now()
    numbered = [record for record in batch if str(record["id"]).isdecimal()]
    external = [record for record in batch if not str(record["id"]).isdecimal()]
    with context.database.write() as session:
        if people:
            insert_external(session, [(r["id"], person_half(r)) for r in _last(external)], source)
            for kind in ("applicant", "contact"):
                mine = [r for r in numbered if r.get("type", "applicant").lower() in (kind, "both")]
                upsert_people(session, kind, [_typed(r) for r in mine], now, source)
        else:
            insert_external_companies(session, [(r["id"], r) for r in _last(external)], source, now)
            upsert_companies(session, [_typed(r) for r in numbered], now, source)
        for kind in ("applicant", "contact") if people else ("company",):
            reading_of(session, kind).done += len(batch)


def _last(records: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The last row of each id."""
    return list({record["id"]: record for record in records}.values())


def _typed(record: Mapping[str, Any]) -> dict[str, Any]:
    """Ids as whole numbers, as an itris record has them."""
    numbers = ("id", "company_id", "owner_id", "sector", "status", "media_channel", "contact_type")
    found: dict[str, Any] = {
        k: int(v) if k in numbers and str(v).isdecimal() else v for k, v in record.items() if k != "type"
    }
    if "full_name" in found and "last_name" not in found:
        first, _, last = found.pop("full_name").rpartition(" ")
        found |= {"first_name": first, "last_name": last}
    return found


def _finish(context: Context, people: bool) -> None:
    now = context.clock.now()
    with context.database.write() as session:
        for kind in ("applicant", "contact") if people else ("company",):
            row = reading_of(session, kind)
            row.state, row.read_at, row.total = "complete", now, row.done
        grown(session)
