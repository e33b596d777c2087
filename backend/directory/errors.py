from __future__ import annotations

from backend.errors import FieldProblem, InvalidInput, NotFound
from backend.sentences import noun, said


class BadExport(InvalidInput):
    """A file that can't be taken in; the message names the line or the columns."""

    code = "bad_export"
    title = "This export can't be read"


class NothingLearned(NotFound):
    """A learned company that was revoked meanwhile."""

    def __init__(self) -> None:
        super().__init__(said("This choice is revoked already."), hint=said("Look at the list again."))


class NothingUnlinked(NotFound):
    """An unlink that was taken back meanwhile."""

    code = "no_such_unlink"

    def __init__(self) -> None:
        super().__init__(said("This is taken back already."), hint=said("Look at the list again."))


class RecordNotHeld(InvalidInput):
    """A record the directory doesn't have."""

    code = "no_such_record"

    def __init__(self, kind: str, record_id: int) -> None:
        reason = said("Sidecar knows no {kind} {id}.", kind=noun(kind), id=record_id)
        super().__init__(
            reason,
            hint=said("Check the person again and choose one of the records shown."),
            fields=[FieldProblem("request", "record_id", reason)],
        )
