"""The fields of applicant, contact and company: what there is, what is demanded, what to fill in, what would change.

Pure rules: no web, no database, no clock.
"""

from backend.fields.catalogue import (
    CATALOGUE,
    LIST_KINDS,
    RECORD_KINDS,
    UPDATES,
    Field,
    FieldType,
    RecordKind,
    Source,
    Update,
)
from backend.fields.changes import Change, Changes, Unchanged, compare
from backend.fields.describe import as_json, display
from backend.fields.settings import FieldSetting, Schema, effective, problems_of
from backend.fields.shapes import Choice, Choices, is_blank, same_key, union
from backend.fields.validate import Checked, check
from backend.fields.values import Proposal, chosen, propose

__all__ = [
    "CATALOGUE",
    "LIST_KINDS",
    "RECORD_KINDS",
    "UPDATES",
    "Change",
    "Changes",
    "Checked",
    "Choice",
    "Choices",
    "Field",
    "FieldSetting",
    "FieldType",
    "Proposal",
    "RecordKind",
    "Schema",
    "Source",
    "Unchanged",
    "Update",
    "as_json",
    "check",
    "chosen",
    "compare",
    "display",
    "effective",
    "is_blank",
    "problems_of",
    "propose",
    "same_key",
    "union",
]
