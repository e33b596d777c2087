"""What the API answers. These schemas document; the bodies come from the rooms as they are."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields

from backend.api.values import Choice, Id, ListOf


class Out(Schema):
    """Base of answers: every key is there unless `required=False` says otherwise."""

    class Meta:
        # Answers may gain keys in a later release; a caller must not fall over them.
        unknown = "include"

    def on_bind_field(self, field_name: str, field_obj: Any) -> None:  # noqa: ARG002
        if not field_obj.metadata.get("optional"):
            field_obj.required = True


def _text(**more: Any) -> fields.String:
    return fields.String(**more)


def _maybe(**more: Any) -> fields.String:
    return fields.String(allow_none=True, **more)


def _id(**more: Any) -> Id:
    return Id(allow_none=True, **more)


def _any(description: str) -> fields.Raw:
    return fields.Raw(allow_none=True, metadata={"description": description})


class FieldProblemOut(Out):
    record = _text(metadata={"description": "applicant, contact, company, or the part of the request."})
    field = _text()
    reason = _text(metadata={"description": "A sentence for people."})
    kind = Choice("missing", "wrong", "unknown")


class ProblemOut(Out):
    """RFC 9457."""

    type = _text()
    title = _text()
    status = fields.Integer()
    detail = _text(metadata={"description": "What happened, for people."})
    code = _text(metadata={"description": "Stable, for programs."})
    hint = _text(metadata={"description": "What to do, for people; may be empty."})
    fields_ = fields.List(fields.Nested(FieldProblemOut), data_key="fields", attribute="fields")


class HelloOut(Out):
    product = Choice("sidecar")
    api_versions = fields.List(fields.String())
    version = _text()
    paired = fields.Boolean(metadata={"description": "Whether the token that came along is valid."})
    set_up = fields.Boolean(metadata={"description": "Whether there is a first admin yet."})


class UserOut(Out):
    id = Id()
    name = _text()
    role = Choice("admin", "consultant", "viewer")


class DeviceOut(Out):
    id = Id()
    name = _text()


class PairingOut(Out):
    pairing_id = _text()
    secret = _text(metadata={"description": "Shown once; asks for the outcome."})
    phrase = _text(metadata={"description": "Four words that console and panel both show."})
    expires_at = fields.DateTime()


class PairingStateOut(Out):
    state = Choice("waiting", "approved", "refused", "expired")
    token = _maybe(metadata={"description": "Handed out with the first approved answer, never again."})
    device = fields.Nested(DeviceOut, allow_none=True)
    user = fields.Nested(UserOut, allow_none=True)


class ItrisOut(Out):
    connected = fields.Boolean()
    sandbox = fields.Boolean()
    mode = Choice("direct", "propose", "preview_only")
    database_url = _maybe()
    message = _maybe()


class ReadingOut(Out):
    done = fields.Integer()
    total = fields.Integer(allow_none=True)


class DirectoryOut(Out):
    complete = fields.Boolean()
    people = fields.Integer()
    companies = fields.Integer()
    read_at = _maybe()
    age_s = fields.Float(allow_none=True)
    reading = fields.Nested(ReadingOut, allow_none=True)


class SettingsOut(Out):
    record_type = Choice("applicant", "contact")
    never_merge = fields.Boolean()
    finder = fields.Boolean(metadata={"description": "Whether a finder is connected."})


class MeOut(Out):
    user = fields.Nested(UserOut)
    device = fields.Nested(DeviceOut)
    itris = fields.Nested(ItrisOut)
    directory = fields.Nested(DirectoryOut)
    settings = fields.Nested(SettingsOut)


class ListItemOut(Out):
    id = Id()
    name = _text()


class FieldOut(Out):
    key = _text()
    label = _text()
    type = Choice("text", "long_text", "list_item", "emails", "phones", "url", "urls", "company", "boolean")
    max_length = fields.Integer(allow_none=True)
    choices = fields.List(fields.Nested(ListItemOut))
    shown = fields.Boolean()
    mandatory = fields.Boolean()
    update = Choice("always", "if_blank", "ask")
    default = _any("A value of the field's type.")
    source = Choice("profile", "company", "default", "asked")
    help = _text()


class FieldsOfRecordsOut(Out):
    applicant = fields.List(fields.Nested(FieldOut))
    contact = fields.List(fields.Nested(FieldOut))
    company = fields.List(fields.Nested(FieldOut))


class FieldsOut(Out):
    records = fields.Nested(FieldsOfRecordsOut)


class EvidenceOut(Out):
    field = _text()
    ours = _any("The value in itris.")
    theirs = _any("The value on the page.")
    rule = _text()
    reason = _text(metadata={"description": "A sentence for people."})


class LinksOut(Out):
    applicant = _maybe()
    contact = _maybe()


class PersonMatchOut(Out):
    applicant_id = _id()
    contact_id = _id()
    full_name = _text()
    job_title = _maybe()
    company_id = _id()
    company_name = _maybe()
    location = _maybe()
    off_limits = fields.Boolean()
    archived = fields.Boolean()
    links = fields.Nested(LinksOut)
    evidence = fields.List(fields.Nested(EvidenceOut))
    score = fields.Float()
    would_change = _maybe()


class CompanyMatchOut(Out):
    company_id = Id()
    name = _text()
    known_as = _maybe()
    subtitle = _text()
    off_limits = fields.Boolean()
    archived = fields.Boolean()
    link = _maybe()
    evidence = fields.List(fields.Nested(EvidenceOut))
    score = fields.Float()
    would_change = _maybe()


class CompaniesOut(Out):
    companies = ListOf(fields.Nested(CompanyMatchOut), 100)
