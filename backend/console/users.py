"""Users: inviting by a one-time link, roles, the link to itris."""

from __future__ import annotations

from flask import Blueprint, request
from werkzeug.wrappers import Response

from backend import accounts
from backend.console.door import done, here, needs, number, page, text, user
from backend.console.lists import itris_users
from backend.errors import SidecarError


def register(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/users", "users", users, methods=["GET", "POST"])
    blueprint.add_url_rule("/users/<int:user_id>", "user", one, methods=["GET", "POST"])
    blueprint.add_url_rule("/users/<int:user_id>/link", "user_link", link, methods=["POST"])
    blueprint.add_url_rule("/users/<int:user_id>/disable", "disable", disable, methods=["POST"])
    blueprint.add_url_rule("/users/<int:user_id>/enable", "enable", enable, methods=["POST"])


@needs("admin")
def users() -> Response:
    problem = None
    if request.method == "POST":
        try:
            invited = accounts.create_user(
                here(), user(), email=text("email"), name=text("name"), role=text("role") or "consultant"
            )
            return _with_link(invited.id)
        except SidecarError as refused:
            problem = refused
    return page("users.html", problem=problem, users=accounts.list_users(here()), roles=accounts.ROLES)


@needs("admin")
def one(user_id: int) -> Response:
    chosen = accounts.get_user(here(), user_id)
    problem = None
    if request.method == "POST":
        try:
            if text("role") != chosen.role:
                accounts.change_role(here(), user(), user_id, text("role"))
            accounts.link_to_itris(here(), user(), user_id, number("itris_user_id"), text("database_url"))
            return done(f"{chosen.name} is changed.", "users")
        except SidecarError as refused:
            problem = refused
    people, why_not = itris_users()
    return page("user.html", problem=problem, chosen=chosen, roles=accounts.ROLES, itris_users=people, why_not=why_not)


@needs("admin")
def link(user_id: int) -> Response:
    return _with_link(user_id)


@needs("admin")
def disable(user_id: int) -> Response:
    name = accounts.disable_user(here(), user(), user_id).name
    return done(f"{name} can't sign in any more, and their browsers are unpaired.", "users")


@needs("admin")
def enable(user_id: int) -> Response:
    name = accounts.enable_user(here(), user(), user_id).name
    return done(f"{name} can sign in again.", "users")


def _with_link(user_id: int) -> Response:
    # Shown in the answer itself and kept nowhere: after leaving the page only a new link helps.
    path = accounts.invite_link(here(), user(), user_id)
    return page("link.html", chosen=accounts.get_user(here(), user_id), address=request.host_url.rstrip("/") + path)
