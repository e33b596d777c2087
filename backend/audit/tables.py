from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from backend.database import Base, Json, UtcDateTime, no_personal_data


class AuditEntry(Base):
    __tablename__ = "audit_entry"
    __table_args__ = no_personal_data("Holds ids and names of fields only.")

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    actor: Mapped[str]
    action: Mapped[str] = mapped_column(index=True)
    subject: Mapped[str]
    details: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
