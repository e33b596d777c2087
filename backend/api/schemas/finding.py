"""Addresses and numbers from the connected finder."""

from __future__ import annotations

from marshmallow import fields

from backend.api.parsing import Strict
from backend.api.schemas.answers import Out
from backend.api.schemas.profile import ProfileIn
from backend.api.values import Choice


class FinderIn(Strict):
    profile = fields.Nested(ProfileIn, required=True)


class FoundOut(Out):
    kind = Choice("email", "phone")
    value = fields.String()
    source = fields.String(metadata={"description": "Where the service has it from, in its words."})
    confidence = fields.Float(allow_none=True, metadata={"description": "0 to 1; null when the service doesn't say."})


class FinderOut(Out):
    found = fields.List(fields.Nested(FoundOut))
