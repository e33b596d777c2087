"""People found by hand, and e-mail addresses they may have."""

from __future__ import annotations

from marshmallow import fields

from backend.api.parsing import Strict
from backend.api.schemas.answers import Out, PersonMatchOut
from backend.api.schemas.profile import ProfileIn
from backend.api.values import Id, ListOf


class PersonFoundOut(PersonMatchOut):
    """`profile` can be sent to /checks as if it came from a page; null for a record without a name."""

    profile = fields.Nested(ProfileIn, allow_none=True)


class PeopleOut(Out):
    people = ListOf(fields.Nested(PersonFoundOut), 100)


class SuggestionsIn(Strict):
    profile = fields.Nested(ProfileIn, required=True)
    company_id = Id(allow_none=True, metadata={"description": "Null: the company the check is sure of."})


class SuggestedEmailOut(Out):
    address = fields.String()
    pattern = fields.String(metadata={"example": "first.last"})
    domain = fields.String()
    matching = fields.Integer(metadata={"description": "People at the company whose address follows the pattern."})
    of = fields.Integer(metadata={"description": "People at the company with an address at this domain."})
    confidence = fields.Float(metadata={"description": "0 to 1."})
    evidence = fields.String(metadata={"description": "A sentence for people."})


class SuggestionsOut(Out):
    emails = fields.List(fields.Nested(SuggestedEmailOut))
