"""Connecting itris in the console and reading its directory, against the sandbox."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from werkzeug.test import TestResponse

from backend import directory
from backend import settings as choices
from backend.clock import SystemClock
from backend.context import Context
from backend.itris import connect
from backend.itris.connection import load_connection
from backend.sandbox.serve import Running, running
from tests.console.site import Visitor, signed_in, words


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("sandbox") / "itris.db", people=0) as itris:
        yield itris


@pytest.fixture
def clock() -> SystemClock:
    """The test compares the clocks of both sides, so this one is real."""
    return SystemClock()


@pytest.fixture
def settings(sandbox: Running) -> dict[str, str]:
    return {"SIDECAR_ARGON2_COST": "1", "SIDECAR_SANDBOX_URL": sandbox.url}


def form_for(sandbox: Running, **other: str) -> dict[str, str]:
    """What an admin types; the password is the sandbox's."""
    form = {
        "base_url": sandbox.url,
        "user_name": "sidecar",
        "password": "sandbox",
        "auth_mode": "basic",
        "calls": "100",
        "seconds": "1",
        "burst": "100",
        "database_url": "https://itris.agency.example:8443",
        "applicants": "direct",
        "action": "test",
    }
    return form | other


def proof_of(answer: TestResponse) -> str:
    shown = re.search(r'name="tested" value="([^"]+)"', answer.text)
    assert shown
    return shown.group(1)


def connect_itris(visitor: Visitor, sandbox: Running, **other: str) -> TestResponse:
    """Test, then save what was tested."""
    form = form_for(sandbox, **other)
    answer = visitor.send("/console/itris", form)
    return visitor.send("/console/itris", form | {"password": "", "action": "save", "tested": proof_of(answer)})


def test_a_test_says_each_step_and_saves_nothing(context: Context, sandbox: Running) -> None:
    visitor, _ = signed_in(context)
    said = words(visitor.send("/console/itris", form_for(sandbox)))
    assert "The test went well" in said
    for step in ["Something answers at this address.", "Signed in as", "comment categories", "applicants can be read"]:
        assert step in said
    assert load_connection(context) is None


def test_what_was_tested_is_saved_without_typing_the_password_again(context: Context, sandbox: Running) -> None:
    visitor, _ = signed_in(context)
    assert "The connection to itris is saved." in words(connect_itris(visitor, sandbox, applicants="propose"))
    assert connect(context).ping().name
    assert connect(context).write_mode("applicant.create") == "propose"
    assert "Sandbox connected" in visitor.text("/console/")
    assert "To the applicant inbox" in visitor.text("/console/")


def test_the_password_is_never_shown_back(context: Context, sandbox: Running) -> None:
    visitor, _ = signed_in(context)
    secret = "a-very-secret-password"
    answer = visitor.send("/console/itris", form_for(sandbox, password=secret))
    assert "itris refuses the user name and password." in words(answer)
    assert secret not in answer.text
    connect_itris(visitor, sandbox)
    assert 'value="sandbox"' not in visitor.see("/console/itris").text


def test_what_was_changed_after_the_test_is_tested_again(context: Context, sandbox: Running) -> None:
    visitor, _ = signed_in(context)
    proof = proof_of(visitor.send("/console/itris", form_for(sandbox)))
    changed = form_for(sandbox, user_name="somebody else", action="save", tested=proof)
    answer = visitor.send("/console/itris", changed)
    assert "The test found something" in words(answer)
    assert load_connection(context) is None


@pytest.mark.parametrize("proof", ["", "made up", "gAAAAAB"])
def test_nothing_is_saved_on_a_made_up_proof(context: Context, sandbox: Running, proof: str) -> None:
    visitor, _ = signed_in(context)
    visitor.send("/console/itris", form_for(sandbox, action="save", tested=proof, password=""))
    assert load_connection(context) is None


