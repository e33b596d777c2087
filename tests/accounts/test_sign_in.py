"""Signing in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from backend import accounts, audit
from backend.accounts.sign_in import blocked_until
from backend.accounts.tables import SignInThrottle
from backend.context import Context
from tests.accounts.people import PASSWORD, admin, colleague
from tests.fakes import FakeClock


def guess(context: Context, email: str, times: int) -> None:
    for _ in range(times):
        with pytest.raises(accounts.SignInRefused):
            accounts.sign_in(context, email, "a wrong password")


def test_every_reason_to_refuse_sounds_the_same(context: Context) -> None:
    ada = admin(context)
    invited = accounts.create_user(context, ada, email="cy@agency.example", name="Cy", role="viewer")
    gone = accounts.disable_user(context, ada, colleague(context, ada).id)
    said = set()
    for email, password in [
        ("nobody@agency.example", PASSWORD),
        (ada.email, "a wrong password"),
        (ada.email, ""),
        (ada.email, "x" * 100_000),
        (invited.email, ""),
        (gone.email, PASSWORD),
    ]:
        with pytest.raises(accounts.SignInRefused) as refused:
            accounts.sign_in(context, email, password)
        said.add((refused.value.message, refused.value.hint))
    assert len(said) == 1


@pytest.mark.parametrize("email", ["ada@agency.example", "nobody@agency.example"])
def test_after_five_wrong_tries_one_has_to_wait(context: Context, clock: FakeClock, email: str) -> None:
    admin(context)
    guess(context, email, 5)
    with pytest.raises(accounts.TooManyTries) as refused:
        accounts.sign_in(context, email, PASSWORD)
    assert refused.value.hint == "Try again in 1 minute."
    clock.advance(60)
    guess(context, "someone.else@agency.example", 1)


def test_after_the_wait_the_right_password_works_and_clears_the_count(context: Context, clock: FakeClock) -> None:
    ada = admin(context)
    guess(context, ada.email, 5)
    clock.advance(61)
    accounts.sign_in(context, ada.email, PASSWORD)
    guess(context, ada.email, 5)


def test_the_wait_doubles_up_to_an_hour() -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    waits = [blocked_until(failures, start) - start for failures in range(4, 14)]
    assert [wait // timedelta(minutes=1) for wait in waits] == [0, 1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_old_counts_are_forgotten_and_addresses_are_not_kept(context: Context, clock: FakeClock) -> None:
    ada = admin(context)
    guess(context, "nobody@agency.example", 3)
    with context.database.read() as session:
        assert "nobody" not in str(session.scalars(select(SignInThrottle.email_hash)).all())
    clock.advance(25 * 3600)
    accounts.sign_in(context, ada.email, PASSWORD)
    with context.database.read() as session:
        assert not session.scalars(select(SignInThrottle)).all()


def test_signing_in_and_being_refused_are_in_the_audit(context: Context) -> None:
    ada = admin(context)
    guess(context, ada.email, 1)
    accounts.sign_in(context, ada.email, PASSWORD)
    with context.database.read() as session:
        newest = [(entry.actor, entry.action, entry.subject) for entry in audit.entries(session, limit=2)]
    assert newest == [("user:1", "signed_in", "user:1"), ("nobody", "sign_in_refused", "user:1")]


def test_a_hash_made_at_another_cost_is_renewed(context: Context) -> None:
    from dataclasses import replace

    ada = admin(context)
    dearer = replace(context, config=replace(context.config, argon2_cost=2))
    renewed = accounts.sign_in(dearer, ada.email, PASSWORD)
    assert renewed.password_hash != ada.password_hash
    assert accounts.sign_in(dearer, ada.email, PASSWORD).password_hash == renewed.password_hash
