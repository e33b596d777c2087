from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from backend.database import Base, Json, UtcDateTime, no_personal_data


class Setting(Base):
    """One choice of an admin. A key that is absent has its shipped value."""

    __tablename__ = "setting"
    __table_args__ = no_personal_data("Choices about how Sidecar works; nothing about a person.")

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(Json)
    updated_by: Mapped[str]
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
