"""Text copied from a profile page, or typed: what it says beyond doubt. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from backend.profile.contact import emails_in, linkedin_in
from backend.profile.errors import UnreadableFile
from backend.profile.headings import heading
from backend.profile.lines import EMAIL, PHONE, folded, lines_of
from backend.profile.model import Profile
from backend.profile.sections import Line, education_of, positions_of
from backend.sentences import said

_MENU = frozenset(
    [
        "skip to main content",
        "skip to search",
        "home",
        "my network",
        "jobs",
        "messaging",
        "notifications",
        "me",
        "for business",
        "learning",
        "search",
        "try premium",
        "start",
        "ihr netzwerk",
        "nachrichten",
        "mitteilungen",
        "sie",
        "fur unternehmen",
        "zum hauptinhalt",
        "linkedin",
        "0 notifications",
        "message",
        "connect",
        "follow",
        "more",
        "background image",
        "profile photo",
        "verified",
    ]
)
_DEGREE = re.compile(r"·?\s*(?:1st|2nd|3rd\+?|[123]\.\+?)(?:\s+degree connection.*)?", re.IGNORECASE)
_PRONOUNS = re.compile(r"\(?(?:she/her|he/him|they/them|sie/ihr|er/ihm)(?:/\w+)?\)?", re.IGNORECASE)
_CONTACT = re.compile(r"\s*·?\s*(?:contact info|kontaktinfo|coordonnées|información de contacto)$", re.IGNORECASE)
_LABEL = re.compile(r"(?:name|vorname und name)\s*:\s*(.+)", re.IGNORECASE)


def read_text(text: str) -> tuple[Profile, list[str]]:
    """The profile and what could not be read, in words. Raise UnreadableFile where no name is to be seen."""
    lines = lines_of(text)
    at = next((n for n, line in enumerate(lines) if heading(line) in ("summary", "experience", "education")), None)
    head = lines[:at] if at is not None else lines
    named = _name(head)
    if named is None:
        raise UnreadableFile(
            said("No name could be found in this text."), said("Put the person's name on the first line."), field="text"
        )
    n, name = named
    sections = _sections(lines[at:] if at is not None else [])
    positions = positions_of([Line(line) for line in sections.get("experience", ())])
    address = linkedin_in(lines)
    current = next((p for p in positions if p.is_current), None)
    problems: list[str] = []
    if sections.get("experience") and not positions:
        problems.append(said("The roles under Experience could not be read."))
    if address is None:
        problems.append(
            said("No LinkedIn address is in this text, so the person can only be found by name and company.")
        )
    about = "\n".join(sections.get("summary", ()))[:20_000]
    profile = Profile(
        full_name=name[:300],
        headline=_headline(head, n),
        title=current.title if current else None,
        company=current.company if current else None,
        location=_location(head),
        profile_url=address.url if address else None,
        public_id=address.public_id if address else None,
        member_id=address.member_id if address else None,
        emails=emails_in(head),
        phones=tuple(dict.fromkeys(line for line in map(_unlabelled, head) if PHONE.fullmatch(line)))[:20],
        about=about or None,
        positions=positions,
        education=education_of([Line(line) for line in sections.get("education", ())]),
    )
    return profile, problems


def _name(head: Sequence[str]) -> tuple[int, str] | None:
    """(line, name): labelled as name, or the first line that is no menu and reads like a name."""
    for n, line in enumerate(head):
        if labelled := _LABEL.fullmatch(line):
            return n, labelled[1]
    for n, line in enumerate(head):
        plain = _PRONOUNS.sub("", re.sub(r"\s*·.*$", "", line)).strip()
        if not plain or folded(plain) in _MENU or _DEGREE.fullmatch(line):
            continue
        return (n, plain) if _is_name(plain) else None
    return None


def _is_name(text: str) -> bool:
    words = text.split()
    letters = all(c.isalpha() or c in " .,'’-()" for c in text)
    return (
        1 < len(words) <= 7
        and len(text) <= 80
        and letters
        and not heading(text)
        and words[0][:1] == words[0][:1].upper()
    )


def _headline(head: Sequence[str], named: int) -> str | None:
    """The line below the name on a copied page, which the degree of connection or the place gives away."""
    rest = [
        n for n in range(named + 1, len(head)) if not _DEGREE.fullmatch(head[n]) and not _PRONOUNS.fullmatch(head[n])
    ]
    copied = len(rest) < len(head) - named - 1 or _location(head) is not None
    line = head[rest[0]] if rest and copied else ""
    if not line or line == _location(head) or EMAIL.search(line) or "linkedin.com" in line.lower():
        return None
    return line[:1000]


def _location(head: Sequence[str]) -> str | None:
    """The line that the link to the contact details stands on or below."""
    for n, line in enumerate(head):
        bare = _CONTACT.sub("", line)
        if bare != line:
            place = bare.strip(" ·") or (head[n - 1] if n else "")
            return place.strip(" ·")[:300] or None
    return None


def _unlabelled(line: str) -> str:
    return re.sub(r"^[^\W\d][\w .-]*:\s*", "", line)


def _sections(lines: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    at = ""
    for line in lines:
        at = heading(line) or at
        if heading(line) is None:
            found.setdefault(at, []).append(line)
    return found
