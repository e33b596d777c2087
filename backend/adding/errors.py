from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from backend.adding.draft import Plan
from backend.errors import Conflict, FieldProblem, InvalidInput, NotFound


class IncompleteAdd(InvalidInput):
    """Fields are missing, wrong or unknown; each is named, nothing was written."""

    code = "incomplete"
    title = "Some fields need attention"

    def __init__(self, plan: Plan) -> None:
        missing = [FieldProblem(m["record"], m["field"], m["reason"], "missing") for m in plan.missing]
        fields = [*missing, *plan.problems]
        names = ", ".join(m["label"] for m in plan.missing)
        text = f"Still missing: {names}." if names else fields[0].reason
        super().__init__(text, hint="Fill in the highlighted fields and add again.", fields=fields)


class ChangedMeanwhile(Conflict):
    """The plan would be another one than the user saw; nothing was written."""

    code = "changed_meanwhile"

    def __init__(self, plan: Mapping[str, Any]) -> None:
        super().__init__(
            "What would be written has changed since the preview; nothing was written.",
            hint="Look at the new preview and add again.",
        )
        self.plan = plan

    def problem(self) -> dict[str, Any]:
        return {**super().problem(), "plan": dict(self.plan), "add": None}


class TwinRunning(Conflict):
    """The same add is being worked on at this moment."""

    code = "twin_running"
    title = "This add is running already"

    def __init__(self, add_id: str) -> None:
        super().__init__("The same add is running already.", hint="Wait for it; it is not written twice.")
        self.watch = f"/api/v1/adds/{add_id}"

    def problem(self) -> dict[str, Any]:
        return {**super().problem(), "watch": self.watch}


class KeyReused(InvalidInput):
    code = "key_reused"
    title = "This Idempotency-Key belongs to another add"

    def __init__(self) -> None:
        super().__init__("This Idempotency-Key was used for another add.", hint="Send each add with a key of its own.")


class NothingToUndo(Conflict):
    code = "nothing_to_undo"
    title = "There is nothing to undo"

    def __init__(self) -> None:
        super().__init__("This add wrote nothing to itris, so there is nothing to take back.")


class NoSuchAdd(NotFound):
    code = "no_such_add"

    def __init__(self) -> None:
        super().__init__("There is no such add.")
