from __future__ import annotations

from backend.errors import FieldProblem, InvalidInput, TooLarge
from backend.sentences import said


class UnreadableFile(InvalidInput):
    """A file or text that no profile can be read from; the message says why, the hint what to do."""

    code = "unreadable"
    title = said("No profile could be read from this")

    def __init__(self, message: str, hint: str, field: str = "content") -> None:
        super().__init__(message, hint=hint, fields=[FieldProblem("request", field, message)])


class FileTooLarge(TooLarge):
    code = "file_too_large"
    title = said("This file is too large")
