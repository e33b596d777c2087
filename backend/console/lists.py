"""What itris offers to choose from, remembered for a few minutes so that a page isn't ten throttled calls."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, cast

from flask import current_app

from backend.console.door import here
from backend.errors import SidecarError
from backend.itris import Itris, ItrisUser, ListItem, connect

_KEY = "sidecar.console.lists"
KEEP_S = 300.0


def forget() -> None:
    """After the connection changed: its lists are another itris's."""
    current_app.extensions.pop(_KEY, None)


def choices(kinds: Iterable[str]) -> tuple[dict[str, list[ListItem]], str]:
    """List items by kind, and why some are missing (empty: none is)."""
    found: dict[str, list[ListItem]] = {}
    for kind in dict.fromkeys(kinds):
        items, why_not = _remembered(kind, lambda itris, kind=kind: itris.list_items(kind))  # type: ignore[misc]
        if why_not:
            return found, why_not
        found[kind] = cast(list[ListItem], items)
    return found, ""


def itris_users() -> tuple[list[ItrisUser], str]:
    """The users of itris, and why they can't be shown (empty: they are)."""
    people, why_not = _remembered("users", lambda itris: itris.users())
    return cast(list[ItrisUser], people), why_not


def _remembered(key: str, read: Callable[[Itris], Sequence[Any]]) -> tuple[Sequence[Any], str]:
    now = here().clock.monotonic()
    kept = current_app.extensions.setdefault(_KEY, {})
    if key in kept and now - kept[key][0] < KEEP_S:
        return kept[key][1], ""
    try:
        kept[key] = (now, read(connect(here())))
    except SidecarError as problem:
        return [], problem.message
    return kept[key][1], ""
