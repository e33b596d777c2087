"""The finder's address and key, kept with the key sealed."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from backend import audit
from backend.context import Context
from backend.database import put
from backend.finder.errors import WrongFinder
from backend.finder.tables import FinderRow


@dataclass(frozen=True)
class Finder:
    url: str
    key: str = field(repr=False)


def load_finder(context: Context) -> Finder | None:
    """The stored finder with its key in the clear; None while it is off."""
    with context.database.read() as session:
        row = session.get(FinderRow, 1)
    return Finder(row.url, context.vault.decrypt(row.sealed_key)) if row else None


def is_on(context: Context) -> bool:
    with context.database.read() as session:
        return session.get(FinderRow, 1) is not None


def save_finder(context: Context, actor: audit.Actor, url: str, key: str) -> None:
    """Keep it and turn it on. An empty key keeps the stored one, but only for the same address: whoever may change
    the address must not be able to send the key elsewhere. Raise WrongFinder."""
    url = _checked(url)
    stored = load_finder(context)
    key = key.strip() or (stored.key if stored and stored.url == url else "")
    if not key:
        raise WrongFinder("key", "The key is missing.")
    if not re.fullmatch(r"[\x21-\x7e]{1,500}", key):
        raise WrongFinder("key", "A key has plain characters only and no spaces.")
    now = context.clock.now()
    with context.database.write() as session:
        put(session, FinderRow, id=1, url=url, sealed_key=context.vault.encrypt(key), saved_at=now)
        audit.record(session, now, actor, "finder.saved", "finder")


def remove_finder(context: Context, actor: audit.Actor) -> None:
    """Turn it off and forget the key."""
    with context.database.write() as session:
        row = session.get(FinderRow, 1)
        if row is not None:
            session.delete(row)
            audit.record(session, context.clock.now(), actor, "finder.removed", "finder")


def _checked(text: str) -> str:
    """A whole https address; http on this machine only, because names and the key travel to it."""
    url = text.strip()
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise WrongFinder("url", "The address can't be read.") from None
    if not host or re.search(r"[\s\\\x00-\x1f]", url) or len(url) > 500:
        raise WrongFinder("url", "Write the whole address, beginning with https://.")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise WrongFinder("url", "Leave user names, passwords and anything after ? or # out of the address.")
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_loopback(host)):
        raise WrongFinder("url", "The key would travel unencrypted: the address must begin with https://.")
    return url


def _is_loopback(host: str) -> bool:
    try:
        return host.casefold() == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
