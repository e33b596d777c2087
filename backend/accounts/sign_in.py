"""Signing in with e-mail address and password."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from backend import audit
from backend.accounts import passwords
from backend.accounts.secret import digest
from backend.accounts.tables import SignInThrottle, User
from backend.accounts.users import actor
from backend.context import Context
from backend.errors import NotSignedIn, SidecarError

FREE_TRIES = 5
FORGET_AFTER = timedelta(hours=24)


class SignInRefused(NotSignedIn):
    """The same for an unknown address, a wrong password, a disabled account and one without a password."""

    code = "sign_in_refused"
    title = "That didn't work"


class TooManyTries(SidecarError):
    code = "too_many_tries"
    status = 429
    title = "Too many tries"


def sign_in(context: Context, email: str, password: str) -> User:
    """The user with this address and password; raise SignInRefused or TooManyTries."""
    email = email.strip().lower()[:254]
    _count_try(context, email)
    with context.database.read() as session:
        user = session.scalar(select(User).where(User.email == email))
    cost = context.config.argon2_cost
    right = passwords.fits(password, user.password_hash if user else None, cost)
    if user is None or not right or user.disabled_at is not None:
        with context.database.write() as session:
            subject = f"user:{user.id}" if user else ""
            audit.record(session, context.clock.now(), audit.Actor("nobody"), "sign_in_refused", subject)
        raise SignInRefused("The e-mail address or the password is wrong.", hint="An admin can send you a new link.")
    renewed = None
    if user.password_hash and passwords.outdated(user.password_hash, cost):
        renewed = passwords.hashed(password, cost)
    return _signed_in(context, user.id, email, renewed)


def _signed_in(context: Context, user_id: int, email: str, renewed: str | None) -> User:
    now = context.clock.now()
    with context.database.write() as session:
        session.execute(delete(SignInThrottle).where(SignInThrottle.email_hash == digest(email)))
        session.execute(delete(SignInThrottle).where(SignInThrottle.last_at < now - FORGET_AFTER))
        user = session.get_one(User, user_id)
        user.signed_in_at = now
        user.password_hash = renewed or user.password_hash
        audit.record(session, now, actor(user), "signed_in", f"user:{user.id}")
    return user


def _count_try(context: Context, email: str) -> None:
    """Count before checking, so that guesses sent side by side are all counted; success takes the count away."""
    now = context.clock.now()
    wait = timedelta(0)
    try:
        with context.database.write() as session:
            statement = select(SignInThrottle).where(SignInThrottle.email_hash == digest(email))
            row = session.scalar(statement.with_for_update())
            if row is None or row.last_at < now - FORGET_AFTER:
                session.merge(SignInThrottle(email_hash=digest(email), failures=1, last_at=now))
            elif (wait := blocked_until(row.failures, row.last_at) - now) <= timedelta(0):
                row.failures += 1
                row.last_at = now
    except IntegrityError:
        # Two first tries at once on PostgreSQL: the other one made the row.
        _count_try(context, email)
        return
    if wait > timedelta(0):
        minutes = -(-int(wait.total_seconds()) // 60)
        raise TooManyTries(
            "There were too many tries with this e-mail address.",
            hint=f"Try again in {minutes} minute{'s' if minutes > 1 else ''}.",
        )


def blocked_until(failures: int, last_at: datetime) -> datetime:
    """When the next try is allowed: five are free, then the wait doubles from one minute up to an hour."""
    if failures < FREE_TRIES:
        return last_at
    return last_at + timedelta(minutes=min(2 ** (failures - FREE_TRIES), 60))
