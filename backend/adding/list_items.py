"""itris's drop-down values, read at most every ten minutes and kept for when itris is away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from backend.adding.tables import ListItemCopy
from backend.context import Context
from backend.database import put
from backend.errors import SidecarError
from backend.itris import connect

FRESH_FOR = timedelta(minutes=10)


@dataclass(frozen=True)
class Item:
    id: int
    name: str
    archived: bool


def list_items(context: Context, kinds: Sequence[str]) -> Mapping[str, Sequence[Item]]:
    """Items by kind, archived ones included, from the copy; a kind that could never be read is left out.

    Only a kind without any copy is read from itris here: a check must not wait for an itris that is away.
    """
    found = _copies(context, kinds)
    absent = [kind for kind in kinds if kind not in found]
    return {**found, **read_list_items(context, absent)} if absent else found


def refresh_list_items(context: Context, kinds: Sequence[str]) -> None:
    """Read again what is older than ten minutes; called by the worker."""
    limit = context.clock.now() - FRESH_FOR
    with context.database.read() as session:
        newer = select(ListItemCopy.kind).where(ListItemCopy.kind.in_(kinds), ListItemCopy.read_at > limit)
        fresh = set(session.scalars(newer))
    read_list_items(context, [kind for kind in kinds if kind not in fresh])


def read_list_items(context: Context, kinds: Sequence[str]) -> dict[str, Sequence[Item]]:
    """Read kinds from itris and keep them; when itris is away, what was read so far, without an error."""
    read: dict[str, Sequence[Item]] = {}
    try:
        itris = connect(context)
        for kind in kinds:
            read[kind] = [Item(i.id, i.name, i.archived) for i in itris.list_items(kind)]
    except SidecarError:
        pass  # the older copies serve
    if not read:
        return read
    with context.database.write() as session:
        for kind, items in read.items():
            rows = [{"id": i.id, "name": i.name, "archived": i.archived} for i in items]
            put(session, ListItemCopy, kind=kind, items=rows, read_at=context.clock.now())
    return read


def _copies(context: Context, kinds: Sequence[str]) -> dict[str, Sequence[Item]]:
    with context.database.read() as session:
        copies = list(session.scalars(select(ListItemCopy).where(ListItemCopy.kind.in_(kinds))))
    return {copy.kind: [Item(i["id"], i["name"], i["archived"]) for i in copy.items] for copy in copies}
