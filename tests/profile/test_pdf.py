"""LinkedIn's "Save to PDF" as a profile: what stands in it, in which column, and what is no such file."""

from __future__ import annotations

import pytest

from backend.profile.errors import FileTooLarge, UnreadableFile
from backend.profile.pdf import LARGEST, read_pdf
from tests.profile.linkedin_pdf import ENGLISH, ENGLISH_2, GERMAN, PLAIN, SECTION, pdf, protected


def test_an_english_profile() -> None:
    profile, problems = read_pdf(pdf(ENGLISH, ENGLISH_2))
    assert problems == []
    assert (profile.full_name, profile.location) == ("Jane Quillfeather", "Leeds, England, United Kingdom")
    assert profile.headline == "Head of Logistics at Northwind and board member"
    assert (profile.title, profile.company) == ("Head of Logistics", "Northwind Example Ltd")
    assert profile.public_id == "jane-quill-feather-123"
    assert (profile.emails, profile.phones) == (("jane@quill.example",), ("+44 20 7946 0000",))
    assert (profile.websites, profile.skills) == (("quill.example",), ("Logistics", "Lean"))
    assert profile.about == "I move things.\nExperience"
    assert [(p.title, p.company, p.start, p.end, p.is_current) for p in profile.positions] == [
        ("Head of Logistics", "Northwind Example Ltd", "2022-01", None, True),
        ("Buyer", "Northwind Example Ltd", "2018", "2022-01", False),
        ("Trainee", "Borealis Foods", "2016-03", "2017-12", False),
    ]
    assert profile.positions[0].location == "Leeds, England, United Kingdom"
    [university, school] = profile.education
    assert (university.school, university.degree, university.field) == (
        "University of Leeds",
        "Bachelor of Science",
        "Physics",
    )
    assert (university.start, university.end) == ("2012", "2016")
    assert (school.school, school.degree, school.start) == ("Roundhay School", None, None)


def test_a_german_profile() -> None:
    profile, _ = read_pdf(pdf(GERMAN))
    assert (profile.full_name, profile.public_id) == ("Jürgen Möller", "jürgen-möller")
    assert (profile.title, profile.company) == ("Einkäufer", "Nordwind GmbH")
    assert [(p.start, p.end, p.is_current) for p in profile.positions] == [("2020-03", None, True)]
    assert (profile.education[0].school, profile.education[0].degree) == ("TU München", "Diplom")
    assert profile.about == "Kauft ein."


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 a Word file", "no PDF"),
        (b"%PDF-1.4\nnothing that follows", "damaged"),
        (pdf(ENGLISH)[:400], "damaged"),
        (protected(pdf(ENGLISH)), "password"),
        (pdf(([], [])).replace(b"Page 1 of 1", b"           "), "only pictures"),
        (pdf(([], [(SECTION, "Invoice"), (PLAIN, "Experience counts")])), "not a profile"),
    ],
    ids=["empty", "not-pdf", "headless", "cut", "encrypted", "pictures", "other"],
)
def test_other_files_are_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words) as caught:
        read_pdf(content)
    assert caught.value.hint


def test_files_that_are_too_large() -> None:
    with pytest.raises(FileTooLarge, match="700 kB"):
        read_pdf(b"%PDF-1.4" + b" " * LARGEST)
    with pytest.raises(FileTooLarge, match="31 pages"):
        read_pdf(pdf(ENGLISH, *[ENGLISH_2] * 30))
