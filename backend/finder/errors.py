from __future__ import annotations

from backend.errors import Conflict, FieldProblem, InvalidInput, Unavailable
from backend.sentences import said

ADMIN = said("Ask the Sidecar admin to look at the finder in the console.")


class FinderOff(Conflict):
    code = "finder_off"
    title = said("No finder is connected")

    def __init__(self) -> None:
        super().__init__(said("No service that finds addresses is connected."), hint=ADMIN)


class FinderAway(Unavailable):
    """Nothing was found out, because the service did not answer as agreed."""

    code = "finder_away"
    title = said("The finder doesn't answer properly")


class FinderBusy(FinderAway):
    code = "finder_busy"
    title = said("The finder asks to wait")

    def __init__(self, retry_after: float) -> None:
        super().__init__(said("The finder has had enough questions for now."), hint=said("Try again a little later."))
        self.retry_after = retry_after


class WrongFinder(InvalidInput):
    code = "wrong_finder"
    title = "This finder can't be used"

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason, fields=[FieldProblem("finder", field, reason)])
