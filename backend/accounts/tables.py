from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from backend.database import Base, UtcDateTime, no_personal_data

STAFF = "Staff of the agency that runs Sidecar, kept for as long as the account exists; nobody who was sourced."


class User(Base):
    """Someone who signs in. Without a password hash the invitation has not been taken up yet."""

    __tablename__ = "user_account"
    __table_args__ = no_personal_data(STAFF)

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)  # lower case
    name: Mapped[str]
    role: Mapped[str]  # admin, consultant or viewer
    password_hash: Mapped[str | None]
    # Changes with the password and when the account is disabled, which ends every session opened before.
    session_key: Mapped[str] = mapped_column(unique=True)
    itris_user_id: Mapped[int | None]
    database_url: Mapped[str | None]  # for `itris:` links, where it differs from the agency's
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    signed_in_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    disabled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    @property
    def is_admin(self) -> bool:
        return self.role == "admin"

    @property
    def may_write(self) -> bool:
        """Admins and consultants add people and pair browsers; viewers only look."""
        return self.role in ("admin", "consultant")


class Device(Base):
    """A paired browser."""

    __tablename__ = "device"
    __table_args__ = no_personal_data(STAFF)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    name: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    extension_id: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Pairing(Base):
    """A code on its way to becoming a device: open → waiting → approved → taken, or refused."""

    __tablename__ = "pairing"
    __table_args__ = no_personal_data(STAFF)

    id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    state: Mapped[str] = mapped_column(index=True)
    code_hash: Mapped[str] = mapped_column(index=True)
    tries: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    secret_hash: Mapped[str | None]
    phrase: Mapped[str | None]
    device_name: Mapped[str | None]
    extension_id: Mapped[str | None]
    approved_by: Mapped[int | None]
    device_id: Mapped[int | None]


class OneTimeLink(Base):
    """A link that sets a password once: for the first admin, an invited user, or someone who forgot theirs."""

    __tablename__ = "one_time_link"
    __table_args__ = no_personal_data(STAFF)

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    purpose: Mapped[str]  # first_admin, invite or reset
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class SignInThrottle(Base):
    """Failed sign-ins per e-mail address, known or not; the address itself is not kept."""

    __tablename__ = "sign_in_throttle"
    __table_args__ = no_personal_data("A hash and a count.")

    email_hash: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int]
    last_at: Mapped[datetime] = mapped_column(UtcDateTime)
