"""Users: inviting, roles, the link to itris, disabling."""

from __future__ import annotations

import re

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend import audit
from backend.accounts.secret import clean_line, unusable
from backend.accounts.tables import Device, User
from backend.context import Context
from backend.errors import Conflict, NotAllowed, NotFound

ROLES = ("admin", "consultant", "viewer")
_EMAIL = re.compile(r"[^@\s\"<>]+@[^@\s\"<>]+\.[^@\s\"<>.]+")


class EmailTaken(Conflict):
    code = "email_taken"


class LastAdmin(Conflict):
    code = "last_admin"
    title = "There must be an admin"


class UserUnknown(NotFound):
    code = "user_unknown"


def actor(user: User | None) -> audit.Actor:
    """Who acts, for the audit; None is someone at the command line of the machine itself."""
    return audit.Actor(f"user:{user.id}" if user else "command line")


def need_admin(user: User | None) -> None:
    if user is not None and not user.is_admin:
        raise NotAllowed("Only an admin can do this.", hint="Ask an admin of your Sidecar.")


def is_set_up(context: Context) -> bool:
    """Whether an admin can sign in."""
    with context.database.read() as session:
        return has_admin(session)


def list_users(context: Context) -> list[User]:
    """All users by name, disabled ones last."""
    with context.database.read() as session:
        users = session.scalars(select(User)).all()
    return sorted(users, key=lambda user: (user.disabled_at is not None, user.name.casefold(), user.id))


def get_user(context: Context, user_id: int) -> User:
    with context.database.read() as session:
        return find(session, user_id)


def user_for_session(context: Context, session_key: str) -> User | None:
    """The enabled user whose session carries this key."""
    with context.database.read() as session:
        return session.scalar(select(User).where(User.session_key == session_key, User.disabled_at.is_(None)))


def create_user(context: Context, by: User | None, *, email: str, name: str, role: str) -> User:
    """An account without a password; `links.invite` lets its owner choose one."""
    need_admin(by)
    user = User(
        email=clean_email(email),
        name=clean_line(name, record="user", field="name", label="The name", longest=100),
        role=_role(role),
        session_key=context.ids.token(),
        created_at=context.clock.now(),
    )
    with context.database.write() as session:
        insert(session, user)
        audit.record(session, context.clock.now(), actor(by), "user_created", f"user:{user.id}", role=role)
    return user


def change_role(context: Context, by: User | None, user_id: int, role: str) -> User:
    """Raise LastAdmin when nobody would be left to administer Sidecar."""
    need_admin(by)
    with context.database.write() as session:
        user = find(session, user_id, lock=True)
        before, user.role = user.role, _role(role)
        session.flush()
        _keep_an_admin(session)
        audit.record(
            session, context.clock.now(), actor(by), "role_changed", f"user:{user.id}", before=before, after=role
        )
    return user


def link_to_itris(
    context: Context, by: User | None, user_id: int, itris_user_id: int | None, database_url: str | None
) -> User:
    """Say who the user is in itris (authorship of comments) and which Database URL their `itris:` links use."""
    need_admin(by)
    url = (database_url or "").strip() or None
    if url is not None and (len(url) > 300 or not url.isprintable() or any(ch in url for ch in " \"'<>")):
        raise unusable("user", "database_url", "The Database URL has characters that an address can't have.")
    with context.database.write() as session:
        user = find(session, user_id, lock=True)
        user.itris_user_id, user.database_url = itris_user_id, url
        audit.record(session, context.clock.now(), actor(by), "user_linked", f"user:{user.id}")
    return user


def disable_user(context: Context, by: User | None, user_id: int) -> User:
    """End the user's sessions and revoke their browsers; nothing they did is lost."""
    need_admin(by)
    now = context.clock.now()
    with context.database.write() as session:
        user = find(session, user_id, lock=True)
        user.disabled_at = user.disabled_at or now
        user.session_key = context.ids.token()
        session.flush()
        _keep_an_admin(session)
        for device in session.scalars(select(Device).where(Device.user_id == user.id, Device.revoked_at.is_(None))):
            device.revoked_at = now
        audit.record(session, now, actor(by), "user_disabled", f"user:{user.id}")
    return user


def enable_user(context: Context, by: User | None, user_id: int) -> User:
    """Let the user sign in again; browsers must be paired anew."""
    need_admin(by)
    with context.database.write() as session:
        user = find(session, user_id, lock=True)
        user.disabled_at = None
        audit.record(session, context.clock.now(), actor(by), "user_enabled", f"user:{user.id}")
    return user


def find(session: Session, user_id: int, *, lock: bool = False) -> User:
    statement = select(User).where(User.id == user_id)
    user = session.scalar(statement.with_for_update() if lock else statement)
    if user is None:
        raise UserUnknown("There is no such user.")
    return user


def insert(session: Session, user: User) -> None:
    """Add the user, or raise EmailTaken."""
    if session.scalar(select(User.id).where(User.email == user.email)) is not None:
        raise EmailTaken(
            "Someone with this e-mail address has an account already.", hint="Send them a new link instead."
        )
    session.add(user)
    session.flush()


def clean_email(email: str) -> str:
    """Lower case and trimmed; raise InvalidInput when it can't be an address."""
    text = email.strip().lower()
    if not _EMAIL.fullmatch(text) or len(text) > 254 or not text.isprintable():
        raise unusable("user", "email", "This doesn't look like an e-mail address.")
    return text


def _role(role: str) -> str:
    if role not in ROLES:
        raise unusable("user", "role", "The role must be admin, consultant or viewer.")
    return role


def has_admin(session: Session) -> bool:
    """Whether anybody can sign in and administer."""
    return _admins(session) > 0


def _admins(session: Session) -> int:
    able = select(func.count()).where(User.role == "admin", User.disabled_at.is_(None), User.password_hash.is_not(None))
    return session.scalar(able) or 0


def _keep_an_admin(session: Session) -> None:
    if not has_admin(session):
        raise LastAdmin(
            "This is the only admin who can sign in.", hint="Make another user an admin first, then try again."
        )
