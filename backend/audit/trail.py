from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.audit.tables import AuditEntry


@dataclass(frozen=True)
class Actor:
    """Who acts: "user:3", "device:7", or a part of Sidecar such as "worker"."""

    name: str


def record(session: Session, now: datetime, actor: Actor, action: str, subject: str = "", **details: Any) -> None:
    """Write one entry in the caller's transaction, so that it exists exactly when the act does."""
    session.add(AuditEntry(at=now, actor=actor.name, action=action, subject=subject, details=details))


def entries(session: Session, *, limit: int = 200) -> list[AuditEntry]:
    """The newest entries first."""
    return list(session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(limit)))
