"""The words of a comment. Pure; one function per kind of event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST_CHARACTERS = 4000
"""itris documents no limit; longer texts are cut here with a mark rather than refused there (assumed)."""
CUT = " … [cut]"


@dataclass(frozen=True)
class AddedComment:
    """What the comment of an add tells: who added whom, as what, from where."""

    user_name: str
    record_types: Sequence[str]
    updated: bool
    source_url: str | None
    headline: str | None
    note: str | None


def added(event: AddedComment) -> str:
    """The comment written on a record that an add created or updated."""
    what = " and ".join(event.record_types)
    doing = "Updated" if event.updated else "Added"
    lines = [f"{doing} from LinkedIn as {what} by {event.user_name} with Sidecar."]
    if event.source_url:
        lines.append(event.source_url)
    if event.headline:
        lines.append(event.headline)
    if event.note:
        lines += ["", event.note]
    text = "\n".join(lines)
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - len(CUT)] + CUT
