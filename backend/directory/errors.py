from __future__ import annotations

from backend.errors import InvalidInput, NotFound


class BadExport(InvalidInput):
    """A file that can't be taken in; the message names the line or the columns."""

    code = "bad_export"
    title = "This export can't be read"


class NothingLearned(NotFound):
    """A learned company that was revoked meanwhile."""

    def __init__(self) -> None:
        super().__init__("This choice is revoked already.", hint="Look at the list again.")
