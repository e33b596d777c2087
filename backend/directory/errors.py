from __future__ import annotations

from backend.errors import InvalidInput


class BadExport(InvalidInput):
    """A file that can't be taken in; the message names the line or the columns."""

    code = "bad_export"
    title = "This export can't be read"
