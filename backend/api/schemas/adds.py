"""Plans and adds."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, validates_schema

from backend.api.parsing import Strict
from backend.api.schemas.answers import FieldProblemOut, Out, ProblemOut
from backend.api.schemas.checks import WarningOut
from backend.api.schemas.profile import ProfileIn
from backend.api.values import MISSING, Choice, Code, Id, ListOf, Paragraphs, Seconds, Values
from backend.sentences import said

_KEY = r"[a-z][a-z0-9_]{0,49}"


class PersonChoiceIn(Strict):
    """`create` a new person, or take an `existing` one by one or both record ids."""

    choice = Choice("create", "existing", required=True)
    applicant_id = Id(allow_none=True)
    contact_id = Id(allow_none=True)

    @validates_schema
    def _which(self, data: dict[str, Any], **_more: Any) -> None:
        if data["choice"] == "existing" and not (data.get("applicant_id") or data.get("contact_id")):
            raise ValidationError(MISSING, "applicant_id")


class CompanyChoiceIn(Strict):
    choice = Choice("existing", "create", "none", required=True)
    company_id = Id(allow_none=True)

    @validates_schema
    def _which(self, data: dict[str, Any], **_more: Any) -> None:
        if data["choice"] == "existing" and not data.get("company_id"):
            raise ValidationError(MISSING, "company_id")


class ValuesIn(Strict):
    """What the user sees in the fields of GET /fields. A key left out takes what was proposed; null clears it.

    The plan names keys that are no field.
    """

    applicant = Values()
    contact = Values()
    company = Values()


class DecidedIn(Strict):
    """Fields in which the user chose to replace what itris holds."""

    applicant = ListOf(Code(_KEY, said("This is no name of a field.")), 50)
    contact = ListOf(Code(_KEY, said("This is no name of a field.")), 50)
    company = ListOf(Code(_KEY, said("This is no name of a field.")), 50)


class PlanIn(Strict):
    profile = fields.Nested(ProfileIn, required=True)
    record_types = ListOf(Choice("applicant", "contact"), 2, least=1, required=True)
    person = fields.Nested(PersonChoiceIn, required=True)
    company = fields.Nested(CompanyChoiceIn, required=True)
    fields_ = fields.Nested(ValuesIn, data_key="fields", attribute="fields")
    decided = fields.Nested(DecidedIn)
    note = Paragraphs(4_000)


class AddIn(Strict):
    request = fields.Nested(PlanIn, required=True)
    fingerprint = Code(r"[\x21-\x7e]{1,200}", said("Take the fingerprint from the plan as it is."), required=True)
    send_after = Seconds(60, metadata={"description": "Seconds in which nothing is sent, so that undo cancels it."})


# A choice needs the id it is about; marshmallow can't say that in the document by itself.
CONDITIONS: dict[str, list[dict[str, Any]]] = {
    "PersonChoiceIn": [
        {"properties": {"choice": {"const": "create"}}},
        {"properties": {"applicant_id": {"type": "integer"}}, "required": ["applicant_id"]},
        {"properties": {"contact_id": {"type": "integer"}}, "required": ["contact_id"]},
    ],
    "CompanyChoiceIn": [
        {"properties": {"choice": {"enum": ["create", "none"]}}},
        {"properties": {"company_id": {"type": "integer"}}, "required": ["company_id"]},
    ],
}


class MissingOut(Out):
    record = fields.String()
    field = fields.String()
    label = fields.String()
    reason = fields.String(metadata={"description": "A sentence for people."})


class WrittenFieldOut(Out):
    key = fields.String()
    label = fields.String()
    before = fields.Raw(allow_none=True)
    after = fields.Raw(allow_none=True)
    display = fields.String()


class WriteOut(Out):
    step = fields.Integer()
    kind = Choice("company", "applicant", "contact", "comment")
    verb = Choice("create", "update", "propose", "comment")
    record_id = Id(allow_none=True)
    title = fields.String(metadata={"description": "A line for people, such as Create company Northwind Ltd."})
    fields_ = fields.List(fields.Nested(WrittenFieldOut), data_key="fields", attribute="fields")
    text = fields.String(allow_none=True, metadata={"optional": True})
    category = fields.Raw(allow_none=True, metadata={"optional": True})


class PlanOut(Out):
    fingerprint = fields.String()
    ready = fields.Boolean()
    mode = Choice("direct", "propose", "preview_only")
    missing = fields.List(fields.Nested(MissingOut))
    problems = fields.List(fields.Nested(FieldProblemOut))
    warnings = fields.List(fields.Nested(WarningOut))
    writes = fields.List(fields.Nested(WriteOut))


class UndoOut(Out):
    """What became of one write after an undo."""

    state = Choice("reverted", "kept", "cancelled", "working")
    reason = fields.String(metadata={"description": "A sentence for people."})


class ReceiptOut(Out):
    kind = Choice("company", "applicant", "contact", "comment")
    verb = fields.String()
    state = Choice("claimed", "sent", "done", "refused", "unknown")
    outcome = fields.String(
        allow_none=True,
        metadata={"description": "created, updated, already_there, proposed, not_needed or cancelled."},
    )
    record_id = Id(allow_none=True)
    link = fields.String(allow_none=True, metadata={"description": "An itris: address that opens the record."})
    message = fields.String(allow_none=True)
    needs_person = fields.Boolean()
    fields_ = fields.List(fields.Nested(FieldProblemOut), data_key="fields", attribute="fields")
    undo = fields.Nested(UndoOut, allow_none=True)


class AddOut(Out):
    id = fields.String()
    state = Choice(
        "working", "waiting", "held", "done", "already_there", "refused", "unknown", "proposed", "preview_only",
        "undone",
    )  # fmt: skip
    written = fields.Boolean()
    watch = fields.String()
    message = fields.String()
    held_until = fields.String(allow_none=True, metadata={"description": "ISO 8601; null unless it is held."})
    receipt = fields.List(fields.Nested(ReceiptOut))


class AddProblemOut(ProblemOut):
    """A problem that says how the add stands, and what would be written now."""

    add = fields.Nested(AddOut, allow_none=True, metadata={"optional": True})
    plan = fields.Nested(PlanOut, allow_none=True, metadata={"optional": True})
    watch = fields.String(allow_none=True, metadata={"optional": True})
