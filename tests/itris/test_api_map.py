"""The API map: whole, honest about its basis, and clear about what is wrong with it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from backend.itris import api_map
from backend.itris.api_map import MapChange
from backend.itris.entries import MapError


def test_every_entry_says_on_what_it_rests_and_why() -> None:
    entries = list(api_map.load().entries())
    assert len({entry.path for entry in entries}) == len(entries) > 150
    assert all(entry.note for entry in entries)
    documented = {entry.path for entry in entries if entry.basis == "documented"}
    assert {path for path in documented if not path.startswith("fields.proposal.")} == {"operations.applicant.propose"}
    assert not [entry for entry in entries if entry.basis == "verified"]


def test_routes_stand_below_the_base_path_unless_they_begin_at_the_root() -> None:
    changed = api_map.load([MapChange("base_path", {"value": "/rest/"}, verified=False)])
    assert changed.route_of(changed.operation("applicant.get")) == "/rest/applicants/{id}"
    assert changed.route_of(changed.operation("applicant.propose")) == "/api/v2/applicant/inbox"


def test_a_change_replaces_values_and_says_whether_it_is_proven() -> None:
    path = "fields.applicant.reference"
    changed = api_map.load([MapChange(path, {"wire": "sourceRef"}, verified=True)]).fields["applicant"]["reference"]
    assert (changed.wire, changed.basis, changed.type) == ("sourceRef", "verified", "text")
    again = api_map.load([MapChange("operations.applicant.propose", {"route": "inbox"}, verified=False)])
    assert again.operation("applicant.propose").basis == "assumed"


@pytest.mark.parametrize(
    ("path", "values", "words"),
    [
        ("operations.applicant.create", {"method": "FETCH"}, "operations.applicant.create: method must be one of"),
        ("operations.applicant.create", {"verb": "POST"}, "operations.applicant.create: 'verb' is not known"),
        ("operations.applicant.create", {"route": " "}, "operations.applicant.create: route is empty"),
        ("fields.applicant.id", {"wire": None}, "fields.applicant.id: every record needs an id"),
        ("fields.applicant.town", {"wire": "postcode"}, "fields.applicant.postcode: 'postcode' is already the name"),
        ("fields.applicant.town", {"write": "yes"}, "fields.applicant.town: write must be bool"),
        ("paging", {"largest": True}, "paging: largest must be int"),
        ("errors", {"messages": "message"}, "errors: messages must be a list"),
        ("listing.any_of", {"parameter": 3}, "listing.any_of: parameter must be str"),
        ("fields.applicant.nowhere", {"wire": "x"}, "fields.applicant.nowhere: the API map has no such entry"),
        ("fields.applicant", {"wire": "x"}, "fields.applicant: the API map has no such entry"),
        ("base_path", {"basis": "verified"}, "base_path: basis follows from"),
    ],
)
def test_what_is_wrong_is_said_with_the_path_of_the_entry(path: str, values: dict[str, Any], words: str) -> None:
    with pytest.raises(MapError) as problem:
        api_map.load([MapChange(path, values, verified=False)])
    assert words in problem.value.message


@pytest.mark.parametrize("section", ["operations", "fields", "filters", "record_types", "sign_in", "paging", "listing"])
def test_a_missing_section_is_named(section: str) -> None:
    raw = api_map.shipped()
    del raw[section]
    with pytest.raises(MapError, match=section):
        api_map.parse(raw)


def test_an_unknown_section_and_an_entry_without_basis_are_named() -> None:
    with pytest.raises(MapError, match="webhooks"):
        api_map.parse(api_map.shipped() | {"webhooks": {}})
    raw = api_map.shipped()
    del raw["fields"]["contact"]["town"]["basis"]
    with pytest.raises(MapError, match=r"fields\.contact\.town: 'basis' is missing"):
        api_map.parse(raw)


def test_the_file_is_readable_one_entry_to_a_line() -> None:
    text = api_map.SHIPPED.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if '"basis"' in line]
    assert len(lines) == len(list(api_map.load().entries()))
    assert json.loads(text) == api_map.shipped()
