"""The first admin, and what home says to do next."""

from __future__ import annotations

import re

from backend import accounts
from backend.console.home import TOKENS
from backend.context import Context
from tests.accounts.people import PASSWORD, paired
from tests.console.site import Visitor, app_of, signed_in, words


def form_token(page: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found
    return found.group(1)


def test_the_link_makes_the_first_admin_and_signs_them_in(context: Context) -> None:
    link = accounts.setup_link(context)
    assert link is not None
    visitor = Visitor(app_of(context))
    token = form_token(visitor.see(link).text)
    answer = visitor.send(
        link, token=token, name="Ada Moss", email="Ada@agency.example", password=PASSWORD, again=PASSWORD
    )
    assert answer.status_code == 200
    assert "Good to see you, Ada Moss" in words(answer)
    assert visitor.see(link).status_code == 404


def test_mistakes_are_shown_beside_their_fields_and_nothing_typed_is_lost(context: Context) -> None:
    link = accounts.setup_link(context)
    assert link is not None
    visitor = Visitor(app_of(context))
    token = form_token(visitor.see(link).text)
    answer = visitor.send(link, token=token, name="Ada Moss", email="ada", password=PASSWORD, again=PASSWORD)
    assert answer.status_code == 422
    assert 'aria-describedby="email-hint email-error"' in answer.text
    assert 'value="Ada Moss"' in answer.text
    assert PASSWORD not in answer.text
    answer = visitor.send(link, token=token, name="Ada", email="ada@agency.example", password=PASSWORD, again="x")
    assert "The two passwords differ." in words(answer)
    assert not accounts.is_set_up(context)


def test_before_the_first_admin_the_sign_in_page_says_how_to_begin(context: Context) -> None:
    assert "Nobody has an account yet" in Visitor(app_of(context)).text("/console/")


def test_an_unknown_link_is_a_friendly_page(context: Context) -> None:
    answer = Visitor(app_of(context)).see("/console/set-up/made-up")
    assert answer.status_code == 404
    assert "This link can't be used" in words(answer)


def test_home_says_what_to_do_next(context: Context) -> None:
    visitor, _ = signed_in(context)
    assert "Next: Connect itris" in visitor.text("/console/")


def test_a_consultant_is_led_to_pairing_and_then_left_in_peace(context: Context) -> None:
    visitor, ben = signed_in(context, "consultant")
    assert "Next: Pair your browser" in visitor.text("/console/")
    paired(context, ben)
    assert "Next:" not in visitor.text("/console/")
    assert "1 browser is paired" in visitor.text("/console/")


def test_the_console_wears_the_panels_own_look(context: Context) -> None:
    answer = Visitor(app_of(context)).see("/console/tokens.css")
    assert answer.mimetype == "text/css"
    assert answer.data == TOKENS.read_bytes()
