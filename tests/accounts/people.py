"""People who already have an account, for tests that aren't about making one."""

from __future__ import annotations

from backend import accounts
from backend.accounts.tables import User
from backend.context import Context

PASSWORD = "correct horse battery"


def admin(context: Context) -> User:
    """The first admin, made by the set-up link."""
    link = accounts.setup_link(context)
    assert link is not None
    return accounts.complete_setup(
        context, link.rsplit("/", 1)[1], email="ada@agency.example", name="Ada Moss", password=PASSWORD
    )


def colleague(context: Context, by: User, role: str = "consultant", name: str = "Ben") -> User:
    """An invited user who has chosen a password."""
    user = accounts.create_user(context, by, email=f"{name.lower()}@agency.example", name=name, role=role)
    link = accounts.invite_link(context, by, user.id)
    return accounts.complete_setup(context, link.rsplit("/", 1)[1], password=PASSWORD)


def paired(context: Context, user: User, extension_id: str | None = None) -> str:
    """The token of a freshly paired browser of `user`."""
    code = accounts.new_pairing_code(context, user)
    claim = accounts.claim_pairing(context, code.code, "Chrome", extension_id or context.config.extension_ids[0])
    accounts.approve_pairing(context, user, claim.id, "Work laptop")
    token = accounts.pairing_state(context, claim.id, claim.secret).token
    assert token is not None
    return token