def test_the_stored_password_goes_to_no_other_address(context: Context, sandbox: Running) -> None:
    visitor, _ = signed_in(context)
    connect_itris(visitor, sandbox)
    kept = visitor.send("/console/itris", form_for(sandbox, password="", calls="50"))
    assert "The test went well" in words(kept)
    moved = visitor.send("/console/itris", form_for(sandbox, password="", base_url="https://elsewhere.example"))
    assert moved.status_code == 422
    assert "The password is missing." in words(moved)


def test_mistakes_are_shown_beside_their_fields(context: Context, sandbox: Running) -> None:
    visitor, _ = signed_in(context)
    answer = visitor.send("/console/itris", form_for(sandbox, calls="many", user_name=" "))
    assert answer.status_code == 422
    assert 'id="calls-error"' in answer.text
    assert 'id="user_name-error"' in answer.text
    answer = visitor.send("/console/itris", form_for(sandbox, base_url="http://itris.agency.example"))
    assert "must begin with https://" in words(answer)


def test_an_itris_that_is_not_there_is_said_in_words(context: Context, sandbox: Running) -> None:
    visitor, _ = signed_in(context)
    answer = visitor.send("/console/itris", form_for(sandbox, base_url="http://127.0.0.1:9"))
    assert answer.status_code == 200
    assert "Failed" in words(answer)
    assert "Save all the same" in words(answer)


def test_the_directory_is_asked_for_and_its_progress_shown(context: Context, sandbox: Running) -> None:
    visitor, _ = signed_in(context)
    assert "Connect itris first" in visitor.text("/console/directory")
    connect_itris(visitor, sandbox)
    assert "Reading has begun." in words(visitor.send("/console/directory/read"))
    assert "Under way" in visitor.text("/console/")
    assert visitor.see("/console/directory/state").get_json()["reading"] == {"done": 0, "total": 0}

    directory.first_read(context, connect(context))
    assert visitor.see("/console/directory/state").get_json()["reading"] is None
    assert "Complete" in visitor.text("/console/directory")
    assert "Next: Choose the comment category" in visitor.text("/console/")


def test_choices_come_from_the_lists_of_itris(context: Context, sandbox: Running) -> None:
    visitor, _ = signed_in(context)
    connect_itris(visitor, sandbox)
    category, kind = (connect(context).list_items(name)[0] for name in ("comment_category", "contact_type"))
    assert category.name in visitor.text("/console/comments")
    visitor.send("/console/comments", added=str(category.id))
    assert choices.current(context).comment_category("added") == category.id
    visitor.send("/console/comments", added="none")
    assert not choices.current(context).comment_wanted("added")
    assert visitor.send("/console/comments", added="999999").status_code == 422

    visitor.send("/console/fields/contact", {"contact_type.default": str(kind.id)})
    assert f'<option value="{kind.id}" selected>{kind.name}' in visitor.see("/console/fields/contact").text
    unknown = visitor.send("/console/fields/contact", {"contact_type.default": "999999"})
    assert unknown.status_code == 422
    assert "Choose another." in words(unknown)


def test_a_user_is_linked_to_one_of_itris(context: Context, sandbox: Running) -> None:
    visitor, ada = signed_in(context)
    connect_itris(visitor, sandbox)
    person = connect(context).users()[0]
    page = visitor.see(f"/console/users/{ada.id}").text
    assert f'<option value="{person.id}">{person.name}</option>' in page
    visitor.send(f"/console/users/{ada.id}", role="admin", itris_user_id=str(person.id), database_url="")
    assert f'<option value="{person.id}" selected>' in visitor.see(f"/console/users/{ada.id}").text


def test_lists_are_remembered_for_a_while(context: Context, sandbox: Running) -> None:
    visitor, _ = signed_in(context)
    connect_itris(visitor, sandbox)
    visitor.see("/console/comments")
    sandbox.clear_log()
    visitor.see("/console/comments")
    assert sandbox.log() == []
