"""The team's answer that a person on LinkedIn is not a record of itris."""

from __future__ import annotations

from marshmallow import fields

from backend.api.parsing import Strict
from backend.api.schemas.answers import Out
from backend.api.schemas.profile import ProfileIn
from backend.api.values import Choice, Id


class UnlinkIn(Strict):
    profile = fields.Nested(ProfileIn, required=True)
    kind = Choice("applicant", "contact", required=True)
    record_id = Id(required=True)


class UnlinkOut(Out):
    id = fields.Integer()
