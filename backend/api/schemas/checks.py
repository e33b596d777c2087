"""Checks: 1..100 profiles in, verdicts out."""

from __future__ import annotations

from marshmallow import fields

from backend.api.parsing import Strict
from backend.api.schemas.answers import CompanyMatchOut, Out, PersonMatchOut
from backend.api.schemas.profile import ProfileIn
from backend.api.values import Choice, Count, Id, Line, ListOf

MOST_PROFILES = 100


class ChecksIn(Strict):
    profiles = ListOf(fields.Nested(ProfileIn), MOST_PROFILES, least=1, required=True)


class SearchIn(Strict):
    query = Line(300, needed=True)
    limit = Count(100, load_default=20, metadata={"description": "How many at most."})


class CheckedProfileOut(Out):
    public_id = fields.String(allow_none=True)
    full_name = fields.String()


class KnowledgeOut(Out):
    complete = fields.Boolean()
    age_s = fields.Float(allow_none=True)
    source = fields.String(allow_none=True)


class PersonVerdictOut(Out):
    verdict = Choice("existing", "name_mismatch", "new", "unchecked")
    applicant_id = Id(allow_none=True)
    contact_id = Id(allow_none=True)
    matches = fields.List(fields.Nested(PersonMatchOut))


class CompanyVerdictOut(Out):
    verdict = Choice("matched", "company_mismatch", "new_company", "none", "unchecked")
    company_id = Id(allow_none=True)
    matches = fields.List(fields.Nested(CompanyMatchOut))


class WarningOut(Out):
    kind = Choice("new_company", "company_mismatch", "name_mismatch", "off_limits", "archived", "stale")
    title = fields.String()
    text = fields.String()


class ProposalOut(Out):
    value = fields.Raw(allow_none=True)
    source = Choice("profile", "company", "default", "asked", "itris")
    confirm = fields.Boolean(metadata={"description": "True: counts only once it is sent back."})
    before = fields.Raw(allow_none=True, metadata={"description": "What itris holds now."})


class ProposalsOut(Out):
    applicant = fields.Dict(keys=fields.String(), values=fields.Nested(ProposalOut))
    contact = fields.Dict(keys=fields.String(), values=fields.Nested(ProposalOut))
    company = fields.Dict(keys=fields.String(), values=fields.Nested(ProposalOut))


class ChangeOut(Out):
    """What is different on the page from what itris holds, in substance and not only in spelling."""

    field = Choice("job_title", "company", "location")
    label = fields.String()
    ours = fields.String(metadata={"description": "What itris holds."})
    theirs = fields.String(metadata={"description": "What the page shows."})
    records = fields.List(Choice("applicant", "contact"))


class CheckOut(Out):
    profile = fields.Nested(CheckedProfileOut)
    knowledge = fields.Nested(KnowledgeOut)
    person = fields.Nested(PersonVerdictOut)
    company = fields.Nested(CompanyVerdictOut)
    warnings = fields.List(fields.Nested(WarningOut))
    changes = fields.List(fields.Nested(ChangeOut), metadata={"description": "Empty unless the person exists."})
    values = fields.Nested(ProposalsOut)


class ChecksOut(Out):
    checks = fields.List(fields.Nested(CheckOut))
