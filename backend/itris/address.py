"""The address of an itris: what an admin may type, and which one is the sandbox. Pure."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

from backend.errors import FieldProblem, InvalidInput
from backend.sentences import said


class WrongAddress(InvalidInput):
    code = "wrong_address"
    title = said("This isn't an address of an itris")

    def __init__(self, reason: str, field: str = "base_url") -> None:
        super().__init__(reason, fields=[FieldProblem("connection", field, reason)])


def base_url(text: str) -> str:
    """A whole https address without a slash at its end; a bare host gets https, http is for loopback only.

    Passwords and record data travel to it, so nothing that could lead them elsewhere is accepted.
    """
    text = text.strip()
    if not text:
        raise WrongAddress("The address of itris is missing.")
    if not re.match(r"[a-z][a-z0-9+.-]*://", text, re.IGNORECASE):
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise WrongAddress("The address of itris can't be read.") from None
    if not host or re.search(r"[\s\\]", text):
        raise WrongAddress("The address of itris has no host name.")
    if parts.username is not None or parts.password is not None:
        raise WrongAddress("Leave user name and password out of the address; they have fields of their own.")
    if parts.query or parts.fragment:
        raise WrongAddress("The address of itris ends before any ? or #.")
    if parts.scheme.lower() not in ("http", "https"):
        raise WrongAddress("The address of itris begins with https://.")
    if parts.scheme.lower() == "http" and not is_loopback(host):
        raise WrongAddress("The password would travel unencrypted: the address must begin with https://.")
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme.lower()}://{shown}{f':{port}' if port else ''}{parts.path.rstrip('/')}"


def is_loopback(host: str) -> bool:
    try:
        return host.casefold() == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def origin(url: str) -> tuple[str, str, int]:
    """Scheme, host and port: what a password is given to."""
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    return scheme, (parts.hostname or "").casefold(), parts.port or (443 if scheme == "https" else 80)


def is_sandbox(url: str, configured: str) -> bool:
    """Whether writes need no verified map: only at the very address configured at start, and only on loopback.

    Nothing that the other side says counts, or a real itris could be taken for the sandbox.
    """
    return bool(configured) and url == configured.rstrip("/") and is_loopback(urlsplit(url).hostname or "")


def joined(root: str, route: str) -> str:
    """`route` below `root`; a root that was typed with the route's own beginning (…/api/v2) isn't doubled."""
    path = urlsplit(root).path
    if path and route.startswith(f"{path}/"):
        root = root.removesuffix(path)
    return f"{root}{route}"
