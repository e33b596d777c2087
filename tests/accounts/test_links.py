"""Links that set a password once."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from backend import accounts
from backend.accounts.tables import OneTimeLink
from backend.context import Context
from backend.errors import InvalidInput, NotAllowed
from tests.accounts.people import PASSWORD, admin, colleague
from tests.fakes import FakeClock

HOUR = 3600.0


def token_of(link: str | None) -> str:
    assert link is not None
    return link.rsplit("/", 1)[1]


def test_the_first_admin_is_made_by_a_link_and_can_sign_in(context: Context) -> None:
    assert not accounts.is_set_up(context)
    user = admin(context)
    assert user.role == "admin"
    assert accounts.is_set_up(context)
    assert accounts.sign_in(context, "ADA@agency.example ", PASSWORD).id == user.id


def test_a_link_works_once(context: Context) -> None:
    token = token_of(accounts.setup_link(context))
    accounts.complete_setup(context, token, email="ada@agency.example", name="Ada", password=PASSWORD)
    with pytest.raises(accounts.LinkUnusable):
        accounts.complete_setup(context, token, email="eve@agency.example", name="Eve", password=PASSWORD)


def test_there_is_no_set_up_link_once_there_is_an_admin(context: Context) -> None:
    admin(context)
    assert accounts.setup_link(context) is None


def test_a_newer_link_ends_the_older_one(context: Context) -> None:
    older, newer = token_of(accounts.setup_link(context)), token_of(accounts.setup_link(context))
    with pytest.raises(accounts.LinkUnusable):
        accounts.open_link(context, older)
    assert accounts.open_link(context, newer).purpose == "first_admin"


def test_a_link_expires(context: Context, clock: FakeClock) -> None:
    token = token_of(accounts.setup_link(context))
    clock.advance(24 * HOUR)
    with pytest.raises(accounts.LinkUnusable):
        accounts.open_link(context, token)


def test_the_database_does_not_know_the_token(context: Context) -> None:
    token = token_of(accounts.setup_link(context))
    with context.database.read() as session:
        kept = session.scalars(select(OneTimeLink.token_hash)).one()
    assert token not in kept


@pytest.mark.parametrize(
    ("email", "name", "password", "field"),
    [
        ("not an address", "Ada", PASSWORD, "email"),
        ("ada@agency.example", "  ", PASSWORD, "name"),
        ("ada@agency.example", "A" * 101, PASSWORD, "name"),
        ("ada@agency.example", "Ada", "short", "password"),
        ("ada@agency.example", "Ada", "aaaaaaaaaaaaaa", "password"),
        ("ada@agency.example", "Ada", "ada@agency.example", "password"),
        ("ada@agency.example", "Ada", "x" * 201, "password"),
    ],
)
def test_what_can_not_be_used_is_named_and_the_link_still_works(
    context: Context, email: str, name: str, password: str, field: str
) -> None:
    token = token_of(accounts.setup_link(context))
    with pytest.raises(InvalidInput) as refused:
        accounts.complete_setup(context, token, email=email, name=name, password=password)
    assert [problem.field for problem in refused.value.fields] == [field]
    assert accounts.open_link(context, token)


def test_names_keep_no_invisible_characters(context: Context) -> None:
    token = token_of(accounts.setup_link(context))
    user = accounts.complete_setup(
        context, token, email="ada@agency.example", name="Ada\u202e \x00 Moss", password=PASSWORD
    )
    assert user.name == "Ada Moss"


def test_an_invited_user_chooses_a_password_and_keeps_the_role(context: Context) -> None:
    ben = colleague(context, admin(context), "viewer")
    assert accounts.sign_in(context, ben.email, PASSWORD).role == "viewer"


def test_a_reset_ends_the_sessions_opened_before(context: Context) -> None:
    ada = admin(context)
    before = ada.session_key
    token = token_of(accounts.invite_link(context, ada, ada.id))
    assert accounts.open_link(context, token).purpose == "reset"
    accounts.complete_setup(context, token, password="another long phrase")
    assert accounts.user_for_session(context, before) is None
    assert accounts.sign_in(context, ada.email, "another long phrase")


def test_only_admins_issue_links(context: Context) -> None:
    ada = admin(context)
    with pytest.raises(NotAllowed):
        accounts.invite_link(context, colleague(context, ada), ada.id)


def test_a_link_of_a_disabled_user_is_dead(context: Context) -> None:
    ada = admin(context)
    ben = colleague(context, ada)
    token = token_of(accounts.invite_link(context, ada, ben.id))
    accounts.disable_user(context, ada, ben.id)
    with pytest.raises(accounts.LinkUnusable):
        accounts.complete_setup(context, token, password=PASSWORD)
