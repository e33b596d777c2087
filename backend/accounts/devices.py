"""Paired browsers and the tokens they show."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select, update

from backend import audit
from backend.accounts.secret import digest, same
from backend.accounts.tables import Device, User
from backend.accounts.users import actor
from backend.context import Context
from backend.errors import NotFound
from backend.sentences import said

NOTE_USE_EVERY = timedelta(minutes=1)


class DeviceUnknown(NotFound):
    code = "device_unknown"


def device_for_token(context: Context, token: str) -> tuple[Device, User] | None:
    """Whose token this is; None when it is unknown, revoked or its user is disabled. Notes the use once a minute."""
    with context.database.read() as session:
        found = session.execute(
            select(Device, User).join(User, User.id == Device.user_id).where(Device.token_hash == digest(token))
        ).first()
    # The index finds by hash, so how long finding takes tells nothing about the token; the comparison doesn't either.
    if found is None or not same(token, found[0].token_hash):
        return None
    device, user = found[0], found[1]
    if device.revoked_at is not None or user.disabled_at is not None:
        return None
    now = context.clock.now()
    if device.last_used_at is None or now - device.last_used_at >= NOTE_USE_EVERY:
        with context.database.write() as session:
            session.execute(update(Device).where(Device.id == device.id).values(last_used_at=now))
        device.last_used_at = now
    return device, user


def list_devices(context: Context, user: User | None = None) -> list[tuple[Device, User]]:
    """Browsers that are paired now, newest first; only those of `user` when one is given."""
    statement = (
        select(Device, User)
        .join(User, User.id == Device.user_id)
        .where(Device.revoked_at.is_(None))
        .order_by(Device.id.desc())
    )
    if user is not None:
        statement = statement.where(Device.user_id == user.id)
    with context.database.read() as session:
        return [(device, owner) for device, owner in session.execute(statement)]


def revoke_device(context: Context, user: User | None, device_id: int) -> None:
    """End a pairing: one's own, or any as an admin or at the command line (`user` is None)."""
    now = context.clock.now()
    with context.database.write() as session:
        device = session.get(Device, device_id)
        own = device is not None and user is not None and device.user_id == user.id
        if device is None or device.revoked_at is not None or not (own or user is None or user.is_admin):
            raise DeviceUnknown(said("There is no such browser, or it is not yours."))
        device.revoked_at = now
        audit.record(session, now, actor(user), "device_revoked", f"device:{device.id}")
