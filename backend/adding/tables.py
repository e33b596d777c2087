from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from backend.adding.privacy import erase_adds, export_adds
from backend.database import Base, Json, UtcDateTime, no_personal_data, personal_data


class Add(Base):
    """One add as it was asked for. Its state is derived from its intents (batch of the same id)."""

    __tablename__ = "add"
    __table_args__ = (
        Index("ix_add_user_key", "user_id", "idempotency_key", unique=True),
        personal_data(export_adds, erase_adds),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int]
    device_id: Mapped[int | None]
    idempotency_key: Mapped[str]
    request_hash: Mapped[str]
    request: Mapped[dict[str, Any]] = mapped_column(Json)
    public_id: Mapped[str | None] = mapped_column(index=True)
    fingerprint: Mapped[str]
    plan: Mapped[dict[str, Any]] = mapped_column(Json)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # When somebody asked to take it back; what puts itris back is a batch of its own (standing.undo_batch).
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # Once settled the answer is kept as it was given, so that the same key gets the same bytes; as
    # sentences.to_data has it, because who asks again may read another language.
    status: Mapped[int | None]
    body: Mapped[str | None]


class ListItemCopy(Base):
    """The newest list items read from itris, so that a form can be shown while itris is away."""

    __tablename__ = "list_item_copy"
    __table_args__ = (no_personal_data("Names of drop-down values."),)

    kind: Mapped[str] = mapped_column(primary_key=True)
    items: Mapped[list[dict[str, Any]]] = mapped_column(Json)
    read_at: Mapped[datetime] = mapped_column(UtcDateTime)
