"""The connection to one itris, kept with its password sealed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from backend import audit
from backend.audit import Actor
from backend.context import Context
from backend.errors import FieldProblem, InvalidInput
from backend.itris import address
from backend.itris.pace import Policy
from backend.itris.tables import ConnectionRow, SessionRow

AuthMode = Literal["basic", "token"]


@dataclass(frozen=True)
class Connection:
    """`base_url`: where the API is; `database_url`: what the itris program signs in to, for itris: addresses."""

    base_url: str
    user_name: str
    password: str = field(repr=False)
    auth_mode: AuthMode = "basic"
    policy: Policy = field(default_factory=Policy)
    database_url: str = ""
    propose_applicants: bool = False
    """The admin's choice: new applicants go into the Applicant Inbox, where somebody in itris accepts them."""
    revision: int = 0


def checked(connection: Connection) -> Connection:
    """The connection with its address written out; InvalidInput names what can't be used."""
    problems = [
        FieldProblem("connection", name, reason)
        for name, wrong, reason in (
            ("user_name", not connection.user_name.strip(), "The user name is missing."),
            ("password", not connection.password, "The password is missing."),
            ("auth_mode", connection.auth_mode not in ("basic", "token"), "Choose basic or token."),
            ("calls", not 1 <= connection.policy.calls <= 1_000_000, "At least one call must be allowed."),
            ("seconds", not 0.01 <= connection.policy.seconds <= 86_400, "Between a hundredth of a second and a day."),
            ("burst", not 1 <= connection.policy.burst <= 10_000, "At least one call in a second must be allowed."),
        )
        if wrong
    ]
    if problems:
        raise InvalidInput("The connection to itris lacks something.", fields=problems)
    return replace(
        connection,
        base_url=address.base_url(connection.base_url),
        user_name=connection.user_name.strip(),
        database_url=connection.database_url.strip(),
    )


def save_connection(context: Context, connection: Connection, actor: Actor) -> Connection:
    """Keep it. An empty password keeps the stored one, but only for the same address and user name: whoever may
    change the address must not be able to send the password elsewhere."""
    connection = checked(with_stored_password(context, connection))
    with context.database.write() as session:
        row = session.get(ConnectionRow, 1, with_for_update=True) or ConnectionRow(id=1, revision=0)
        changed = [
            name
            for name in ("base_url", "user_name", "auth_mode", "database_url", "propose_applicants")
            if getattr(row, name) != getattr(connection, name)
        ]
        row.base_url, row.user_name = connection.base_url, connection.user_name
        row.sealed_password = context.vault.encrypt(connection.password)
        row.auth_mode, row.database_url = connection.auth_mode, connection.database_url
        row.calls, row.seconds, row.burst = connection.policy.calls, connection.policy.seconds, connection.policy.burst
        row.propose_applicants = connection.propose_applicants
        row.revision += 1
        row.saved_at = context.clock.now()
        session.add(row)
        session.execute(delete(SessionRow))
        audit.record(session, row.saved_at, actor, "itris.connection.saved", "itris", changed=changed)
        return replace(connection, revision=row.revision)


def with_stored_password(context: Context, connection: Connection) -> Connection:
    """For a form whose password was left empty: the stored one, when address and user name are still the same."""
    if connection.password:
        return connection
    stored = load_connection(context)
    same = (
        stored is not None
        and stored.user_name == connection.user_name.strip()
        and address.origin(stored.base_url) == address.origin(address.base_url(connection.base_url))
    )
    return replace(connection, password=stored.password) if stored and same else connection


def agency_database_url(session: Session) -> str:
    """The Database URL for `itris:` addresses; empty while none is known. The password stays sealed."""
    return session.scalar(select(ConnectionRow.database_url).where(ConnectionRow.id == 1)) or ""


def load_connection(context: Context) -> Connection | None:
    """The stored connection with its password in the clear; None before the first save."""
    with context.database.read() as session:
        row = session.get(ConnectionRow, 1)
    if row is None:
        return None
    return Connection(
        base_url=row.base_url,
        user_name=row.user_name,
        password=context.vault.decrypt(row.sealed_password),
        auth_mode="token" if row.auth_mode == "token" else "basic",
        policy=Policy(row.calls, row.seconds, row.burst),
        database_url=row.database_url,
        propose_applicants=row.propose_applicants,
        revision=row.revision,
    )
