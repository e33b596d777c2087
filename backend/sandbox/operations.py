"""The API below /api/v2, one entry each. Everything is assumed but the path and bodies of the Applicant Inbox."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from backend.sandbox import attached, inbox, items, records
from backend.sandbox.call import PAGING, Answer, Call, Operation, choice, found, listed, query_of, refuse
from backend.sandbox.fields import FILTERS, PLURALS, empty
from backend.sandbox.lists import API_USER_ID, LIST_ITEMS
from backend.sandbox.rules import Known, is_id, refusals

SEARCH = (*PAGING, "match", "modifiedSince", "includeArchived", "sort")


def known(call: Call) -> Known:
    """What ids mean at this moment."""
    exists = partial(records.exists, call.connection, "company")
    return Known(items.list_items(call.connection), items.users(call.connection), exists)


def search_records(kind: str, call: Call) -> Answer:
    page, total = records.search(call.connection, kind, query_of(call, FILTERS[kind]))
    return listed(call, page, total)


def get_record(kind: str, call: Call) -> Answer:
    return 200, _one(kind, call.record_id, call)


def create_record(kind: str, call: Call) -> Answer:
    refuse(refusals(kind, call.body, None, known(call)))
    made = [
        records.create(call.connection, kind, _cleared(kind, call.body), call.moment, call.visible_at)
        for _copy in range(call.copies)
    ]
    return 201, _one(kind, made[0], call)


def update_record(kind: str, call: Call) -> Answer:
    before = _one(kind, call.record_id, call)
    refuse(refusals(kind, call.body, before, known(call)))
    changes = _cleared(kind, call.body)
    records.update(call.connection, kind, call.record_id, changes, call.moment)
    if kind == "company" and changes.get("archived", before["archived"]) != before["archived"]:
        records.archive_people(call.connection, call.record_id, changes["archived"], call.moment)
    return get_record(kind, call)


def list_users(call: Call) -> Answer:
    return listed(call, list(items.users(call.connection).values()))


def api_user(call: Call) -> Answer:
    return 200, items.users(call.connection)[API_USER_ID]


def list_list_items(call: Call) -> Answer:
    kind = choice(call, "kind", tuple(LIST_ITEMS))
    return listed(call, list(items.list_items(call.connection, kind).values()))


def _one(kind: str, record_id: int, call: Call) -> dict[str, Any]:
    body = records.get(call.connection, kind, record_id) if is_id(record_id) else None
    return found(body, kind)


def _cleared(kind: str, body: Mapping[str, Any]) -> dict[str, Any]:
    """null means: as in an empty record."""
    blank = empty(kind)
    return {name: blank[name] if value is None else value for name, value in body.items()}


def _of_kind(kind: str) -> list[Operation]:
    plural, schema = PLURALS[kind], kind.capitalize()
    search = Operation(
        f"{kind}.search", "GET", f"/{plural}", f"Search or list {plural}", partial(search_records, kind),
        answer=f"{schema}Page", query=(*FILTERS[kind], *SEARCH),
    )  # fmt: skip
    get = Operation(
        f"{kind}.get", "GET", f"/{plural}/{{id}}", f"One {kind}, also an archived one", partial(get_record, kind),
        answer=schema, errors=(404,),
    )  # fmt: skip
    if kind == "job":
        return [search, get]
    create = Operation(
        f"{kind}.create", "POST", f"/{plural}", f"Create a {kind}", partial(create_record, kind),
        answer=schema, status=201, body=f"{schema}Create", errors=(422,),
    )  # fmt: skip
    update = Operation(
        f"{kind}.update", "PATCH", f"/{plural}/{{id}}", f"Change the given keys of a {kind}; null clears",
        partial(update_record, kind), answer=schema, body=f"{schema}Update", errors=(404, 422),
    )  # fmt: skip
    return [search, get, create, update]


OPERATIONS: tuple[Operation, ...] = (
    Operation("user.me", "GET", "/users/me", "The user that calls act as", api_user, answer="User"),
    Operation("user.list", "GET", "/users", "All users", list_users, answer="UserPage", query=PAGING),
    Operation(
        "list_item.list", "GET", "/listitems", "List items, archived ones too", list_list_items,
        answer="ListItemPage", query=("kind", *PAGING),
    ),
    *(operation for kind in PLURALS for operation in _of_kind(kind)),
    *attached.OPERATIONS,
    inbox.OPERATION,
)  # fmt: skip
