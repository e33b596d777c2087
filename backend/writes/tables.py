from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from backend.database import Base, Json, UtcDateTime, no_personal_data, personal_data
from backend.writes.privacy import erase_intents, export_intents


class Batch(Base):
    """The ordered intents of one add. A batch with `due_at` has work left; the row is the queue."""

    __tablename__ = "write_batch"
    __table_args__ = no_personal_data("Ids and times only.")

    id: Mapped[str] = mapped_column(primary_key=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    # Nothing is sent before then, so that it can still be cancelled; empty once somebody has begun.
    held_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    lease_holder: Mapped[str | None]
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Intent(Base):
    """One write to itris, committed before any byte of it leaves."""

    __tablename__ = "intent"
    __table_args__ = (
        Index("ix_intent_batch_step", "batch_id", "step", unique=True),
        personal_data(export_intents, erase_intents),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    batch_id: Mapped[str] = mapped_column(ForeignKey("write_batch.id"))
    step: Mapped[int]
    kind: Mapped[str]
    verb: Mapped[str]
    state: Mapped[str]
    outcome: Mapped[str | None]
    # What is to be sent, by canonical field; for an update the changed fields only, with `before` as previewed.
    fields: Mapped[dict[str, Any]] = mapped_column(Json)
    before: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    # Fields whose value is the record id of an earlier step, {"company_id": 1}; -1 stands for "the record".
    needs: Mapped[dict[str, int]] = mapped_column(Json, default=dict)
    # What the user was shown and decided against: {"ids": [...], "namesakes": true}; what an undo left as it is:
    # {"kept": [...]}.
    considered: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    claims: Mapped[list[str]] = mapped_column(Json, default=list)
    # The intent that holds our claim: we wait for its record instead of making a second one.
    follows: Mapped[str | None]
    record_id: Mapped[int | None]
    problem: Mapped[dict[str, Any] | None] = mapped_column(Json)
    needs_person: Mapped[bool] = mapped_column(default=False)
    attempts: Mapped[int] = mapped_column(default=0)
    looks: Mapped[int] = mapped_column(default=0)
    waits: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    @property
    def mark(self) -> str:
        """What the record bears in its reference field, so that our own write can be found again."""
        return f"sidecar-{self.id}"


class Claim(Base):
    """Unique per record type and identifier while an intent is live: two adds of one person become one record."""

    __tablename__ = "claim"
    __table_args__ = (no_personal_data("The key is a hash."),)

    key: Mapped[str] = mapped_column(primary_key=True)
    intent_id: Mapped[str] = mapped_column(index=True)
