"""`itris:` links for the user who looks: their own Database URL, else the agency's."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.orm import Session

from backend.accounts import User
from backend.itris import agency_database_url, record_link

Link = Callable[[str, int | None], str | None]


def linker(session: Session, user_id: int) -> Link:
    """A function from (kind, record id) to the link, None where no Database URL is known."""
    user = session.get(User, user_id)
    url = (user.database_url if user else None) or agency_database_url(session)
    return lambda kind, record_id: record_link(url, kind, record_id)
