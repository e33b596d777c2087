"""Pairing a browser: code, four words, approval, token."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import select

from backend import accounts
from backend.accounts.phrase import WORDS, phrase
from backend.accounts.tables import Device, Pairing
from backend.context import Context
from backend.errors import InvalidInput, NotAllowed
from tests.accounts.people import admin, colleague, paired
from tests.fakes import FakeClock

EXTENSION = "cnnhpjnlkomkabgpiccacofblledagok"


def claim(context: Context, code: str) -> accounts.PairingClaim:
    return accounts.claim_pairing(context, code, "Chrome on Windows", EXTENSION)


def test_the_whole_way(context: Context) -> None:
    ada = admin(context)
    shown = accounts.new_pairing_code(context, ada)
    assert len(shown.code) == 8
    assert shown.code.isdigit()

    claimed = claim(context, shown.code)
    assert accounts.pairing_state(context, claimed.id, claimed.secret).state == "waiting"

    asked, state = accounts.shown_pairing(context, ada, shown.id)
    assert (state, asked.phrase, asked.device_name) == ("waiting", claimed.phrase, "Chrome on Windows")

    accounts.approve_pairing(context, ada, shown.id, "Work laptop")
    answer = accounts.pairing_state(context, claimed.id, claimed.secret)
    assert answer.state == "approved"
    assert answer.token is not None

    known = accounts.device_for_token(context, answer.token)
    assert known is not None
    assert (known[0].name, known[0].extension_id, known[1].id) == ("Work laptop", EXTENSION, ada.id)


def test_the_token_is_handed_out_once_and_kept_as_a_hash(context: Context) -> None:
    ada = admin(context)
    shown = accounts.new_pairing_code(context, ada)
    claimed = claim(context, shown.code)
    accounts.approve_pairing(context, ada, shown.id, "Laptop")
    first = accounts.pairing_state(context, claimed.id, claimed.secret)
    again = accounts.pairing_state(context, claimed.id, claimed.secret)
    assert (again.state, again.token) == ("approved", None)
    with context.database.read() as session:
        rows = [*session.scalars(select(Device)), *session.scalars(select(Pairing))]
        kept = [value for row in rows for value in vars(row).values()]
    assert not {first.token, shown.code, claimed.secret} & set(map(str, kept))


def test_two_askers_at_the_same_moment_get_one_token(context: Context) -> None:
    ada = admin(context)
    shown = accounts.new_pairing_code(context, ada)
    claimed = claim(context, shown.code)
    accounts.approve_pairing(context, ada, shown.id, "Laptop")
    tokens: list[str | None] = []

    def ask() -> None:
        tokens.append(accounts.pairing_state(context, claimed.id, claimed.secret).token)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([token for token in tokens if token]) == 1
    assert len(accounts.list_devices(context)) == 1


def test_a_code_lasts_two_minutes(context: Context, clock: FakeClock) -> None:
    ada = admin(context)
    shown = accounts.new_pairing_code(context, ada)
    clock.advance(120)
    with pytest.raises(accounts.WrongCode):
        claim(context, shown.code)
    assert accounts.shown_pairing(context, ada, shown.id)[1] == "expired"


def test_after_five_wrong_tries_the_right_code_is_dead_too(context: Context) -> None:
    ada = admin(context)
    shown = accounts.new_pairing_code(context, ada)
    for _ in range(5):
        with pytest.raises(accounts.WrongCode) as refused:
            claim(context, "00000000")
    assert refused.value.fields[0].field == "code"
    with pytest.raises(accounts.WrongCode):
        claim(context, shown.code)
    assert accounts.shown_pairing(context, ada, shown.id)[1] == "spent"
    assert claim(context, accounts.new_pairing_code(context, ada).code)


def test_guessing_counts_against_every_open_code(context: Context) -> None:
    ada = admin(context)
    codes = [accounts.new_pairing_code(context, user) for user in (ada, colleague(context, ada))]
    for _ in range(5):
        with pytest.raises(accounts.WrongCode):
            claim(context, "00000000")
    for shown in codes:
        with pytest.raises(accounts.WrongCode):
            claim(context, shown.code)


def test_a_code_is_claimed_once(context: Context) -> None:
    ada = admin(context)
    shown = accounts.new_pairing_code(context, ada)
    claim(context, shown.code)
    with pytest.raises(accounts.WrongCode):
        claim(context, shown.code)


def test_a_new_code_replaces_the_one_not_yet_typed(context: Context) -> None:
    ada = admin(context)
    older, newer = accounts.new_pairing_code(context, ada), accounts.new_pairing_code(context, ada)
    with pytest.raises(accounts.WrongCode):
        claim(context, older.code)
    assert claim(context, newer.code).id == newer.id


def test_refused_means_no_device(context: Context) -> None:
    ada = admin(context)
    shown = accounts.new_pairing_code(context, ada)
    claimed = claim(context, shown.code)
    accounts.refuse_pairing(context, ada, shown.id)
    assert accounts.pairing_state(context, claimed.id, claimed.secret).state == "refused"
    with pytest.raises(accounts.PairingOver):
        accounts.approve_pairing(context, ada, shown.id, "Laptop")
    assert accounts.list_devices(context) == []


def test_nobody_answers_within_five_minutes(context: Context, clock: FakeClock) -> None:
    ada = admin(context)
    shown = accounts.new_pairing_code(context, ada)
    claimed = claim(context, shown.code)
    clock.advance(300)
    assert accounts.pairing_state(context, claimed.id, claimed.secret).state == "expired"
    with pytest.raises(accounts.PairingOver):
        accounts.approve_pairing(context, ada, shown.id, "Laptop")


def test_an_approval_nobody_fetches_expires_too(context: Context, clock: FakeClock) -> None:
    ada = admin(context)
    shown = accounts.new_pairing_code(context, ada)
    claimed = claim(context, shown.code)
    accounts.approve_pairing(context, ada, shown.id, "Laptop")
    clock.advance(300)
    assert accounts.pairing_state(context, claimed.id, claimed.secret).state == "expired"


def test_a_wrong_secret_and_an_unknown_pairing_sound_the_same(context: Context) -> None:
    ada = admin(context)
    shown = accounts.new_pairing_code(context, ada)
    said = set()
    for pairing_id, secret in [(shown.id, "x"), ("f" * 32, "x"), (claim(context, shown.code).id, "x"), (shown.id, "")]:
        with pytest.raises(accounts.PairingUnknown) as refused:
            accounts.pairing_state(context, pairing_id, secret)
        said.add(refused.value.message)
    assert len(said) == 1


def test_nobody_decides_about_another_users_code(context: Context) -> None:
    ada = admin(context)
    ben = colleague(context, ada)
    shown = accounts.new_pairing_code(context, ben)
    claim(context, shown.code)
    for act in (
        lambda: accounts.approve_pairing(context, ada, shown.id, "Laptop"),
        lambda: accounts.refuse_pairing(context, ada, shown.id),
        lambda: accounts.shown_pairing(context, ada, shown.id),
    ):
        with pytest.raises(accounts.PairingUnknown):
            act()


def test_viewers_pair_no_browser(context: Context) -> None:
    viewer = colleague(context, admin(context), "viewer")
    with pytest.raises(NotAllowed):
        accounts.new_pairing_code(context, viewer)


@pytest.mark.parametrize("name", ["", "   ", "\u202e", "x" * 81])
def test_a_browser_needs_a_name_people_can_read(context: Context, name: str) -> None:
    ada = admin(context)
    shown = accounts.new_pairing_code(context, ada)
    with pytest.raises(InvalidInput) as refused:
        accounts.claim_pairing(context, shown.code, name, EXTENSION)
    assert refused.value.fields[0].field == "device_name"


def test_a_user_disabled_in_between_gets_no_token(context: Context) -> None:
    ada = admin(context)
    ben = colleague(context, ada)
    shown = accounts.new_pairing_code(context, ben)
    claimed = claim(context, shown.code)
    accounts.approve_pairing(context, ben, shown.id, "Laptop")
    accounts.disable_user(context, ada, ben.id)
    assert accounts.pairing_state(context, claimed.id, claimed.secret).state == "refused"


def test_four_words_from_a_list_without_twins() -> None:
    assert len(WORDS) == len(set(WORDS)) > 120
    drawn = iter([0, 1, 2, len(WORDS) - 1])
    assert phrase(lambda bound: next(drawn)) == "acorn amber anchor window"


def test_a_use_is_noted_at_most_once_a_minute(context: Context, clock: FakeClock) -> None:
    token = paired(context, admin(context))

    def used_at() -> object:
        known = accounts.device_for_token(context, token)
        assert known is not None
        return known[0].last_used_at

    first = used_at()
    clock.advance(30)
    assert used_at() == first
    clock.advance(30)
    assert used_at() == clock.now()


@pytest.mark.parametrize("token", ["", "x", "token-", "é", "a" * 10_000])
def test_other_tokens_are_nobodys(context: Context, token: str) -> None:
    paired(context, admin(context))
    assert accounts.device_for_token(context, token) is None


def test_a_revoked_browser_is_out_at_once(context: Context) -> None:
    ada = admin(context)
    token = paired(context, ada)
    (device, owner) = accounts.list_devices(context)[0]
    assert owner.id == ada.id
    accounts.revoke_device(context, ada, device.id)
    assert accounts.device_for_token(context, token) is None
    assert accounts.list_devices(context) == []
    with pytest.raises(accounts.DeviceUnknown):
        accounts.revoke_device(context, ada, device.id)


def test_one_revokes_ones_own_and_an_admin_anybodys(context: Context) -> None:
    ada = admin(context)
    ben = colleague(context, ada)
    paired(context, ada)
    paired(context, ben)
    device_of = {owner.name: device.id for device, owner in accounts.list_devices(context)}
    assert [device.id for device, _ in accounts.list_devices(context, ben)] == [device_of["Ben"]]
    with pytest.raises(accounts.DeviceUnknown):
        accounts.revoke_device(context, ben, device_of["Ada Moss"])
    accounts.revoke_device(context, ada, device_of["Ben"])
    accounts.revoke_device(context, None, device_of["Ada Moss"])
    assert accounts.list_devices(context) == []
