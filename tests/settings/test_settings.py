"""What an admin can choose."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from backend import audit, settings
from backend.context import Context
from backend.errors import InvalidInput
from backend.fields.catalogue import RECORD_KINDS
from backend.fields.settings import FieldSetting
from backend.settings.choices import from_stored

ADMIN = audit.Actor("user:1")


def audited(context: Context) -> list[tuple[str, str, str, dict[str, Any]]]:
    with context.database.read() as session:
        return [(entry.actor, entry.action, entry.subject, entry.details) for entry in audit.entries(session)]


def test_shipped_choices_are_careful(context: Context) -> None:
    shipped = settings.current(context)
    assert not shipped.never_merge
    assert shipped.subtitle_fields == ("town", "sector", "status")
    assert shipped.record_type == "applicant"
    assert shipped.stale_after == timedelta(days=7)
    # No category is chosen yet, so an add has to ask for one: a comment is wanted but has no place.
    assert shipped.comment_category("added") is None
    assert shipped.comment_wanted("added")


def test_a_change_is_kept_and_audited_without_its_value(context: Context) -> None:
    changed = settings.change(context, ADMIN, {"comment_categories": {"added": 7}, "record_type": "contact"})
    assert changed == settings.current(context)
    assert changed.comment_category("added") == 7
    assert sorted(audited(context)) == [
        ("user:1", "setting_changed", "comment_categories", {}),
        ("user:1", "setting_changed", "record_type", {}),
    ]


def test_choosing_the_same_again_is_no_change(context: Context) -> None:
    for _ in range(2):
        settings.change(context, ADMIN, {"never_merge": True})
    assert len(audited(context)) == 1


def test_no_comment_can_be_chosen(context: Context) -> None:
    changed = settings.change(context, ADMIN, {"comment_categories": {"added": None}})
    assert not changed.comment_wanted("added")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("never_merge", "yes"),
        ("never_merge", 1),
        ("subtitle_fields", ["town", "salary"]),
        ("subtitle_fields", "town"),
        ("record_type", "company"),
        ("stale_after_hours", 0),
        ("stale_after_hours", True),
        ("stale_after_hours", 8761),
        ("comment_categories", {"added": 0}),
        ("comment_categories", {"added": "7"}),
        ("comment_categories", {"flown": 7}),
        ("fields", ()),
        ("colour", "red"),
    ],
)
def test_what_can_not_be_chosen_is_named_and_nothing_changes(context: Context, key: str, value: Any) -> None:
    with pytest.raises(InvalidInput) as refused:
        settings.change(context, ADMIN, {"record_type": "contact", key: value})
    assert refused.value.fields[0].field == key
    assert settings.current(context).record_type == "applicant"
    assert audited(context) == []


def test_subtitle_fields_keep_their_order(context: Context) -> None:
    changed = settings.change(context, ADMIN, {"subtitle_fields": ["status", "town", "status"]})
    assert changed.subtitle_fields == ("status", "town")


def test_field_choices_lie_over_the_catalogue(context: Context) -> None:
    changed = settings.change_fields(
        context, ADMIN, [FieldSetting("applicant", "job_title", shown=True, mandatory=True, update="ask")]
    )
    field = changed.schema.field("applicant", "job_title")
    assert field is not None
    assert (field.shown, field.mandatory, field.update) == (True, True, "ask")
    assert audited(context) == [("user:1", "setting_changed", "fields.applicant", {"fields": ["job_title"]})]


def test_a_later_choice_leaves_the_other_fields_alone(context: Context) -> None:
    settings.change_fields(context, ADMIN, [FieldSetting("contact", "town", default="Leeds")])
    changed = settings.change_fields(context, ADMIN, [FieldSetting("contact", "job_title", mandatory=True)])
    town = changed.schema.field("contact", "town")
    assert town is not None
    assert town.default == "Leeds"


@pytest.mark.parametrize(
    "choice",
    [
        FieldSetting("contact", "contact_type", mandatory=False),
        FieldSetting("contact", "address", mandatory=False),
        FieldSetting("company", "sector", shown=False),
        FieldSetting("company", "name", mandatory=False),
        FieldSetting("applicant", "shoe_size", shown=True),
        FieldSetting("applicant", "emails", default="everybody@agency.example"),
    ],
)
def test_what_itris_demands_can_not_be_switched_off(context: Context, choice: FieldSetting) -> None:
    with pytest.raises(InvalidInput) as refused:
        settings.change_fields(context, ADMIN, [FieldSetting("applicant", "job_title", mandatory=True), choice])
    assert [(problem.record, problem.field) for problem in refused.value.fields] == [(choice.record, choice.key)]
    assert settings.current(context).fields == ()


def test_what_an_older_release_left_behind_is_passed_over() -> None:
    stored = {
        "never_merge": "perhaps",
        "gone": 1,
        "record_type": "contact",
        "fields.contact": {"shoe_size": {"shown": True}},
    }
    left = from_stored(stored)
    assert (left.never_merge, left.record_type, left.fields) == (False, "contact", ())
    assert set(left.schema.records) == set(RECORD_KINDS)
