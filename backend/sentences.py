"""Sentences for people that remember what they were made of, so that a door can say them in another language.

Inside the house a sentence is plain English text: compared, logged and stored like any other. Only the doors know
that there are languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any


class Sentence(str):
    """English text made of `template`, a format string, and `values`, which may be sentences themselves."""

    template: str
    values: Mapping[str, Any]

    def __new__(cls, text: str, template: str, values: Mapping[str, Any]) -> Sentence:
        self = super().__new__(cls, text)
        self.template, self.values = template, values
        return self

    def __getnewargs__(self) -> tuple[str, str, Mapping[str, Any]]:  # type: ignore[override]
        return str(self), self.template, self.values

    def in_words_of(self, templates: Mapping[str, str]) -> str:
        """The sentence by other templates, {English: other}; English where there is none."""
        values = {k: v.in_words_of(templates) if isinstance(v, Sentence) else v for k, v in self.values.items()}
        return templates.get(self.template, self.template).format_map(values)


def said(template: str, /, **values: Any) -> Sentence:
    """A sentence. The template must stand in the code as it is, or be marked by `template`: translators need it."""
    return Sentence(template.format_map(values), template, values) if values else _plain(template)


@lru_cache(maxsize=4096)
def _plain(template: str) -> Sentence:
    """One without values, made once: a check says a dozen."""
    return Sentence(template.format_map({}), template, {})


def template(text: str) -> str:
    """Marks a template that is kept in a table for `said`."""
    return text


def joined(*parts: str, by: str = " ") -> Sentence:
    """Several sentences as one text; empty ones are left out."""
    given = {f"part{number}": part for number, part in enumerate(part for part in parts if part)}
    return said(by.join(f"{{{name}}}" for name in given), **given)


def listed(parts: Iterable[str]) -> Sentence:
    """Names or words, with commas between."""
    return joined(*parts, by=", ")


NOUNS: Mapping[str, Sentence] = {
    "applicant": said("applicant"),
    "contact": said("contact"),
    "company": said("company"),
    "comment": said("comment"),
}


def noun(kind: str) -> str:
    """What people call a kind of record."""
    return NOUNS.get(kind, kind)


_MONTHS = (
    said("Jan"), said("Feb"), said("Mar"), said("Apr"), said("May"), said("Jun"),
    said("Jul"), said("Aug"), said("Sep"), said("Oct"), said("Nov"), said("Dec"),
)  # fmt: skip


def on_day(day: date) -> Sentence:
    """A day with the name of its month: 3 May 2026."""
    return said("{day} {month} {year}", day=day.day, month=_MONTHS[day.month - 1], year=day.year)


def to_data(content: Any) -> Any:
    """JSON in which sentences keep what they were made of; `from_data` makes them whole again."""
    if isinstance(content, Sentence):
        return {"said": content.template, "values": to_data(content.values)}
    if isinstance(content, Mapping):
        return {key: to_data(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [to_data(value) for value in content]
    return content


def from_data(content: Any) -> Any:
    """What `to_data` was given; text that was stored as mere text stays so."""
    if isinstance(content, Mapping):
        if content.keys() == {"said", "values"}:
            return said(content["said"], **from_data(content["values"]))
        return {key: from_data(value) for key, value in content.items()}
    if isinstance(content, list):
        return [from_data(value) for value in content]
    return content
