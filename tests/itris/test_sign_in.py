"""Signing in: by password in each call or by a shared token, and stopping when itris refuses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from backend.context import Context
from backend.itris import Itris, SignInRefused, connect, save_connection
from backend.sandbox.serve import Running, running
from tests.fakes import FakeClock
from tests.itris.conftest import ADMIN, to


@pytest.fixture
def token_sandbox(tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path / "token.db", auth="token") as itris:
        yield itris


@pytest.fixture
def settings(token_sandbox: Running) -> dict[str, str]:
    return {"SIDECAR_SANDBOX_URL": token_sandbox.url}


@pytest.fixture
def by_token(context: Context, token_sandbox: Running) -> Itris:
    save_connection(context, to(token_sandbox, auth_mode="token"), ADMIN)
    return connect(context)


def sign_ins(sandbox: Running) -> int:
    return len([entry for entry in sandbox.log() if entry["path"].startswith("/api/v2/auth")])


def test_one_token_serves_many_calls_and_all_processes(
    by_token: Itris, context: Context, token_sandbox: Running
) -> None:
    by_token.get("applicant", 1)
    connect(context).get("applicant", 2)
    by_token.in_bulk().get("applicant", 3)
    assert sign_ins(token_sandbox) == 1


def test_a_token_is_renewed_before_it_ends(by_token: Itris, token_sandbox: Running, clock: FakeClock) -> None:
    by_token.get("applicant", 1)
    clock.advance(3600 - 20)
    by_token.get("applicant", 1)
    assert sign_ins(token_sandbox) == 2


def test_a_session_that_itris_ended_is_made_anew_also_for_a_write(by_token: Itris, token_sandbox: Running) -> None:
    by_token.get("applicant", 1)
    token_sandbox.control(expired_session={"times": 1})
    by_token.create("applicant", {"first_name": "Ines", "last_name": "Corbel", "reference": "mark-1"})
    assert sign_ins(token_sandbox) == 2
    assert len(token_sandbox.store("applicant", reference="mark-1")) == 1


@pytest.mark.parametrize("auth_mode", ["basic", "token"])
def test_a_refused_password_is_said_once_and_not_tried_again_and_again(
    context: Context, sandbox: Running, token_sandbox: Running, clock: FakeClock, auth_mode: str
) -> None:
    place = token_sandbox if auth_mode == "token" else sandbox
    wrong = replace(to(place, auth_mode=auth_mode), password="wrong")
    save_connection(context, wrong, ADMIN)
    with pytest.raises(SignInRefused, match="refuses the user name and password") as refusal:
        connect(context).get("applicant", 1)
    assert "admin" in refusal.value.hint
    tried = len(place.log())
    assert tried <= 2
    with pytest.raises(SignInRefused):
        connect(context).get("applicant", 1)
    assert len(place.log()) == tried
    clock.advance(61)
    with pytest.raises(SignInRefused):
        connect(context).get("applicant", 1)
    assert len(place.log()) > tried


def test_a_corrected_password_works_at_once(context: Context, sandbox: Running) -> None:
    save_connection(context, replace(to(sandbox), password="wrong"), ADMIN)
    with pytest.raises(SignInRefused):
        connect(context).ping()
    save_connection(context, to(sandbox), ADMIN)
    assert connect(context).ping()


def test_a_token_made_for_another_address_is_never_sent(by_token: Itris, context: Context, tmp_path: Path) -> None:
    by_token.ping()
    with running(tmp_path / "other.db", auth="token") as other:
        save_connection(context, to(other, auth_mode="token"), ADMIN)
        assert connect(context).ping()
        assert [entry["status"] for entry in other.log()] == [200, 200]


def test_password_and_token_lie_sealed_in_the_database(by_token: Itris, context: Context) -> None:
    by_token.ping()
    with context.database.read() as session:
        rows = [
            *session.execute(text("SELECT * FROM itris_connection")),
            *session.execute(text("SELECT * FROM itris_session")),
        ]
    assert "'sandbox'" not in repr(rows)
    assert all(len(row) for row in rows)


def test_a_netrc_file_does_not_replace_the_sign_in(
    itris: Itris, sandbox: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password else\n")
    monkeypatch.setenv("NETRC", str(netrc))
    assert itris.ping()
