"""An admin's choices lie over the catalogue, but never break a rule of itris's own forms."""

from __future__ import annotations

import pytest

from backend.fields import CATALOGUE, RECORD_KINDS, FieldSetting, effective, problems_of
from tests.fields.items import CHOICES

DOCUMENTED = {
    "applicant": {"first_name", "last_name"},
    "contact": {"first_name", "last_name", "contact_type", "company_id", "address"},
    "company": {"name", "address", "sector"},
}


@pytest.mark.parametrize("record", RECORD_KINDS)
def test_what_ships_satisfies_the_forms_of_itris(record: str) -> None:
    fields = effective().of(record)  # type: ignore[arg-type]
    assert {field.key for field in fields if field.mandatory} == DOCUMENTED[record]
    assert all(field.shown for field in fields if field.mandatory)


@pytest.mark.parametrize("record", RECORD_KINDS)
def test_everything_is_filled_only_if_blank_as_shipped(record: str) -> None:
    assert {field.update for field in CATALOGUE[record]} == {"if_blank"}  # type: ignore[index]


def test_an_admin_hides_demands_and_presets() -> None:
    schema = effective(
        [
            FieldSetting("applicant", "phones", shown=False),
            FieldSetting("applicant", "job_title", mandatory=True, update="always"),
            FieldSetting("contact", "contact_type", default=1),
        ]
    )
    job_title = schema.field("applicant", "job_title")
    assert not schema.field("applicant", "phones").shown  # type: ignore[union-attr]
    assert (job_title.mandatory, job_title.update) == (True, "always")  # type: ignore[union-attr]
    assert schema.field("contact", "contact_type").default == 1  # type: ignore[union-attr]
    assert schema.field("contact", "phones").shown, "the other record kinds stay as they were"  # type: ignore[union-attr]


def test_a_mandatory_field_can_not_be_hidden() -> None:
    field = effective([FieldSetting("applicant", "town", shown=False, mandatory=True)]).field("applicant", "town")
    assert field is not None
    assert field.shown


def test_choices_that_break_a_documented_rule_have_no_effect_and_are_told() -> None:
    setting = FieldSetting("company", "sector", shown=False, mandatory=False)
    sector = effective([setting]).field("company", "sector")
    assert sector is not None
    assert (sector.shown, sector.mandatory) == (True, True)
    assert len(problems_of(setting)) == 2


def test_a_setting_of_a_field_that_is_gone_is_passed_over() -> None:
    assert effective([FieldSetting("applicant", "fax", shown=True)]) == effective()
    assert problems_of(FieldSetting("applicant", "fax"))[0].kind == "unknown"


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        (FieldSetting("applicant", "first_name", default="Jane"), "can't have a default"),
        (FieldSetting("contact", "contact_type", default=3), "archived"),
        (FieldSetting("contact", "contact_type", default=99), "not in itris any more"),
        (FieldSetting("contact", "contact_type", default="Client"), "one of the choices"),
        (FieldSetting("contact", "country", default="x" * 101), "at most 100"),
        (FieldSetting("contact", "country", update="never"), "Choose always"),  # type: ignore[arg-type]
    ],
)
def test_the_admin_is_told_why_a_choice_is_impossible(setting: FieldSetting, words: str) -> None:
    assert words in problems_of(setting, CHOICES)[0].reason


def test_a_good_default_raises_no_question() -> None:
    assert problems_of(FieldSetting("contact", "contact_type", default=1, shown=True, mandatory=True), CHOICES) == []
    assert problems_of(FieldSetting("contact", "address", default="Unknown"), CHOICES) == []
