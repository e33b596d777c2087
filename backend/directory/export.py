"""A CSV export as it lies on the disk: its columns, its rows in chunks, and what is wrong with them by line."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from backend.directory.errors import BadExport
from backend.errors import FieldProblem

CHUNK = 5000
"""Rows taken in together; progress is kept with each chunk."""

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
_TYPES = ("applicant", "contact", "both")
_COMPANY = _SHARED | {"name", "source"}
_ALSO_CALLED = {
    "company": "company_name", "title": "job_title", "email": "emails", "phone": "phones",
    "linkedin": "web_addresses", "linkedin_url": "web_addresses", "website": "web_addresses", "city": "town",
    "trading_name": "known_as", "mobile": "phones", "e-mail": "emails",
}  # fmt: skip


@dataclass(frozen=True)
class Chunk:
    """Some rows of an export, cells as they are written. `columns`: the canonical key of each cell."""

    people: bool
    columns: tuple[str, ...]
    rows: list[list[str]]
    lines: list[int]


@dataclass(frozen=True)
class BadRow:
    """`row`: its place in the chunk; `complaint` follows the words "Line N"."""

    row: int
    complaint: str


class Export:
    """One file. `fingerprint` names its very content; `about`: how many rows it has, give or take line breaks."""

    def __init__(self, path: str | Path) -> None:
        self.file = Path(path)
        self.name = self.file.name
        digest, lines = hashlib.blake2b(digest_size=16), 0
        with self._opened("rb") as handle:
            while part := handle.read(1 << 20):
                digest.update(part)
                lines += part.count(b"\n")
        self.fingerprint = digest.hexdigest()
        self.about = max(lines - 1, 0)
        with self._opened("r") as text:
            self.columns = _columns(_header(csv.reader(text)))
        self.people = "name" not in self.columns

    def chunks(self, skip: int = 0) -> Iterator[Chunk]:
        """The rows in order, without the first `skip`. Raises BadExport, after the chunks before the bad line."""
        with self._opened("r") as handle:
            reader = csv.reader(handle)
            chunk = Chunk(self.people, self.columns, [], [])
            problem = None
            try:
                next(reader)
                for row in reader:
                    if not row:
                        continue
                    if len(row) != len(self.columns):
                        problem = f"Line {reader.line_num} has another number of cells than the first line."
                        break
                    if skip:
                        skip -= 1
                        continue
                    chunk.rows.append(row)
                    chunk.lines.append(reader.line_num)
                    if len(chunk.rows) == CHUNK:
                        yield chunk
                        chunk = Chunk(self.people, self.columns, [], [])
            except UnicodeDecodeError:
                problem = f"The file is not UTF-8 after line {reader.line_num}."
            except csv.Error as error:
                problem = f"Line {reader.line_num}: {error}."
            if problem:
                raise BadExport(problem)
            if chunk.rows:
                yield chunk

    def _opened(self, mode: str) -> IO[Any]:
        try:
            if mode == "rb":
                return self.file.open("rb")
            return self.file.open(newline="", encoding="utf-8-sig", errors="strict")
        except OSError as error:
            raise BadExport(f"{self.file.name} can't be opened: {error.strerror}.") from None


def _header(reader: Iterator[list[str]]) -> Sequence[str]:
    try:
        return next(reader, [])
    except (UnicodeDecodeError, csv.Error):
        raise BadExport("The first line can't be read: the file is not CSV in UTF-8.") from None


def _columns(header: Sequence[str]) -> tuple[str, ...]:
    """The canonical key of each column; an unknown column stops the import by name."""
    plain = [column.strip().lower().replace(" ", "_") for column in header]
    keys = tuple(_ALSO_CALLED.get(key, key) for key in plain)
    allowed = _COMPANY if "name" in keys else _PERSON
    unknown = [column for column, key in zip(header, keys, strict=True) if key not in allowed]
    if unknown:
        raise BadExport(
            f"Unknown columns: {', '.join(unknown)}.",
            hint=f"Known columns: {', '.join(sorted(allowed))}.",
            fields=[FieldProblem("file", column, "This column is not known.", "unknown") for column in unknown],
        )
    if "id" not in keys or not {"name", "full_name", "last_name"} & set(keys):
        raise BadExport("The first line must name the columns, among them id and name, full_name or last_name.")
    return keys


def records(chunk: Chunk) -> list[dict[str, Any]] | BadRow:
    """The chunk's rows as records with canonical keys, all values text; the first bad row instead, if there is one."""
    plain = [(n, key) for n, key in enumerate(chunk.columns) if key not in _LISTS and key not in _FLAGS]
    lists = [(n, key) for n, key in enumerate(chunk.columns) if key in _LISTS]
    flags = [(n, key) for n, key in enumerate(chunk.columns) if key in _FLAGS]
    found = []
    for place, row in enumerate(chunk.rows):
        record: dict[str, Any] = {key: value for n, key in plain if (value := row[n].strip())}
        for n, key in lists:
            parts = [part for p in row[n].split(";") if (part := p.strip())] if row[n] else []
            record[key] = record[key] + parts if key in record else parts
        for n, key in flags:
            record[key] = row[n].strip().lower() in ("1", "true", "yes", "y")
        if "id" not in record:
            return BadRow(place, "has no id.")
        if not (record.get("full_name") or record.get("last_name") if chunk.people else record.get("name")):
            return BadRow(place, "has no name.")
        if record.get("type", "both").lower() not in _TYPES:
            return BadRow(place, f"has the type {record['type']}; it can be applicant, contact or both.")
        found.append(record)
    return found


def typed(record: Mapping[str, Any]) -> dict[str, Any]:
    """Ids as whole numbers, as an itris record has them."""
    numbers = ("id", "company_id", "owner_id", "sector", "status", "media_channel", "contact_type")
    found: dict[str, Any] = {
        k: int(v) if k in numbers and str(v).isdecimal() else v for k, v in record.items() if k != "type"
    }
    if "full_name" in found and "last_name" not in found:
        first, _, last = found.pop("full_name").rpartition(" ")
        found |= {"first_name": first, "last_name": last}
    return found
