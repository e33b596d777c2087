"""Links that set a password once: there is no default password anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from backend import audit
from backend.accounts import passwords, users
from backend.accounts.secret import clean_line, digest
from backend.accounts.tables import OneTimeLink, User
from backend.context import Context
from backend.errors import NotFound

VALID_FOR = {"first_admin": timedelta(hours=24), "invite": timedelta(days=7), "reset": timedelta(hours=2)}


class LinkUnusable(NotFound):
    code = "link_unusable"
    title = "This link can't be used"


@dataclass(frozen=True)
class OpenLink:
    """A link that still works: `purpose` is first_admin, invite or reset; `user` is whose password it sets."""

    purpose: str
    user: User | None


def setup_link(context: Context) -> str | None:
    """The path of a fresh link that makes the first admin; None once there is one. Earlier links stop working."""
    if users.is_set_up(context):
        return None
    return f"/console/set-up/{_issue(context, 'first_admin', None, None)}"


def invite_link(context: Context, by: User | None, user_id: int) -> str:
    """The path of a link by which the user chooses a (new) password. Earlier links of theirs stop working."""
    users.need_admin(by)
    user = users.get_user(context, user_id)
    purpose = "reset" if user.password_hash else "invite"
    return f"/console/set-up/{_issue(context, purpose, user.id, by)}"


def open_link(context: Context, token: str) -> OpenLink:
    """Look at a link without using it up. Raise LinkUnusable when it is unknown, used, expired or out of place."""
    with context.database.read() as session:
        link = _usable(session, context, token)
        return OpenLink(link.purpose, session.get(User, link.user_id) if link.user_id else None)


def complete_setup(context: Context, token: str, *, password: str, email: str = "", name: str = "") -> User:
    """Use the link up: make the first admin, or set the password of the user it was issued for.

    `email` and `name` count only for the first admin. Raise LinkUnusable or InvalidInput; then nothing has changed.
    """
    link = open_link(context, token)
    if link.user is None:
        email = users.clean_email(email)
        name = clean_line(name, record="user", field="name", label="Your name", longest=100)
    else:
        email, name = link.user.email, link.user.name
    passwords.check(password, email=email, name=name)
    # Hashing is slow on purpose, so it happens before the transaction that everybody else would wait for.
    hashed = passwords.hashed(password, context.config.argon2_cost)
    now = context.clock.now()
    with context.database.write() as session:
        row = _usable(session, context, token, lock=True)
        row.used_at = now
        if row.user_id is None:
            user = User(email=email, name=name, role="admin", session_key="", created_at=now)
        else:
            user = users.find(session, row.user_id, lock=True)
        user.password_hash = hashed
        user.session_key = context.ids.token()
        user.signed_in_at = now
        if row.user_id is None:
            users.insert(session, user)
        audit.record(session, now, users.actor(user), "password_set", f"user:{user.id}", purpose=row.purpose)
    return user


def _issue(context: Context, purpose: str, user_id: int | None, by: User | None) -> str:
    token = context.ids.token()
    now = context.clock.now()
    with context.database.write() as session:
        session.execute(
            update(OneTimeLink)
            .where(OneTimeLink.user_id == user_id if user_id else OneTimeLink.user_id.is_(None))
            .where(OneTimeLink.used_at.is_(None))
            .values(used_at=now)
        )
        session.add(
            OneTimeLink(
                token_hash=digest(token),
                purpose=purpose,
                user_id=user_id,
                created_at=now,
                expires_at=now + VALID_FOR[purpose],
            )
        )
        subject = f"user:{user_id}" if user_id else ""
        audit.record(session, now, users.actor(by), "link_issued", subject, purpose=purpose)
    return token


def _usable(session: Session, context: Context, token: str, *, lock: bool = False) -> OneTimeLink:
    statement = select(OneTimeLink).where(OneTimeLink.token_hash == digest(token))
    link = session.scalar(statement.with_for_update() if lock else statement)
    usable = link is not None and link.used_at is None and link.expires_at > context.clock.now()
    if usable and link is not None and link.user_id is not None:
        user = session.get(User, link.user_id)
        usable = user is not None and user.disabled_at is None
    elif usable and users.has_admin(session):
        usable = False
    if link is None or not usable:
        raise LinkUnusable(
            "This link has been used already, is too old, or was replaced by a newer one.",
            hint="Ask an admin for a new link; for the very first admin, start Sidecar again to print one.",
        )
    return link
