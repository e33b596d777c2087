"""Paired browsers."""

from __future__ import annotations

from flask import Blueprint
from werkzeug.wrappers import Response

from backend import accounts
from backend.console.door import done, here, needs, page, user


def register(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/browsers", "devices", devices)
    blueprint.add_url_rule("/browsers/<int:device_id>/revoke", "revoke", revoke, methods=["POST"])


@needs()
def devices() -> Response:
    mine = None if user().is_admin else user()
    return page("devices.html", devices=accounts.list_devices(here(), mine))


@needs()
def revoke(device_id: int) -> Response:
    accounts.revoke_device(here(), user(), device_id)
    return done("The browser is unpaired. It can do nothing here any more.", "devices")
