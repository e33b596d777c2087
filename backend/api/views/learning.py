"""Learning: what the team says about people and records."""
# flask-smorest has no types.
# mypy: disable-error-code="import-untyped,untyped-decorator"

from __future__ import annotations

from typing import Any

from backend import directory
from backend.api import examples
from backend.api.gate import writer
from backend.api.parsing import ApiBlueprint
from backend.api.schemas.unlinks import UnlinkIn, UnlinkOut
from backend.api.values import LARGEST_ID
from backend.audit import Actor
from backend.context import Context
from backend.directory import NothingUnlinked
from backend.profile import from_json


def blueprint(context: Context) -> ApiBlueprint:
    part = ApiBlueprint("learning", "What the team says: this person is not that record.")

    @part.route("/unlinks", methods=["POST"])
    @part.arguments(UnlinkIn, example=examples.UNLINK)
    @part.response(201, UnlinkOut, description="Learned; said again, it has the same id.", example={"id": 1})
    def unlinks(body: dict[str, Any]) -> Any:
        """Say that this person is not that record.

        From then on the record is never taken for this person, and checks show why.
        """
        user, _ = writer()
        query = directory.person_query_of(from_json(body["profile"]))
        return {"id": directory.unlink(context, user.id, query, body["kind"], body["record_id"])}

    @part.route("/unlinks/<int:unlink_id>", methods=["DELETE"])
    @part.response(204, description="The two are compared again.")
    def unlink(unlink_id: int) -> None:
        """Take it back."""
        user, _ = writer()
        if unlink_id > LARGEST_ID:
            raise NothingUnlinked()
        directory.take_unlink_back(context, Actor(f"user:{user.id}"), unlink_id)

    return part
