"""LinkedIn's own "Save to PDF" as a profile: two columns, told apart by where and how large the text stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from backend.profile.contact import Contact, contact_of
from backend.profile.errors import FileTooLarge, UnreadableFile
from backend.profile.headings import heading
from backend.profile.lines import clean
from backend.profile.model import Profile
from backend.profile.sections import Line, education_of, positions_of
from backend.sentences import said

LARGEST, MOST_PAGES = 700_000, 30
LEFT = 0.33
"""Share of the page's width that the left column begins in."""
_FOOTER = re.compile(r"(?:page|seite|página|pagina) \d+ (?:of|von|sur|de|di|van) \d+", re.IGNORECASE)
_SAVE_AGAIN = said("On the person's LinkedIn page choose More, then Save to PDF, and take that file.")


@dataclass
class _Columns:
    left: list[Line] = field(default_factory=list)
    right: list[Line] = field(default_factory=list)


def read_pdf(content: bytes) -> tuple[Profile, list[str]]:
    """The profile and what could not be read, in words. Raise UnreadableFile or FileTooLarge."""
    columns = _columns(_open(content))
    left, right = _sections(columns.left), _sections(columns.right)
    contact = contact_of([line.text for line in left.get("contact", ())])
    head = right.get("", [])
    if not head or contact.address is None or not {"experience", "education", "summary"} & right.keys():
        raise UnreadableFile(said("This is not a profile that LinkedIn saved as PDF."), _SAVE_AGAIN)
    return _profile(contact, head, left, right)


def _open(content: bytes) -> PdfReader:
    if not content:
        raise UnreadableFile(said("This file is empty."), _SAVE_AGAIN)
    if len(content) > LARGEST:
        raise FileTooLarge(said("This file is larger than {n} kB.", n=LARGEST // 1000), hint=_SAVE_AGAIN)
    if not content.lstrip().startswith(b"%PDF-"):
        raise UnreadableFile(said("This file is no PDF."), _SAVE_AGAIN)
    try:
        reader = PdfReader(BytesIO(content))
        encrypted, pages = reader.is_encrypted, 0 if reader.is_encrypted else len(reader.pages)
    except Exception as error:  # pypdf raises many kinds of errors for damaged files
        raise _damaged() from error
    if encrypted:
        raise UnreadableFile(
            said("This PDF is protected by a password."), said("Save it without a password and try again.")
        )
    if pages > MOST_PAGES:
        raise FileTooLarge(
            said("This PDF has {n} pages; at most {most} are read.", n=pages, most=MOST_PAGES), hint=_SAVE_AGAIN
        )
    return reader


def _damaged() -> UnreadableFile:
    return UnreadableFile(said("This PDF is damaged."), said("Save it again and take the new file."))


def _columns(reader: PdfReader) -> _Columns:
    columns = _Columns()
    try:
        for page in reader.pages:
            _read_page(page, columns)
    except Exception as error:
        raise _damaged() from error
    if not columns.left and not columns.right:
        raise UnreadableFile(said("This PDF has no text in it, only pictures."), _SAVE_AGAIN)
    return columns


def _read_page(page: Any, columns: _Columns) -> None:
    edge = float(page.mediabox.width) * LEFT
    rows: dict[tuple[bool, float], list[tuple[float, str, float]]] = {}

    def visit(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        if text.strip():
            x, y = tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]
            scaled = abs(size * tm[3] * cm[3])
            rows.setdefault((x < edge, round(y)), []).append((x, text, scaled))

    page.extract_text(visitor_text=visit)
    for (is_left, _), parts in sorted(rows.items(), key=lambda row: -row[0][1]):
        parts.sort(key=lambda part: part[0])
        text = clean(" ".join(text for _, text, _ in parts))
        if text and not _FOOTER.fullmatch(text):
            line = Line(text, max(size for _, _, size in parts))
            (columns.left if is_left else columns.right).append(line)


def _sections(lines: list[Line]) -> dict[str, list[Line]]:
    """The lines under each heading; under "" those above the first one."""
    found: dict[str, list[Line]] = {"": []}
    at = ""
    usual = max((line.size for line in lines if heading(line.text)), default=0.0)
    for line in lines:
        kind = heading(line.text)
        # A word like "Experience" in somebody's text is no heading: those are larger.
        if kind and line.size >= usual - 0.5:
            at = kind
            found.setdefault(at, [])
            continue
        found[at].append(line)
    return found


def _profile(
    contact: Contact, head: list[Line], left: dict[str, list[Line]], right: dict[str, list[Line]]
) -> tuple[Profile, list[str]]:
    assert contact.address is not None
    problems: list[str] = []
    largest = max(line.size for line in head)
    name = " ".join(line.text for line in head if line.size == largest)
    below = [line.text for line in head if line.size < largest]
    headline, location = _headline(below)
    positions = positions_of(right.get("experience", ()))
    if right.get("experience") and not positions:
        problems.append(said("The roles under Experience could not be read."))
    skills = [line.text[:200] for line in left.get("skills", ())]
    if len(skills) > 3:
        # LinkedIn lists three; more lines mean that one was broken, and nobody can tell which.
        problems.append(said("The skills could not be told apart."))
        skills = []
    current = next((p for p in positions if p.is_current), None)
    about = "\n".join(line.text for line in right.get("summary", ()))[:20_000]
    profile = Profile(
        full_name=name[:300],
        headline=headline,
        title=current.title if current else None,
        company=current.company if current else None,
        location=location,
        profile_url=contact.address.url,
        public_id=contact.address.public_id,
        member_id=contact.address.member_id,
        emails=contact.emails,
        phones=contact.phones,
        websites=contact.websites,
        about=about or None,
        positions=positions,
        education=education_of(right.get("education", ())),
        skills=tuple(skills),
    )
    return profile, problems


def _headline(below: list[str]) -> tuple[str | None, str | None]:
    """(headline, location). The location is the last line; a headline may be broken over several."""
    if len(below) < 2:
        return (below[0][:1000] if below else None), None
    *headline, last = below
    if re.search(r"[|•@]", last) or len(last) > 100:
        return " ".join(below)[:1000], None
    return " ".join(headline)[:1000], last
