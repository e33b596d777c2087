"""Applicants, contacts, companies and jobs in the file: store, change, find."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, insert, literal_column, select, union_all

from backend.sandbox.fields import empty
from backend.sandbox.folding import fold, fold_phone, fold_web
from backend.sandbox.tables import key, record

Body = dict[str, Any]


@dataclass(frozen=True)
class Query:
    """`filters`: (filter, values); a record must fit one value of each filter, or with `match_any` of any filter."""

    filters: Sequence[tuple[str, Sequence[str]]] = ()
    match_any: bool = False
    modified_since: str | None = None
    include_archived: bool = False
    by_modified: bool = False
    newest_first: bool = False
    page: int = 1
    page_size: int = 50
    now: float = field(default=float("inf"))  # what becomes visible later than this is not found


def folded(name: str, value: str) -> str:
    """A filter's value in the form in which it is kept."""
    match name:
        case "phone":
            return fold_phone(value)
        case "webAddress":
            return fold_web(value)
        case "companyId" | "externalReference":
            return value.strip()
        case _:
            return fold(value)


def keys_of(kind: str, body: Mapping[str, Any]) -> set[tuple[str, str]]:
    """Everything a record is found by, as (filter, folded value)."""
    found: list[tuple[str, Any]] = [
        ("email", value) for value in body.get("emailAddresses") or ()
    ]  # fmt: skip
    found += [("phone", value) for value in body.get("phoneNumbers") or ()]
    found += [("webAddress", value) for value in body.get("webAddresses") or ()]
    found += [(name, body.get(name)) for name in ("externalReference", "companyId")]
    found.append(("name", body.get("knownAs")))
    if kind == "company":
        found.append(("name", body.get("name")))
    elif kind == "job":
        found += [("name", body.get("jobTitle")), ("status", body.get("status"))]
    else:
        first, last = body.get("firstName") or "", body.get("lastName") or ""
        found += [("name", f"{first} {last}"), ("firstName", first), ("lastName", last)]
    return {(name, folded(name, str(value))) for name, value in found if value not in (None, "", " ")}


def row_of(kind: str, body: Body, visible_at: float = 0) -> Body:
    """A record as a row of the table `record`."""
    return {
        "kind": kind,
        "id": body["id"],
        "archived": int(bool(body.get("archived"))),
        "visible_at": visible_at,
        "modified_at": body["modifiedAt"],
        "company_id": body.get("companyId"),
        "body": json.dumps(body, ensure_ascii=False),
    }


def key_rows(kind: str, body: Body) -> Iterable[Body]:
    """A record as rows of the table `key`."""
    for name, value in keys_of(kind, body):
        yield {"kind": kind, "field": name, "value": value, "id": body["id"]}


def create(connection: Connection, kind: str, values: Mapping[str, Any], moment: str, visible_at: float = 0) -> int:
    """Stores a new record under the next id of its kind and returns the id."""
    highest = connection.scalar(select(func.max(record.c.id)).where(record.c.kind == kind))
    body = {**empty(kind), **values, "id": (highest or 0) + 1, "createdAt": moment, "modifiedAt": moment}
    connection.execute(insert(record), [row_of(kind, body, visible_at)])
    connection.execute(insert(key), list(key_rows(kind, body)))
    return int(body["id"])


def update(connection: Connection, kind: str, record_id: int, changes: Mapping[str, Any], moment: str) -> None:
    """Changes the given keys of an existing record."""
    body = {**_stored(connection, kind, record_id), **changes, "modifiedAt": moment}
    row = row_of(kind, body)
    del row["visible_at"]
    connection.execute(record.update().where(_is(kind, record_id)).values(row))
    connection.execute(key.delete().where(key.c.kind == kind, key.c.id == record_id))
    connection.execute(insert(key), list(key_rows(kind, body)))


def archive_people(connection: Connection, company_id: int, archived: bool, moment: str) -> None:
    """Documented: a company takes its contacts into the archive, and brings exactly those back."""
    here = and_(record.c.kind == "contact", record.c.company_id == company_id, record.c.archived == int(not archived))
    if not archived:
        here = and_(here, record.c.archived_with == company_id)
    for contact_id in connection.scalars(select(record.c.id).where(here)).all():
        update(connection, "contact", contact_id, {"archived": archived}, moment)
        kept = {"archived_with": company_id if archived else None}
        connection.execute(record.update().where(_is("contact", contact_id)).values(kept))


def get(connection: Connection, kind: str, record_id: int) -> Body | None:
    """One record as the wire shows it, also when searches do not show it yet."""
    row = connection.execute(_shown().where(_is(kind, record_id))).first()
    return _on_wire(row.body, row.company) if row else None


def exists(connection: Connection, kind: str, record_id: int) -> bool:
    return connection.scalar(select(record.c.id).where(_is(kind, record_id))) is not None


def search(connection: Connection, kind: str, query: Query) -> tuple[list[Body], int]:
    """One page of what fits, and how many fit in all."""
    fits = and_(*_conditions(kind, query))
    total = connection.scalar(select(func.count()).select_from(record).where(fits)) or 0
    columns = (record.c.modified_at, record.c.id) if query.by_modified else (record.c.id,)
    order = tuple(column.desc() if query.newest_first else column.asc() for column in columns)
    # Ids first: skipping to a late page then reads the index only, not the bodies on the way.
    ids = select(record.c.id).where(fits).order_by(*order).limit(query.page_size)
    ids = ids.offset((query.page - 1) * query.page_size)
    page = _shown().where(record.c.kind == kind, record.c.id.in_(ids)).order_by(*order)
    return [_on_wire(row.body, row.company) for row in connection.execute(page)], total


def _stored(connection: Connection, kind: str, record_id: int) -> Body:
    body: Body = json.loads(connection.execute(select(record.c.body).where(_is(kind, record_id))).scalar_one())
    return body


def _is(kind: str, record_id: int) -> ColumnElement[bool]:
    return and_(record.c.kind == kind, record.c.id == record_id)


def _shown() -> Any:
    """Bodies with the present name of their company: a renamed company shows at once on its people."""
    company = record.alias("company")
    name = func.json_extract(company.c.body, "$.name").label("company")
    works_at = and_(company.c.kind == literal_column("'company'"), company.c.id == record.c.company_id)
    return select(record.c.body, name).select_from(record.outerjoin(company, works_at))


def _on_wire(stored: str, company: str | None) -> Body:
    body: Body = json.loads(stored)
    if company is not None:
        body["companyName"] = company
    return body


def _conditions(kind: str, query: Query) -> list[ColumnElement[bool]]:
    conditions = [record.c.kind == kind, record.c.visible_at <= query.now]
    if not query.include_archived:
        conditions.append(record.c.archived == 0)
    if query.modified_since:
        conditions.append(record.c.modified_at >= query.modified_since)
    ways = [_holders(kind, name, values) for name, values in query.filters]
    # Any of them: one set of ids; all of them: a set for each.
    if ways and query.match_any:
        ways = [[holders for way in ways for holders in way]]
    conditions += [record.c.id.in_(union_all(*way)) for way in ways]
    return conditions


def _holders(kind: str, name: str, values: Sequence[str]) -> list[Select[tuple[int]]]:
    """The ids of the records that hold one of the values, a query each: OR would read every key of the kind."""
    queries = []
    for value in values:
        wanted = folded(name, value.removesuffix("*"))
        fits = key.c.value == wanted
        if value.endswith("*"):
            fits = and_(key.c.value >= wanted, key.c.value < wanted + "\U0010ffff")
        queries.append(select(key.c.id).where(key.c.kind == kind, key.c.field == name, fits))
    return queries
