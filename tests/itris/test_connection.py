"""The stored connection: what an admin may type, and who learns the password."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backend import audit
from backend.context import Context
from backend.errors import InvalidInput
from backend.itris import Connection, NotConnected, Policy, connect, load_connection, save_connection
from backend.itris.address import WrongAddress, base_url, is_sandbox, joined
from tests.itris.conftest import ADMIN

LIVE = Connection(
    "https://itris.example/api", "sidecar", "a secret", policy=Policy(60, 60.0, 5), database_url="https://db:1"
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("itris.example", "https://itris.example"),
        (" https://ITRIS.example:8443/rec/ ", "https://itris.example:8443/rec"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
        ("http://localhost", "http://localhost"),
        ("http://[::1]:5000", "http://[::1]:5000"),
        ("itris.example:8443", "https://itris.example:8443"),
    ],
)
def test_an_address_is_written_out(typed: str, kept: str) -> None:
    assert base_url(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["", "http://itris.example", "https://user:pw@itris.example", "ftp://itris.example", "https://", "https://a b",
     "https://itris.example/?x=1", "https://itris.example/#a", "https://itris.example:99999", "https://evil\\@ok",
     "http://127.0.0.1.evil.example"],
)  # fmt: skip
def test_an_address_that_could_lead_elsewhere_is_refused(typed: str) -> None:
    with pytest.raises(WrongAddress):
        base_url(typed)


def test_only_the_configured_loopback_address_is_the_sandbox() -> None:
    assert is_sandbox("http://127.0.0.1:9000", "http://127.0.0.1:9000")
    assert not is_sandbox("http://127.0.0.1:9001", "http://127.0.0.1:9000")
    assert not is_sandbox("http://127.0.0.1:9000", "")
    assert not is_sandbox("https://itris.example", "https://itris.example")


def test_a_root_that_already_ends_like_the_route_begins_is_not_doubled() -> None:
    assert joined("https://itris.example/api/v2", "/api/v2/applicants") == "https://itris.example/api/v2/applicants"
    assert joined("https://itris.example/rec", "/api/v2/applicants") == "https://itris.example/rec/api/v2/applicants"


def test_it_is_kept_and_loaded_and_its_saving_is_on_record(context: Context) -> None:
    with pytest.raises(NotConnected):
        connect(context)
    saved = save_connection(context, LIVE, ADMIN)
    assert load_connection(context) == saved == replace(LIVE, revision=1)
    assert "a secret" not in repr(saved)
    with context.database.read() as session:
        [entry] = audit.entries(session)
    assert (entry.actor, entry.action) == ("user:1", "itris.connection.saved")
    assert "a secret" not in repr(entry.details)


def test_an_empty_password_keeps_the_old_one_but_never_for_another_address(context: Context) -> None:
    save_connection(context, LIVE, ADMIN)
    kept = save_connection(context, replace(LIVE, password="", policy=Policy(2, 1.0, 2)), ADMIN)
    assert (kept.password, kept.policy.calls) == ("a secret", 2)
    for other in (replace(LIVE, base_url="https://evil.example"), replace(LIVE, user_name="other")):
        with pytest.raises(InvalidInput) as refusal:
            save_connection(context, replace(other, password=""), ADMIN)
        assert [problem.field for problem in refusal.value.fields] == ["password"]


def test_everything_that_is_missing_is_said_at_once(context: Context) -> None:
    with pytest.raises(InvalidInput) as refusal:
        save_connection(context, Connection("https://x.example", " ", "", policy=Policy(0, 0.0, 0)), ADMIN)
    assert {problem.field for problem in refusal.value.fields} == {"user_name", "password", "calls", "seconds", "burst"}
