"""Users and their roles."""

from __future__ import annotations

import pytest

from backend import accounts, audit
from backend.context import Context
from backend.errors import InvalidInput, NotAllowed
from tests.accounts.people import PASSWORD, admin, colleague, paired


def test_an_address_belongs_to_one_account(context: Context) -> None:
    ada = admin(context)
    with pytest.raises(accounts.EmailTaken):
        accounts.create_user(context, ada, email="Ada@Agency.example", name="Ada again", role="viewer")


def test_there_are_three_roles(context: Context) -> None:
    ada = admin(context)
    with pytest.raises(InvalidInput):
        accounts.create_user(context, ada, email="x@agency.example", name="X", role="owner")
    ben = colleague(context, ada)
    may_write = {role: accounts.change_role(context, ada, ben.id, role).may_write for role in accounts.ROLES}
    assert may_write == {"admin": True, "consultant": True, "viewer": False}


def test_the_last_admin_stays(context: Context) -> None:
    ada = admin(context)
    # An invited admin without a password can't sign in yet, so doesn't count.
    accounts.create_user(context, ada, email="cy@agency.example", name="Cy", role="admin")
    with pytest.raises(accounts.LastAdmin):
        accounts.change_role(context, ada, ada.id, "viewer")
    with pytest.raises(accounts.LastAdmin):
        accounts.disable_user(context, ada, ada.id)
    assert accounts.get_user(context, ada.id).role == "admin"
    colleague(context, ada, "admin")
    assert accounts.change_role(context, ada, ada.id, "viewer").role == "viewer"


def test_disabling_ends_sessions_and_browsers_at_once(context: Context) -> None:
    ada = admin(context)
    ben = colleague(context, ada)
    token = paired(context, ben)
    accounts.disable_user(context, ada, ben.id)
    assert accounts.user_for_session(context, ben.session_key) is None
    assert accounts.device_for_token(context, token) is None
    accounts.enable_user(context, ada, ben.id)
    assert accounts.sign_in(context, ben.email, PASSWORD)
    assert accounts.device_for_token(context, token) is None


@pytest.mark.parametrize("role", ["consultant", "viewer"])
def test_only_admins_manage_users(context: Context, role: str) -> None:
    ada = admin(context)
    ben = colleague(context, ada, role)
    with pytest.raises(NotAllowed):
        accounts.create_user(context, ben, email="x@agency.example", name="X", role="admin")
    with pytest.raises(NotAllowed):
        accounts.change_role(context, ben, ben.id, "admin")
    with pytest.raises(NotAllowed):
        accounts.disable_user(context, ben, ada.id)
    with pytest.raises(NotAllowed):
        accounts.enable_user(context, ben, ben.id)
    with pytest.raises(NotAllowed):
        accounts.link_to_itris(context, ben, ben.id, 1, None)


def test_a_user_is_linked_to_one_in_itris(context: Context) -> None:
    ada = admin(context)
    accounts.link_to_itris(context, ada, ada.id, 12, " https://itris.agency.example:8443 ")
    linked = accounts.get_user(context, ada.id)
    assert (linked.itris_user_id, linked.database_url) == (12, "https://itris.agency.example:8443")
    with pytest.raises(InvalidInput):
        accounts.link_to_itris(context, ada, ada.id, 12, "https://x/'><script>")


def test_every_change_is_in_the_audit_without_names(context: Context) -> None:
    ada = admin(context)
    ben = colleague(context, ada)
    accounts.change_role(context, ada, ben.id, "viewer")
    with context.database.read() as session:
        entries = audit.entries(session)
    assert {"user_created", "link_issued", "password_set", "role_changed"} <= {entry.action for entry in entries}
    assert "agency.example" not in str([(entry.subject, entry.details) for entry in entries])


def test_users_are_listed_by_name_with_the_disabled_last(context: Context) -> None:
    ada = admin(context)
    colleague(context, ada, name="Zoe")
    accounts.disable_user(context, ada, colleague(context, ada, name="Abe").id)
    assert [user.name for user in accounts.list_users(context)] == ["Ada Moss", "Zoe", "Abe"]
