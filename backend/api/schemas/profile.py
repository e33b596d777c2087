"""A profile as the panel read it off a page."""

from __future__ import annotations

from marshmallow import fields

from backend.api.parsing import Strict
from backend.api.values import Code, Flag, Line, ListOf, Notes, Paragraphs
from backend.sentences import said

LONG_ADDRESS = 2_000


def _date(meaning: str) -> Code:
    return Code(
        r"\d{4}(-(0[1-9]|1[0-2]))?",
        said("Write a date as 2021 or 2021-07."),
        allow_none=True,
        metadata={"description": meaning},
    )


class PositionIn(Strict):
    title = Line(300)
    company = Line(300)
    company_url = Line(LONG_ADDRESS)
    start = _date("Year, or year and month.")
    end = _date("Null while the role lasts.")
    is_current = Flag()
    location = Line(300)


class EducationIn(Strict):
    school = Line(300)
    degree = Line(300)
    field = Line(300)
    start = _date("Year, or year and month.")
    end = _date("Year, or year and month.")


class ProfileIn(Strict):
    """One person as a page showed them; null or absent: the page did not say."""

    full_name = Line(300, needed=True)
    first_name = Line(200)
    last_name = Line(200)
    headline = Line(1_000)
    title = Line(300)
    company = Line(300)
    company_url = Line(LONG_ADDRESS)
    location = Line(300)
    profile_url = Line(LONG_ADDRESS)
    public_id = Line(300)
    member_id = Line(300)
    emails = ListOf(Line(254, needed=True), 20, allow_none=True)
    phones = ListOf(Line(60, needed=True), 20, allow_none=True)
    websites = ListOf(Line(LONG_ADDRESS, needed=True), 20, allow_none=True)
    about = Paragraphs(20_000)
    positions = ListOf(fields.Nested(PositionIn), 100, allow_none=True)
    education = ListOf(fields.Nested(EducationIn), 50, allow_none=True)
    skills = ListOf(Line(200, needed=True), 300, allow_none=True)
    found = Notes(metadata={"description": "How each field was found on the page."})
