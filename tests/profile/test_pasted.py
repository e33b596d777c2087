"""Copied text as a profile: what it says beyond doubt, and nothing else."""

from __future__ import annotations

import pytest

from backend.profile.errors import UnreadableFile
from backend.profile.pasted import read_text

COPIED = """Skip to main content
Home
My Network
Jane Quillfeather
She/Her
· 2nd
Head of Logistics at Northwind
Leeds, England, United Kingdom · Contact info
www.linkedin.com/in/jane-quillfeather
500+ connections
About
I move things.
Experience
Experience
Head of Logistics
Head of Logistics
Northwind Example Ltd · Full-time
Jan 2022 - Present · 2 yrs 2 mos
Leeds, England, United Kingdom · Hybrid
Borealis Foods
4 yrs
Senior Buyer
Feb 2020 - Dec 2021 · 1 yr 11 mos
Buyer
2018 - Feb 2020 · 2 yrs
Education
University of Leeds
Bachelor of Science, Physics
2012 - 2016
Interests
Sailing
"""


def test_a_copied_page() -> None:
    profile, problems = read_text(COPIED)
    assert problems == []
    assert (profile.full_name, profile.headline) == ("Jane Quillfeather", "Head of Logistics at Northwind")
    assert (profile.location, profile.public_id) == ("Leeds, England, United Kingdom", "jane-quillfeather")
    assert (profile.title, profile.company, profile.about) == (
        "Head of Logistics",
        "Northwind Example Ltd",
        "I move things.",
    )
    assert [(p.title, p.company, p.start, p.end) for p in profile.positions] == [
        ("Head of Logistics", "Northwind Example Ltd", "2022-01", None),
        ("Senior Buyer", "Borealis Foods", "2020-02", "2021-12"),
        ("Buyer", "Borealis Foods", "2018", "2020-02"),
    ]
    [school] = profile.education
    assert (school.school, school.degree, school.field, school.start) == (
        "University of Leeds", "Bachelor of Science", "Physics", "2012",
    )  # fmt: skip


def test_a_few_typed_lines() -> None:
    text = "Otto Fen\nE-mail: otto@fen.example\nTel: +49 30 1234567\nhttps://www.linkedin.com/in/otto-fen/"
    profile, problems = read_text(text)
    assert (profile.full_name, profile.public_id) == ("Otto Fen", "otto-fen")
    assert (profile.emails, profile.phones) == (("otto@fen.example",), ("+49 30 1234567",))
    assert (profile.headline, profile.title, profile.company, profile.location) == (None, None, None, None)
    assert problems == []


def test_two_people_s_addresses_are_nobody_s() -> None:
    text = "Otto Fen\nlinkedin.com/in/otto-fen\nlinkedin.com/in/jane-doe"
    profile, problems = read_text(text)
    assert (profile.public_id, profile.profile_url) == (None, None)
    assert "No LinkedIn address" in problems[0]


@pytest.mark.parametrize(
    "text", ["hello", "https://www.linkedin.com/in/otto-fen/", "Home\nJobs", "call 0800 123 456 today"]
)
def test_without_a_name_nothing_is_guessed(text: str) -> None:
    with pytest.raises(UnreadableFile, match="No name") as caught:
        read_text(text)
    assert "first line" in caught.value.hint
