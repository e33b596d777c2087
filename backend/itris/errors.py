"""How a call to itris can end other than well. Each class says what is known about its effect.

Texts hold no value that was sent: they may be logged and shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from backend.errors import Conflict, FieldProblem, InvalidInput, NotFound, SidecarError, Unavailable
from backend.sentences import noun, said

ADMIN = said("Ask the Sidecar admin to look at the itris connection in the console.")


class NotConnected(Unavailable):
    """No itris is configured yet."""

    code = "itris_not_connected"
    title = said("itris isn't connected")

    def __init__(self) -> None:
        super().__init__(said("No itris is connected yet."), hint=ADMIN)


class NotReached(Unavailable):
    """Nothing left for itris, so nothing was done."""

    code = "itris_not_reached"
    title = said("itris can't be reached")


class NoUsableAnswer(NotReached):
    """Reading failed: too late, cut off, too large or not understood. Reading changes nothing, so nothing was done."""

    code = "itris_no_answer"
    title = said("itris didn't answer properly")


class TooLate(NoUsableAnswer):
    """Reading took longer than the timeout; asking again at once would only keep people waiting."""

    code = "itris_too_late"


class OutcomeUnknown(SidecarError):
    """A write may or may not have taken effect; look in itris before it is sent again."""

    code = "itris_outcome_unknown"
    status = 502
    title = said("It isn't known whether itris did it")


class Throttled(Unavailable):
    """Not done, because itris or our own throttle asks to wait `retry_after` seconds."""

    code = "itris_throttled"
    title = said("itris asks to wait")

    def __init__(self, message: str, *, retry_after: float, hint: str = "") -> None:
        super().__init__(message, hint=hint or said("It will be tried again when there is room."))
        self.retry_after = retry_after


class SignInRefused(Unavailable):
    """itris refuses our user name and password, also after signing in again. Not done."""

    code = "itris_sign_in_refused"
    title = said("itris refuses the sign-in")


class RecordNotFound(NotFound):
    """There is no such record any more: deleted or merged into another. Match again, never create again."""

    code = "itris_record_not_found"
    title = said("The record is not in itris")

    def __init__(self, kind: str, record_id: int) -> None:
        super().__init__(
            said("There is no {kind} {id} in itris.", kind=noun(kind), id=record_id),
            hint=said("It may have been deleted or merged into another record."),
        )
        self.kind = kind
        self.record_id = record_id


class ItrisRefused(SidecarError):
    """itris said no, and nothing was done. `reasons`: what is wrong by our own name of the field."""

    code = "itris_refused"
    status = 422
    title = said("itris refuses this")

    def __init__(
        self, status: int, message: str, *, record: str = "", reasons: Mapping[str, str] | None = None, hint: str = ""
    ) -> None:
        self.reasons = dict(reasons or {})
        super().__init__(
            message, hint=hint, fields=[FieldProblem(record, field, text) for field, text in self.reasons.items()]
        )
        self.itris_status = status


class FieldNotMapped(InvalidInput):
    """A field that the API map has no place for, or that itris alone sets. Nothing was sent."""

    code = "field_not_mapped"
    title = said("A field has no place in itris")

    def __init__(self, kind: str, keys: Sequence[str]) -> None:
        super().__init__(
            said("The API map has no field of {kind} for {keys}.", kind=noun(kind), keys=", ".join(keys)),
            hint=said("Take the field out of the mapping, or tell Sidecar in the API map what itris calls it."),
            fields=[FieldProblem(kind, key, said("The API map has no such field."), "unknown") for key in keys],
        )


class PreviewOnly(Conflict):
    """A write that isn't verified for this itris. Nothing was sent."""

    code = "preview_only"
    title = said("This itris is for preview only")

    def __init__(self, operation: str, unverified: Sequence[str]) -> None:
        super().__init__(
            said("{operation} isn't verified for this itris, so nothing was written.", operation=operation),
            hint=said("Not verified in the API map: {entries}. Run `sidecar doctor`.", entries=", ".join(unverified)),
        )
        self.unverified = tuple(unverified)
