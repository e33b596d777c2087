"""The people of one company with their e-mail addresses, for what these have in common."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.directory.rows import text, texts
from backend.directory.tables import DirectoryPerson
from backend.matching.email_patterns import Known

MOST = 500


def colleagues(session: Session, company_id: int) -> list[Known]:
    """The newest people held at this itris company who have an address."""
    rows = select(DirectoryPerson).where(DirectoryPerson.company_ref == str(company_id))
    found = []
    for row in session.scalars(rows.order_by(DirectoryPerson.id.desc()).limit(MOST)):
        for record in (row.contact, row.applicant):
            emails = texts((record or {}).get("emails"))
            if record and emails:
                found.append(Known(text(record.get("first_name")), text(record.get("last_name")), emails))
                break
    return found
