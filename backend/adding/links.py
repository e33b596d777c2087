"""`itris:` links for the user who looks: their own Database URL, else the agency's."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.orm import Session

from backend.accounts import User
from backend.context import Context
from backend.itris import load_connection, record_link

Link = Callable[[str, int | None], str | None]


def linker(context: Context, session: Session, user_id: int) -> Link:
    """A function from (kind, record id) to the link, None where no Database URL is known."""
    user = session.get(User, user_id)
    url = (user.database_url if user else None) or _agency_url(context)
    return lambda kind, record_id: record_link(url, kind, record_id)


def _agency_url(context: Context) -> str:
    connection = load_connection(context)
    return connection.database_url if connection else ""
