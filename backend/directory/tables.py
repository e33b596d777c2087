"""The local copy of itris people and companies, and the index that finds candidates in it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, SmallInteger, Text
from sqlalchemy.orm import Mapped, mapped_column

from backend.database import Base, Json, UtcDateTime, no_personal_data, personal_data
from backend.directory.subjects import (
    erase_index,
    erase_people,
    erase_unlinks,
    export_nothing,
    export_people,
    export_unlinks,
)


class DirectoryPerson(Base):
    """One human: an applicant, a contact or both, joined by identifier.

    The first columns are what a check shows; `applicant` and `contact` hold the itris records as read, with
    canonical keys, so that the two can be told apart again. `names` are the packed names in the key index.
    """

    __tablename__ = "directory_person"
    __table_args__ = personal_data(export_people, erase_people)

    id: Mapped[int] = mapped_column(primary_key=True)
    applicant_id: Mapped[int | None] = mapped_column(unique=True)
    contact_id: Mapped[int | None] = mapped_column(unique=True)
    external_id: Mapped[str | None] = mapped_column(unique=True)
    full_name: Mapped[str]
    job_title: Mapped[str]
    company_ref: Mapped[str]
    company_name: Mapped[str]
    location: Mapped[str]
    off_limits: Mapped[bool]
    archived: Mapped[bool]
    names: Mapped[str] = mapped_column(Text)
    identifiers: Mapped[list[list[str]]] = mapped_column(Json)
    applicant: Mapped[dict[str, Any] | None] = mapped_column(Json)
    contact: Mapped[dict[str, Any] | None] = mapped_column(Json)
    applicant_read_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    contact_read_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    source: Mapped[str]


class DirectoryCompany(Base):
    """One company of itris. `ref` is what people's rows name it by: its itris id, or the id in an export."""

    __tablename__ = "directory_company"
    __table_args__ = no_personal_data("Companies are not people.")

    id: Mapped[int] = mapped_column(primary_key=True)
    company_id: Mapped[int | None] = mapped_column(unique=True)
    external_id: Mapped[str | None] = mapped_column(unique=True)
    ref: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    known_as: Mapped[str]
    town: Mapped[str]
    country: Mapped[str]
    off_limits: Mapped[bool]
    archived: Mapped[bool]
    names: Mapped[str] = mapped_column(Text)
    domains: Mapped[list[str]] = mapped_column(Json)
    company: Mapped[dict[str, Any] | None] = mapped_column(Json)
    read_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    source: Mapped[str]


class PersonKey(Base):
    """Hash of a key -> person, with the packed names so that a shortlist needs no second read."""

    __tablename__ = "directory_person_key"
    __table_args__ = {**personal_data(export_nothing, erase_index), "sqlite_with_rowid": False}  # noqa: RUF012

    h: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    norm: Mapped[str] = mapped_column(Text)


class CompanyKey(Base):
    """Hash of a key -> company, with its packed names, one line per alias."""

    __tablename__ = "directory_company_key"
    __table_args__ = {**no_personal_data("Companies are not people."), "sqlite_with_rowid": False}  # noqa: RUF012

    h: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    norm: Mapped[str] = mapped_column(Text)


class Identifier(Base):
    """Hash of a LinkedIn address, e-mail, phone (person) or web domain (company) -> its row."""

    __tablename__ = "directory_identifier"
    __table_args__ = {**personal_data(export_nothing, erase_index), "sqlite_with_rowid": False}  # noqa: RUF012

    kind: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    h: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class Word(Base):
    """How many names hold a word. kind: 1 people's names, 2 companies' names."""

    __tablename__ = "directory_word"
    __table_args__ = {  # noqa: RUF012
        **no_personal_data("Words and how often they occur, without whose they are."),
        "sqlite_with_rowid": False,
    }

    kind: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    word: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[int]


class WordKey(Base):
    """A word and each of its forms with one letter left out, hashed: finds words one slip away."""

    __tablename__ = "directory_word_key"
    __table_args__ = {  # noqa: RUF012
        **no_personal_data("Words only, without whose they are."),
        "sqlite_with_rowid": False,
    }

    kind: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    h: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    word: Mapped[str] = mapped_column(primary_key=True)


class Reading(Base):
    """Where the reading of one kind of record stands. `state`: idle · wanted · reading · complete."""

    __tablename__ = "directory_reading"
    __table_args__ = no_personal_data("Progress of reading, no records.")

    kind: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str]
    next_page: Mapped[int]
    done: Mapped[int]
    total: Mapped[int]
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    read_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    source: Mapped[str]
    words_version: Mapped[int]


class LearnedCompany(Base):
    """A user's answer to a company mismatch: this spelling means that itris company.

    Once another company was chosen for the same spelling (`disputed_at`), it counts no more and people are asked.
    """

    __tablename__ = "learned_company"
    __table_args__ = no_personal_data("Names of companies; the user who chose is staff, named by number.")

    id: Mapped[int] = mapped_column(primary_key=True)
    spelling: Mapped[str] = mapped_column(unique=True)
    text: Mapped[str]
    company_id: Mapped[int] = mapped_column(index=True)
    user_id: Mapped[int]
    learned_at: Mapped[datetime] = mapped_column(UtcDateTime)
    disputed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class UnlinkedPerson(Base):
    """A user's answer: this person on LinkedIn is not that record of itris.

    Kept under the person's LinkedIn ids; `name_key` (name and company) only where the page showed none.
    """

    __tablename__ = "unlinked_person"
    __table_args__ = personal_data(export_unlinks, erase_unlinks)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str | None] = mapped_column(index=True)
    member_id: Mapped[str | None] = mapped_column(index=True)
    name_key: Mapped[str | None] = mapped_column(index=True)
    full_name: Mapped[str]
    kind: Mapped[str]
    record_id: Mapped[int]
    user_id: Mapped[int]
    unlinked_at: Mapped[datetime] = mapped_column(UtcDateTime)
