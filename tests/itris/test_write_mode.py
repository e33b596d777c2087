"""What may be written to an itris that isn't the sandbox: only what is documented or verified."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from backend.context import Context
from backend.itris import Itris, PreviewOnly, connect, save_connection
from backend.itris.map_changes import change_map, current_changes, take_back
from backend.sandbox.serve import Running
from tests.itris.conftest import ADMIN, to

PERSON = {"first_name": "Ines", "last_name": "Corbel"}


@pytest.fixture
def settings() -> dict[str, str]:
    """No sandbox is configured, so what answers at the address counts as a live itris."""
    return {}


@pytest.fixture
def live(context: Context, sandbox: Running) -> Iterator[Itris]:
    save_connection(context, to(sandbox), ADMIN)
    yield connect(context)
    assert [entry for entry in sandbox.log() if entry["method"] != "GET"] == []


def verify(context: Context, *paths: str) -> None:
    for path in paths:
        change_map(context, path, {}, verified=True, actor=ADMIN)


def test_reading_goes_and_writing_is_stopped_by_the_client_itself(live: Itris) -> None:
    assert not live.sandbox
    assert live.get("applicant", 1)["last_name"] == "Tennerby"
    for operation in ("applicant.create", "contact.update", "company.create", "comment.create"):
        assert live.write_mode(operation) == "preview_only"
    with pytest.raises(PreviewOnly, match=r"applicant\.create"):
        live.create("applicant", PERSON)
    with pytest.raises(PreviewOnly):
        live.update("contact", 1, {"town": "Hull"})
    assert live.write_mode("applicant.delete") == "preview_only"


def test_path_verb_and_every_field_used_must_be_verified(context: Context, live: Itris, sandbox: Running) -> None:
    verify(context, "base_path", "operations.applicant.create", "fields.applicant.first_name")
    half = connect(context)
    assert half.write_mode("applicant.create", ["first_name"]) == "direct"
    assert half.write_mode("applicant.create", PERSON) == "preview_only"
    assert half.unverified("applicant.create", PERSON) == ["fields.applicant.last_name"]
    with pytest.raises(PreviewOnly) as stopped:
        half.create("applicant", PERSON)
    assert "fields.applicant.last_name" in stopped.value.hint


def test_what_is_verified_is_written(context: Context, sandbox: Running) -> None:
    save_connection(context, to(sandbox), ADMIN)
    verify(context, "base_path", "operations.applicant.create", *(f"fields.applicant.{key}" for key in PERSON))
    assert connect(context).create("applicant", PERSON)["id"] > 0


def test_a_change_of_the_base_path_without_proof_closes_everything_again(context: Context, live: Itris) -> None:
    verify(context, "base_path", "operations.applicant.create")
    change_map(context, "base_path", {"value": "/api/v3"}, verified=False, actor=ADMIN)
    assert connect(context).write_mode("applicant.create") == "preview_only"
    take_back(context, "base_path", ADMIN)
    assert "base_path" not in [change.path for change in current_changes(context)]


def test_an_applicant_may_be_proposed_where_the_admin_chose_it(context: Context, sandbox: Running) -> None:
    save_connection(context, to(sandbox, propose_applicants=True), ADMIN)
    itris = connect(context)
    assert itris.write_mode("applicant.create", PERSON) == "propose"
    assert itris.write_mode("applicant.update") == "preview_only"
    assert itris.write_mode("contact.create") == "preview_only"
    assert itris.proposable(["first_name", "job_title", "emails"]) == {"first_name", "emails"}
    itris.propose_applicant(PERSON | {"job_title": "Engineer"})
    assert sandbox.store("inbox")[-1]["sent"] == {"firstName": "Ines", "lastName": "Corbel"}
    with pytest.raises(PreviewOnly):
        itris.create("applicant", PERSON)
    assert sandbox.store("applicant", name="Ines Corbel") == []


def test_a_search_that_rests_on_guesses_is_never_a_no(context: Context, live: Itris) -> None:
    found = live.search("applicant", [("email", "marisol.tennerby@mail.example")])
    assert [record["id"] for record in found.records] == [1]
    assert not live.search("applicant", [("email", "nobody@mail.example")]).complete
    verify(context, "operations.applicant.list", "filters.applicant.email")
    assert connect(context).search("applicant", [("email", "nobody@mail.example")]).complete


def test_a_header_that_says_sandbox_makes_none(context: Context, live: Itris, sandbox: Running) -> None:
    save_connection(context, replace(to(sandbox), base_url=sandbox.url.replace("127.0.0.1", "localhost")), ADMIN)
    assert not connect(context).sandbox
