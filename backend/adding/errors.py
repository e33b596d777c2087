from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from backend.adding.draft import Plan
from backend.errors import Conflict, FieldProblem, InvalidInput, NotFound
from backend.sentences import listed, said


class IncompleteAdd(InvalidInput):
    """Fields are missing, wrong or unknown; each is named, nothing was written."""

    code = "incomplete"
    title = said("Some fields need attention")

    def __init__(self, plan: Plan) -> None:
        missing = [FieldProblem(m["record"], m["field"], m["reason"], "missing") for m in plan.missing]
        fields = [*missing, *plan.problems]
        names = listed(m["label"] for m in plan.missing)
        text = said("Still missing: {fields}.", fields=names) if names else fields[0].reason
        super().__init__(text, hint=said("Fill in the highlighted fields and add again."), fields=fields)


class ChangedMeanwhile(Conflict):
    """The plan would be another one than the user saw; nothing was written."""

    code = "changed_meanwhile"

    def __init__(self, plan: Mapping[str, Any]) -> None:
        super().__init__(
            said("What would be written has changed since the preview; nothing was written."),
            hint=said("Look at the new preview and add again."),
        )
        self.plan = plan

    def problem(self) -> dict[str, Any]:
        return {**super().problem(), "plan": dict(self.plan), "add": None}


class TwinRunning(Conflict):
    """The same add is being worked on at this moment."""

    code = "twin_running"
    title = said("This add is running already")

    def __init__(self, add_id: str) -> None:
        super().__init__(said("The same add is running already."), hint=said("Wait for it; it is not written twice."))
        self.watch = f"/api/v1/adds/{add_id}"

    def problem(self) -> dict[str, Any]:
        return {**super().problem(), "watch": self.watch}


class KeyReused(InvalidInput):
    code = "key_reused"
    title = said("This Idempotency-Key belongs to another add")

    def __init__(self) -> None:
        super().__init__(
            said("This Idempotency-Key was used for another add."), hint=said("Send each add with a key of its own.")
        )


class NothingToUndo(Conflict):
    code = "nothing_to_undo"
    title = said("There is nothing to undo")

    def __init__(self) -> None:
        super().__init__(said("This add wrote nothing to itris, so there is nothing to take back."))


class NoSuchAdd(NotFound):
    code = "no_such_add"

    def __init__(self) -> None:
        super().__init__(said("There is no such add."))
