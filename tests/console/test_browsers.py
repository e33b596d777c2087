"""Pairing a browser in the console, and unpairing it."""

from __future__ import annotations

import re

import pytest

from backend import accounts
from backend.context import Context
from tests.accounts.people import colleague, paired
from tests.console.site import Visitor, signed_in, words
from tests.fakes import FakeClock

EXTENSION = "cnnhpjnlkomkabgpiccacofblledagok"


def begin(visitor: Visitor) -> tuple[str, str]:
    """Ask for a code; its page and the code."""
    answer = visitor.send("/console/pair", follow=False)
    shown = re.search(r'class="code"[^>]*><span>(\d{4})</span> <span>(\d{4})</span>', visitor.see(answer.location).text)
    assert shown
    return answer.location, shown.group(1) + shown.group(2)


def test_the_whole_way(context: Context) -> None:
    visitor, _ = signed_in(context)
    page, code = begin(visitor)
    claim = accounts.claim_pairing(context, code, "Chrome on Windows", EXTENSION)
    asked = visitor.text(page)
    assert all(word in asked for word in claim.phrase.split())
    assert 'value="Chrome on Windows"' in visitor.see(page).text

    assert "Approved" in words(visitor.send(page, decision="approve", device_name="Work laptop"))
    assert accounts.pairing_state(context, claim.id, claim.secret).token
    assert "Work laptop is paired." in visitor.text(page)
    assert "not used yet" in visitor.text("/console/browsers")


def test_a_reload_shows_the_code_again_but_only_to_who_asked(context: Context) -> None:
    visitor, ada = signed_in(context)
    page, code = begin(visitor)
    assert code[:4] in visitor.text(page)
    elsewhere, _ = signed_in(context)
    assert "It was shown in another window." in elsewhere.text(page)
    assert code not in elsewhere.see(page).text
    ben = Visitor(visitor.client.application)
    ben.sign_in(colleague(context, ada))
    assert ben.see(page).status_code == 404
    assert ben.see(f"{page}/state").status_code == 404
    assert ben.send(page, decision="approve", device_name="Mine").status_code == 404


def test_the_page_asks_how_it_stands(context: Context, clock: FakeClock) -> None:
    visitor, _ = signed_in(context)
    page, code = begin(visitor)
    clock.advance(30)
    assert visitor.see(f"{page}/state").get_json() == {"state": "open", "seconds_left": 90}
    accounts.claim_pairing(context, code, "Chrome", EXTENSION)
    assert visitor.see(f"{page}/state").get_json() == {"state": "waiting", "seconds_left": 300}


def test_refusing(context: Context) -> None:
    visitor, _ = signed_in(context)
    page, code = begin(visitor)
    claim = accounts.claim_pairing(context, code, "Chrome", EXTENSION)
    assert "Refused" in words(visitor.send(page, decision="refuse", device_name="Chrome"))
    assert accounts.pairing_state(context, claim.id, claim.secret).state == "refused"
    answer = visitor.send(page, decision="approve", device_name="Chrome")
    assert answer.status_code == 409
    assert "decided already" in words(answer)


def test_anything_but_approve_refuses(context: Context) -> None:
    visitor, _ = signed_in(context)
    page, code = begin(visitor)
    claim = accounts.claim_pairing(context, code, "Chrome", EXTENSION)
    visitor.send(page, decision="APPROVE", device_name="Chrome")
    assert accounts.pairing_state(context, claim.id, claim.secret).state == "refused"


def test_a_browser_needs_a_name(context: Context) -> None:
    visitor, _ = signed_in(context)
    page, code = begin(visitor)
    accounts.claim_pairing(context, code, "Chrome", EXTENSION)
    answer = visitor.send(page, decision="approve", device_name=" ")
    assert answer.status_code == 422
    assert "The name is missing." in words(answer)


@pytest.mark.parametrize(("seconds", "said"), [(120, "The time is up"), (0, "The code was typed wrong too often")])
def test_a_code_that_is_over_says_why(context: Context, clock: FakeClock, seconds: float, said: str) -> None:
    visitor, _ = signed_in(context)
    page, _ = begin(visitor)
    for _ in range(5 if not seconds else 0):
        with pytest.raises(accounts.WrongCode):
            accounts.claim_pairing(context, "00000000", "Chrome", EXTENSION)
    clock.advance(seconds)
    assert said in visitor.text(page)


def test_a_newer_code_takes_the_place_of_the_older(context: Context) -> None:
    visitor, _ = signed_in(context)
    older, _ = begin(visitor)
    begin(visitor)
    assert "A newer code took its place" in visitor.text(older)


def test_one_sees_and_unpairs_ones_own_browsers(context: Context) -> None:
    visitor, ben = signed_in(context, "consultant")
    paired(context, ben)
    paired(context, accounts.list_users(context)[0])
    shown = visitor.see("/console/browsers").text
    mine = accounts.list_devices(context, ben)[0][0]
    assert re.findall(r"browsers/(\d+)/revoke", shown) == [str(mine.id)]
    assert "is unpaired" in words(visitor.send(f"/console/browsers/{mine.id}/revoke"))
    others = accounts.list_devices(context)[0][0]
    assert visitor.send(f"/console/browsers/{others.id}/revoke").status_code == 404
    assert len(accounts.list_devices(context)) == 1


def test_an_admin_sees_and_unpairs_everybodys(context: Context) -> None:
    visitor, ada = signed_in(context)
    ben = colleague(context, ada)
    paired(context, ben)
    assert "Ben · paired" in visitor.text("/console/browsers")
    visitor.send(f"/console/browsers/{accounts.list_devices(context)[0][0].id}/revoke")
    assert accounts.list_devices(context) == []
