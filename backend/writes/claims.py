"""Claims: who may make this record. The rest follow the one that holds the claim."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.orm import Session

from backend.writes.model import DONE, REFUSED
from backend.writes.tables import Claim, Intent


def claim_key(kind: str, identifier: str, value: str) -> str:
    """The unique key of one identifier of one record type; a hash, so that the table names nobody."""
    text = f"{kind}\x1f{identifier}\x1f{' '.join(value.casefold().split())}"
    return hashlib.blake2b(text.encode(), digest_size=20).hexdigest()


def take(session: Session, intent_id: str, keys: Sequence[str], apart: Collection[int] = ()) -> str | None:
    """Take `keys` for an intent; the id of a live or done intent that already holds one of them, else None.

    `apart`: records the user saw and decided against; whoever made one of them is not followed.
    """
    if not keys:
        return None
    insert = insert_sqlite if session.get_bind().dialect.name == "sqlite" else insert_postgresql
    # Sorted: two adds that take the same keys in different order would wait for each other on PostgreSQL.
    for key in sorted(keys):
        session.execute(insert(Claim).values(key=key, intent_id=intent_id).on_conflict_do_nothing())
    # Locked until commit: two followers of one refused write must not both become its heir.
    held = select(Claim).where(Claim.key.in_(keys)).order_by(Claim.key).with_for_update()
    claims = list(session.scalars(held.execution_options(populate_existing=True)))
    for holder in sorted({claim.intent_id for claim in claims} - {intent_id}):
        live = session.get(Intent, holder)
        if live and live.state != REFUSED and not (live.state == DONE and live.record_id in apart):
            return holder
    for claim in claims:
        claim.intent_id = intent_id
    return None


def release(session: Session, intent_ids: Iterable[str]) -> None:
    """A refused write claims nothing any more."""
    session.execute(delete(Claim).where(Claim.intent_id.in_(list(intent_ids))))
