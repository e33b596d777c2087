from __future__ import annotations

import json

from backend.fields import as_json, display, effective
from tests.fields.items import CHOICES


def test_the_panel_gets_each_field_with_its_choices_and_no_archived_ones() -> None:
    described = as_json(effective(), CHOICES)
    contact_type = next(f for f in described["contact"] if f["key"] == "contact_type")
    assert contact_type["choices"] == [{"id": 1, "name": "Client"}, {"id": 2, "name": "Prospect"}]
    assert contact_type["mandatory"]
    assert json.dumps(described)


def test_values_are_shown_as_people_read_them() -> None:
    schema = effective()
    sector, emails = schema.field("company", "sector"), schema.field("company", "emails")
    assert sector is not None
    assert emails is not None
    assert display(sector, 11, CHOICES) == "Engineering"
    assert display(sector, 99, CHOICES) == "99"
    assert display(emails, ["a@x.example", "b@x.example"], CHOICES) == "a@x.example, b@x.example"
    assert display(emails, [], CHOICES) == ""
