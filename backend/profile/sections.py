"""Roles and schools out of the lines of a profile. Pure; what the lines don't say stays None."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from backend.profile.dates import Span, is_length, span
from backend.profile.model import Education, Position

MOST_POSITIONS, MOST_SCHOOLS = 100, 50
_STUDIES = re.compile(r"(?P<what>.*?)\s*(?:·\s*)?\((?P<dates>[^()]*\d{4}[^()]*)\)")
_KINDS_OF_WORK = re.compile(
    r"\s*·\s*(?:full-time|part-time|self-employed|freelance|contract|internship|apprenticeship|seasonal|permanent|"
    r"vollzeit|teilzeit|selbstständig|freiberuflich|befristet|praktikum|festanstellung|temps plein|tiempo completo)$",
    re.IGNORECASE,
)
_WHERE = re.compile(r"\s*·\s*(?:on-site|remote|hybrid|vor ort|hybride?|präsenz)$", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """`size`: of the font, 0 where it is not known."""

    text: str
    size: float = 0.0


def positions_of(lines: Sequence[Line]) -> tuple[Position, ...]:
    """Each line of dates makes a role. In the PDF the company stands above the title, on the page below it."""
    anchors = [(n, found) for n, line in enumerate(lines) if (found := span(line.text))]
    roles: list[Position] = []
    company: str | None = None
    above = 0
    for n, dates in anchors:
        before = lines[above:n]
        title, named = _from_pdf(before) if dates.in_brackets else _from_page(before)
        company = named or company if title else None
        roles.append(_role(title, company, dates, _place(lines[n + 1 : n + 2])))
        above = n + 1
    return tuple(roles[:MOST_POSITIONS])


def _role(title: str | None, company: str | None, dates: Span, place: str | None) -> Position:
    return Position(
        title=title[:300] if title else None,
        company=company[:300] if company else None,
        start=dates.start,
        end=dates.end,
        is_current=dates.is_current,
        location=place,
    )


def _from_pdf(before: Sequence[Line]) -> tuple[str | None, str | None]:
    """(title, company), the company None where it is the one of the role above."""
    if not before:
        return None, None
    title = before[-1]
    above = before[-2] if len(before) > 1 else None
    if above is not None and is_length(above.text):
        return title.text, before[-3].text if len(before) > 2 else None
    # A role at the same company follows the text of the one before, in that text's smaller letters.
    if above is not None and (not above.size or above.size > title.size or len(before) == 2):
        return title.text, above.text
    return title.text, None


def _from_page(before: Sequence[Line]) -> tuple[str | None, str | None]:
    texts = [line.text for line in before]
    if len(texts) >= 2 and _KINDS_OF_WORK.fullmatch(f" · {texts[-1]}"):
        texts.pop()  # "Full-time" under a title in a group
        return texts[-1], _group(texts[:-1])
    if _group(texts[:-1]) and len(texts) >= 2:
        return texts[-1], _group(texts[:-1])
    if len(texts) < 2:
        return (texts[-1] if texts else None), None
    return texts[-2], _KINDS_OF_WORK.sub("", texts[-1])


def _group(texts: Sequence[str]) -> str | None:
    """The company of a group: the line above one that says how long all its roles lasted."""
    at = next((n for n in range(len(texts) - 1, max(len(texts) - 3, 0), -1) if is_length(texts[n])), None)
    return texts[at - 1] if at else None


def _place(after: Sequence[Line]) -> str | None:
    """The line below the dates where it can only be a place: it has a comma and reads like no sentence."""
    text = _WHERE.sub("", after[0].text) if after else ""
    looks_so = "," in text and len(text) <= 80 and not re.search(r"[.!?:;•]|\d", text)
    return text if looks_so and all(part.strip()[:1].isupper() for part in text.split(",")) else None


def education_of(lines: Sequence[Line]) -> tuple[Education, ...]:
    """A school with what was studied there, where dates in brackets or smaller letters show which is which."""
    found: list[Education] = []
    school: Line | None = None
    for line in lines:
        studies = _STUDIES.fullmatch(line.text)
        dates = span(studies["dates"].strip()) if studies else None
        only = span(line.text)
        if school and (studies or only):
            what = studies["what"].strip() if studies else ""
            start = dates or only
            if found and found[-1].school == school.text[:300] and found[-1].start is None:
                earlier = found.pop()  # on the page the degree has a line of its own
                what = ", ".join(filter(None, [earlier.degree, earlier.field]))
            found.append(_school(school, what, start))
            school = None
        elif school and line.size and line.size < school.size:
            found.append(_school(school, line.text, None))
            school = None
        elif school and not line.size:
            found.append(_school(school, line.text, None))
        else:
            if school:
                found.append(_school(school, "", None))
            school = line
    if school and (not found or found[-1].school != school.text[:300]):
        found.append(_school(school, "", None))
    return tuple(found[:MOST_SCHOOLS])


def _school(school: Line, what: str, dates: Span | None) -> Education:
    # "Bachelor of Science, Physics" says which is which; with more commas nobody can tell.
    degree, comma, field = what.partition(", ")
    if "," in field:
        degree, comma, field = what, "", ""
    return Education(
        school=school.text[:300],
        degree=degree[:300] or None,
        field=field[:300] if comma else None,
        start=dates.start if dates else None,
        end=dates.end if dates else None,
    )
