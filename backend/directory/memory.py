"""What the team answered when a company was not clear: learned once, used as evidence, revocable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend import audit
from backend.accounts import User
from backend.context import Context
from backend.directory.errors import NothingLearned
from backend.directory.lookup import Ask, Steps
from backend.directory.records import company_record
from backend.directory.statements import insert_unless_there
from backend.directory.tables import DirectoryCompany, LearnedCompany
from backend.matching import CompanyQuery, CompanyVerdict
from backend.matching.companies import parse_company
from backend.matching.memory import may_stand_for, spelling_key, with_learned
from backend.sentences import on_day, said

Memory = Mapping[str, LearnedCompany]
SOMEBODY = said("Somebody")
"""A user who is gone."""


@dataclass(frozen=True)
class Lesson:
    """A learned spelling as people review it. `company` is None where itris has no such company any more."""

    id: int
    text: str
    company_id: int
    company: str | None
    archived: bool
    user: str
    learned_at: datetime
    disputed: bool


def recall(session: Session, queries: Iterable[CompanyQuery]) -> Steps[Memory]:
    """What was learned about the spellings in these queries, by their keys: one statement for all of them."""
    keys = sorted({key for query in queries if (key := spelling_key(query.names))})
    [some] = yield [Ask(LearnedCompany.__tablename__, "id", keys, by="spelling")]
    if not any(some.values()):
        return {}
    found = session.scalars(
        select(LearnedCompany).where(LearnedCompany.spelling.in_(keys), LearnedCompany.disputed_at.is_(None))
    )
    return {row.spelling: row for row in found}


def remembered(session: Session, query: CompanyQuery, verdict: CompanyVerdict, memory: Memory) -> CompanyVerdict:
    """The verdict with what the team chose for this spelling, where that company is still there."""
    row = memory.get(spelling_key(query.names)) if memory else None
    company = _company(session, row.company_id) if row else None
    if row is None or company is None:
        return verdict
    user = session.get(User, row.user_id)
    reason = said(
        "{user} chose this company for this spelling on {day}.",
        user=user.name if user else SOMEBODY,
        day=on_day(row.learned_at),
    )
    return with_learned(query, verdict, company_record(company), reason)


def learn_company(session: Session, now: datetime, user_id: int, text: str, company_id: int) -> None:
    """Keep that `text` was answered with this company; another answer than the one kept makes it disputed."""
    query = CompanyQuery(text, parse_company(text))
    company = _company(session, company_id)
    if company is None or not may_stand_for(query, company_record(company)):
        return
    key = spelling_key(query.names)
    values = {"spelling": key, "text": text, "company_id": company_id, "user_id": user_id, "learned_at": now}
    actor = audit.Actor(f"user:{user_id}")
    if insert_unless_there(session, LearnedCompany, values):
        audit.record(session, now, actor, "company_learned", f"company:{company_id}")
        return
    row = session.scalars(select(LearnedCompany).where(LearnedCompany.spelling == key).with_for_update()).one()
    if row.company_id != company_id and row.disputed_at is None:
        row.disputed_at = now
        audit.record(session, now, actor, "company_disputed", f"company:{row.company_id}", other=company_id)


def unlearn_since(session: Session, now: datetime, user_id: int, text: str, company_id: int, since: datetime) -> None:
    """Forget what this user has taught with this answer since then: it was taken back."""
    own = LearnedCompany.user_id == user_id, LearnedCompany.company_id == company_id, LearnedCompany.learned_at >= since
    key = spelling_key(parse_company(text))
    for row in session.scalars(select(LearnedCompany).where(LearnedCompany.spelling == key, *own)):
        audit.record(session, now, audit.Actor(f"user:{user_id}"), "company_unlearned", f"company:{company_id}")
        session.delete(row)


def lessons(context: Context) -> list[Lesson]:
    """Everything learned, the newest first."""
    statement = (
        select(LearnedCompany, DirectoryCompany.name, DirectoryCompany.archived, User.name)
        .outerjoin(DirectoryCompany, DirectoryCompany.company_id == LearnedCompany.company_id)
        .outerjoin(User, User.id == LearnedCompany.user_id)
        .order_by(LearnedCompany.learned_at.desc(), LearnedCompany.id.desc())
    )
    with context.database.read() as session:
        return [
            Lesson(
                row.id, row.text, row.company_id, company, bool(archived), user or SOMEBODY,
                row.learned_at, row.disputed_at is not None,
            )
            for row, company, archived, user in session.execute(statement)
        ]  # fmt: skip


def unlearn(context: Context, actor: audit.Actor, lesson_id: int) -> str:
    """Revoke a lesson, so that its spelling is asked about again; the spelling. Raise NothingLearned."""
    with context.database.write() as session:
        row = session.get(LearnedCompany, lesson_id)
        if row is None:
            raise NothingLearned()
        audit.record(session, context.clock.now(), actor, "company_unlearned", f"company:{row.company_id}")
        session.delete(row)
        return row.text


def _company(session: Session, company_id: int) -> DirectoryCompany | None:
    return session.scalar(select(DirectoryCompany).where(DirectoryCompany.company_id == company_id))
