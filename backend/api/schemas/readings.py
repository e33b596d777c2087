"""Files and texts that a profile is read from."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, validates_schema

from backend.api.parsing import Strict
from backend.api.schemas.answers import Out
from backend.api.schemas.profile import ProfileIn
from backend.api.values import MISSING, Choice, Code, Paragraphs
from backend.sentences import said


class ReadingIn(Strict):
    """`content` with kind pdf, `text` with kind text."""

    kind = Choice("pdf", "text", required=True)
    content = Code(
        r"[A-Za-z0-9+/=\s]*", said("Send the file's bytes in base64."), metadata={"description": "A PDF in base64."}
    )
    text = Paragraphs(100_000)

    @validates_schema
    def _which(self, data: dict[str, Any], **_more: Any) -> None:
        field = "content" if data["kind"] == "pdf" else "text"
        if not data.get(field):
            raise ValidationError(MISSING, field)


class ReadProfileOut(Out):
    """`profile` can be sent to /checks as it is."""

    profile = fields.Nested(ProfileIn)
    found = fields.Dict(keys=fields.String(), values=fields.String())
    problems = fields.List(fields.String(), metadata={"description": "What could not be read, for people."})


CONDITIONS: dict[str, list[dict[str, Any]]] = {
    "ReadingIn": [
        {
            "properties": {"kind": {"const": "pdf"}, "content": {"type": "string", "minLength": 1}},
            "required": ["content"],
        },
        {"properties": {"kind": {"const": "text"}, "text": {"type": "string", "minLength": 1}}, "required": ["text"]},
    ]
}
