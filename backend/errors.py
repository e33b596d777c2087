"""Every error that reaches a person, as one tree.

An error says what happened (`message`), which field it is about (`fields`) and what to do (`hint`). Doors turn it
into problem+json (RFC 9457) or a page; nothing else about it is shown, so secrets must not be put into one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Literal

from backend.sentences import said


@dataclass(frozen=True)
class FieldProblem:
    """One field that stops a request: `record` is applicant, contact, company or the name of the request part."""

    record: str
    field: str
    reason: str
    kind: Literal["missing", "wrong", "unknown"] = "wrong"


class SidecarError(Exception):
    """Base of the tree. `code` is stable for programs, `status` is the HTTP status a door answers with."""

    code: ClassVar[str] = "error"
    status: ClassVar[int] = 500
    title: ClassVar[str] = said("Something went wrong")

    def __init__(self, message: str, *, hint: str = "", fields: Sequence[FieldProblem] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.fields = tuple(fields)

    def problem(self) -> dict[str, Any]:
        """The body of a problem+json answer."""
        return {
            "type": f"urn:sidecar:problem:{self.code}",
            "title": self.title,
            "status": self.status,
            "detail": self.message,
            "code": self.code,
            "hint": self.hint,
            "fields": [asdict(field) for field in self.fields],
        }


class InvalidInput(SidecarError):
    code = "invalid_input"
    status = 422
    title: ClassVar[str] = said("Some fields need attention")


class BadRequest(SidecarError):
    code = "bad_request"
    status = 400
    title: ClassVar[str] = said("The request can't be read")


class TooLarge(SidecarError):
    code = "too_large"
    status = 413
    title: ClassVar[str] = said("The request is too large")


class NotSignedIn(SidecarError):
    code = "not_signed_in"
    status = 401
    title: ClassVar[str] = said("Not signed in")


class NotAllowed(SidecarError):
    code = "not_allowed"
    status = 403
    title: ClassVar[str] = said("Not allowed")


class NotFound(SidecarError):
    code = "not_found"
    status = 404
    title: ClassVar[str] = said("Not found")


class Conflict(SidecarError):
    code = "conflict"
    status = 409
    title: ClassVar[str] = said("Something changed meanwhile")


class Unavailable(SidecarError):
    code = "unavailable"
    status = 503
    title: ClassVar[str] = said("Not reachable right now")
