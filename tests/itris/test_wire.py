"""Our words to itris's and back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.itris import FieldNotMapped, api_map
from backend.itris.api_map import ApiMap, MapChange
from backend.itris.links import record_link
from backend.itris.wire import from_wire, key_of, laid_over, read_time, to_wire, wire_time

SHIPPED = api_map.load()
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20)


def changed(path: str, **values: Any) -> ApiMap:
    return api_map.load([MapChange(path, values, verified=False)])


@given(
    record=st.fixed_dictionaries(
        {},
        optional={
            "first_name": TEXTS,
            "emails": st.lists(TEXTS, max_size=3),
            "company_id": st.integers(1, 10**9),
            "off_limits": st.booleans(),
            "summary": TEXTS,
        },
    )
)
def test_what_goes_out_comes_back(record: dict[str, Any]) -> None:
    assert from_wire(SHIPPED, "applicant", to_wire(SHIPPED, "applicant", record)) == record


def test_keys_that_itris_did_not_send_are_absent_rather_than_empty() -> None:
    assert from_wire(SHIPPED, "contact", {"id": 7, "town": None, "somethingNew": 1}) == {"id": 7, "town": None}


def test_nested_objects_and_lists_of_objects_and_single_values() -> None:
    nested = api_map.load([MapChange("fields.company.address", {"wire": "address.line1"}, False),
                           MapChange("fields.company.postcode", {"wire": "address.postcode"}, False)])  # fmt: skip
    wire = {"address": {"line1": "4 Foundry Row", "postcode": "LS10 1AB"}}
    assert to_wire(nested, "company", {"address": "4 Foundry Row", "postcode": "LS10 1AB"}) == wire
    assert from_wire(nested, "company", wire) == {"address": "4 Foundry Row", "postcode": "LS10 1AB"}
    objects = changed("fields.contact.emails", item="value")
    assert to_wire(objects, "contact", {"emails": ["a@x"]}) == {"emailAddresses": [{"value": "a@x"}]}
    assert from_wire(objects, "contact", {"emailAddresses": [{"value": "a@x"}, {}]}) == {"emails": ["a@x"]}
    single = changed("fields.contact.emails", wire="email", type="first_text")
    assert to_wire(single, "contact", {"emails": ["a@x", "b@x"]}) == {"email": "a@x"}
    assert to_wire(single, "contact", {"emails": []}) == {"email": None}
    assert from_wire(single, "contact", {"email": "a@x"}) == {"emails": ["a@x"]}


def test_a_field_taken_out_of_the_map_has_no_place() -> None:
    without = changed("fields.contact.off_limits", wire=None)
    with pytest.raises(FieldNotMapped) as problem:
        to_wire(without, "contact", {"off_limits": True, "town": "Hull", "nonsense": 1})
    assert [(each.field, each.kind) for each in problem.value.fields] == [
        ("off_limits", "unknown"),
        ("nonsense", "unknown"),
    ]
    assert "off_limits" not in from_wire(without, "contact", {"id": 1, "offLimits": True})


@pytest.mark.parametrize("odd", [None, "x", True, {}, [], 1.5, "12"])
def test_odd_values_never_raise(odd: Any) -> None:
    body = {field.wire: odd for field in SHIPPED.fields["applicant"].values() if field.wire}
    record = from_wire(SHIPPED, "applicant", body)
    assert record["id"] is None or isinstance(record["id"], int)
    assert isinstance(record["emails"], list)
    assert isinstance(from_wire(SHIPPED, "comment", {"links": odd})["links"], list)


def test_times_go_out_in_utc_with_z_and_come_back_aware() -> None:
    moment = datetime(2026, 11, 23, 10, 30, tzinfo=timezone(timedelta(hours=1)))
    assert wire_time(moment) == "2026-11-23T09:30:00.000Z"
    assert read_time("2026-11-23T09:30:00.000Z") == moment
    assert read_time("2026-11-23T10:30:00+01:00") == moment
    assert read_time("2026-11-23T09:30:00") == datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    assert read_time("yesterday") is None


@pytest.mark.parametrize("name", ["companyId", "CompanyID", "model.companyId", "$.companyId", "companyId[0]"])
def test_itris_names_in_errors_become_ours(name: str) -> None:
    assert key_of(SHIPPED, "contact", name) == "company_id"


def test_a_name_that_is_not_in_the_map_stays() -> None:
    assert key_of(SHIPPED, "contact", "shoeSize") == "shoeSize"


def test_links_open_a_record_in_itris_with_every_value_encoded() -> None:
    link = record_link("https://db.itris.example:8443/a&id=9", "applicant", 12)
    assert link == "itris:?dburl=https%3A%2F%2Fdb.itris.example%3A8443%2Fa%26id%3D9&rt=Applicant&id=12&act=open"
    assert record_link("", "applicant", 12) is None
    assert record_link("https://db", "applicant", None) is None
    assert record_link("https://db", "comment", 1) is None


def test_changes_are_laid_over_a_whole_record() -> None:
    whole = {"id": 1, "address": {"line1": "Mill Lane", "town": "York"}, "tags": [1]}
    changes = {"address": {"town": "Hull"}, "tags": [2]}
    assert laid_over(whole, changes) == {"id": 1, "address": {"line1": "Mill Lane", "town": "Hull"}, "tags": [2]}
