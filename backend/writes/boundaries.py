"""Labelled points between the steps of a write. The crash tests kill the process at each of them."""

from __future__ import annotations

from collections.abc import Callable

LABELS = (
    "before_claim",
    "after_claim",
    "before_look",
    "after_look",
    "before_send",
    "after_send",
    "after_settle",
    "before_answer",
)

on_boundary: Callable[[str, str], None] | None = None
"""Set by a test; called with the label and "kind.verb" (empty outside one write)."""


def reached(label: str, write: str = "") -> None:
    if on_boundary is not None:
        on_boundary(label, write)
