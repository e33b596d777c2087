from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from backend.database import Base, Json, UtcDateTime, no_personal_data


class ConnectionRow(Base):
    """The one itris of this Sidecar; `id` is always 1."""

    __tablename__ = "itris_connection"
    __table_args__ = no_personal_data("The address and technical account of the agency's itris.")

    id: Mapped[int] = mapped_column(primary_key=True)
    base_url: Mapped[str]
    user_name: Mapped[str]
    sealed_password: Mapped[str]
    auth_mode: Mapped[str]
    calls: Mapped[int]
    seconds: Mapped[float]
    burst: Mapped[int]
    database_url: Mapped[str]
    propose_applicants: Mapped[bool]
    # Grows with each save, so that a token made for the former address or password is never used again.
    revision: Mapped[int]
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)


class MapChangeRow(Base):
    """What this itris does otherwise than the shipped API map says; the newest row of a path counts."""

    __tablename__ = "itris_map_change"
    __table_args__ = no_personal_data("Names of paths and fields of the API.")

    id: Mapped[int] = mapped_column(primary_key=True)
    path: Mapped[str] = mapped_column(index=True)
    # Null takes the change back.
    value: Mapped[dict[str, Any] | None] = mapped_column(Json)
    verified: Mapped[bool]
    actor: Mapped[str]
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class ThrottleRow(Base):
    """When calls were or will be made: `all` of them, and those in `bulk` once more."""

    __tablename__ = "itris_throttle"
    __table_args__ = no_personal_data("Times of calls.")

    name: Mapped[str] = mapped_column(primary_key=True)
    stamps: Mapped[list[float]] = mapped_column(Json)
    blocked_until: Mapped[float]
    refusals: Mapped[int]


class SessionRow(Base):
    """The present sign-in; `id` is always 1."""

    __tablename__ = "itris_session"
    __table_args__ = no_personal_data("The sealed token of the agency's technical account.")

    id: Mapped[int] = mapped_column(primary_key=True)
    revision: Mapped[int]
    sealed_token: Mapped[str | None]
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    refused_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
