"""Writing: first what would be written, then writing exactly that."""
# flask-smorest has no types.
# mypy: disable-error-code="import-untyped,untyped-decorator"

from __future__ import annotations

import json
import re
from typing import Any

from flask import Response, request

from backend.adding import Answer, add, plan, state, undo
from backend.api import examples
from backend.api.gate import user_and_device, writer
from backend.api.languages import speak
from backend.api.parsing import ApiBlueprint
from backend.api.problems import MEDIA_TYPE
from backend.api.schemas.adds import AddIn, AddOut, AddProblemOut, PlanIn, PlanOut
from backend.context import Context
from backend.errors import BadRequest, FieldProblem, NotFound
from backend.sentences import said

_KEY = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": True,
    "description": "Made anew for each add and sent again with every retry of it. The same key never adds twice.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[\\x21-\\x7e]{1,255}$"},
    "example": "0f3b6d9c-2a5e-4871-9d0c-3b6a9f2e5d81",
}


def blueprint(context: Context) -> ApiBlueprint:
    part = ApiBlueprint("writing", "The writes an add would make, and the add itself.")
    _plans(part, context)
    _adds(part, context)
    _undo(part, context)
    return part


def _plans(part: ApiBlueprint, context: Context) -> None:
    @part.route("/plans", methods=["POST"])
    @part.arguments(PlanIn, example=examples.PLAN_REQUEST)
    @part.response(
        200, PlanOut, description="The ordered writes, exactly as they would be sent.", example=examples.PLAN
    )
    def plans(body: dict[str, Any]) -> Any:
        """What would be written?

        Fields that are missing or wrong are named in the answer; `ready` says whether an add can follow.
        """
        user, _ = user_and_device()
        return plan(context, user, body)


def _adds(part: ApiBlueprint, context: Context) -> None:
    @part.route("/adds", methods=["POST"])
    @part.doc(parameters=[_KEY])
    @part.arguments(AddIn, example=examples.ADD_REQUEST)
    @part.response(201, AddOut, description="Written, once.", example=examples.ADD)
    @part.alt_response(
        200, schema=AddOut, description="Already there, or only a preview: nothing was written.", success=True
    )
    @part.alt_response(202, schema=AddOut, description="Not settled yet; look again at `watch`.", success=True)
    @part.alt_response(
        409,
        schema=AddProblemOut,
        content_type=MEDIA_TYPE,
        description="Something changed since the plan was made (`plan` is the new one), or the same add is running.",
    )
    @part.alt_response(
        422, schema=AddProblemOut, content_type=MEDIA_TYPE, description="Fields are missing, wrong or unknown."
    )
    def adds(body: dict[str, Any]) -> Response:
        """Write what the plan says, exactly once."""
        user, device = writer()
        key = _idempotency_key()
        held_s = body.get("send_after", 0)
        return _as_response(
            add(context, user, device.id, key, body["request"], body["fingerprint"], send_after_s=held_s)
        )

    @part.route("/adds/<add_id>")
    @part.response(200, AddOut, description="How the add stands.", example=examples.ADD)
    def one_add(add_id: str) -> Response:
        """What became of an add?"""
        user, _ = user_and_device()
        return _as_response(state(context, user, _known_shape(add_id)))


def _undo(part: ApiBlueprint, context: Context) -> None:
    @part.route("/adds/<add_id>/undo", methods=["POST"])
    @part.doc(responses={"409": {"description": "It is still being written, or it wrote nothing."}})
    @part.response(200, AddOut, description="Cancelled, or put back as far as itris allows.", example=examples.UNDONE)
    @part.alt_response(202, schema=AddOut, description="itris is being put back; look again at `watch`.", success=True)
    def undo_add(add_id: str) -> Response:
        """Take an add back.

        While it is held, nothing was sent and nothing will be. Later, fields that were changed get their old values
        again where nobody has changed them since. itris has no delete: what was created stays, and the answer says so.
        """
        user, _ = writer()
        return _as_response(undo(context, user, _known_shape(add_id)))


def _known_shape(add_id: str) -> str:
    if not re.fullmatch(r"[0-9A-Za-z-]{1,64}", add_id):
        raise NotFound(said("There is no such add."))
    return add_id


def _as_response(answer: Answer) -> Response:
    """The content as it is, so that the same key gets the same bytes (in one language)."""
    body = json.dumps(speak(answer.content), ensure_ascii=False)
    return Response(body, status=answer.status, content_type=answer.media_type)


def _idempotency_key() -> str:
    key = request.headers.get("Idempotency-Key", "")
    if not re.fullmatch(r"[\x21-\x7e]{1,255}", key):
        kind: Any = "wrong" if key else "missing"
        reason = said("Send a header Idempotency-Key with 1 to 255 plain characters, made anew for each add.")
        raise BadRequest(reason, fields=[FieldProblem("headers", "Idempotency-Key", reason, kind)])
    return key
