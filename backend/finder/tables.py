from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from backend.database import Base, UtcDateTime, no_personal_data


class FinderRow(Base):
    """The one finder; no row: it is off."""

    __tablename__ = "finder"
    __table_args__ = no_personal_data("An address and a sealed key of a service.")

    id: Mapped[int] = mapped_column(primary_key=True)
    url: Mapped[str]
    sealed_key: Mapped[str]
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)
