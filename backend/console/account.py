"""Setting a password by a one-time link, signing in and out."""

from __future__ import annotations

from flask import Blueprint, redirect, request, session, url_for
from flask_login import current_user, login_user, logout_user
from werkzeug.wrappers import Response

from backend import accounts
from backend.accounts import User
from backend.console.door import SignedIn, done, here, page, safe_next, text
from backend.errors import FieldProblem, InvalidInput, SidecarError


def register(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/set-up/<token>", "set_up", set_up, methods=["GET", "POST"])
    blueprint.add_url_rule("/sign-in", "sign_in", sign_in, methods=["GET", "POST"])
    blueprint.add_url_rule("/sign-out", "sign_out", sign_out, methods=["POST"])


def set_up(token: str) -> Response:
    link = accounts.open_link(here(), token)
    if request.method == "GET":
        return page("set_up.html", link=link, token=token)
    password = request.form.get("password", "")
    try:
        if password != request.form.get("again", ""):
            reason = "The two passwords differ."
            raise InvalidInput(reason, fields=[FieldProblem("account", "again", reason)])
        user = accounts.complete_setup(here(), token, password=password, email=text("email"), name=text("name"))
    except accounts.LinkUnusable:
        raise
    except SidecarError as problem:
        return page("set_up.html", problem=problem, link=link, token=token)
    _enter(user)
    return done("Welcome. Your password is set.", "home")


def sign_in() -> Response:
    back = safe_next(request.values.get("next"))
    if current_user.is_authenticated:
        return redirect(back)
    if request.method == "GET":
        return page("sign_in.html", back=back, ready=accounts.is_set_up(here()))
    try:
        user = accounts.sign_in(here(), text("email"), request.form.get("password", ""))
    except SidecarError as problem:
        return page("sign_in.html", problem=problem, back=back, ready=True)
    _enter(user)
    return redirect(back, code=303)


def sign_out() -> Response:
    logout_user()
    session.clear()
    return redirect(url_for("console.sign_in"), code=303)


def _enter(user: User) -> None:
    # A session begun before signing in may be known to somebody else.
    session.clear()
    session.permanent = True
    login_user(SignedIn(user))
