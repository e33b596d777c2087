"""One question to the finder: names, company and LinkedIn address out, addresses and numbers back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import requests
import urllib3
from requests.auth import AuthBase

from backend import audit
from backend.context import Context
from backend.errors import SidecarError
from backend.finder.connection import Finder, load_finder
from backend.finder.errors import ADMIN, FinderAway, FinderBusy, FinderOff
from backend.profile import Profile
from backend.profile.lines import EMAIL, PHONE, clean
from backend.sentences import said

LARGEST_ANSWER = 100_000
MOST = 20
LONGEST_S = 30


@dataclass(frozen=True)
class Found:
    """`source`: where the service has it from, in its words; `confidence` 0..1, None when it doesn't say."""

    kind: Literal["email", "phone"]
    value: str
    source: str
    confidence: float | None


class _Key(AuthBase):
    """Given as `auth`, so that a .netrc file can't put another password in its place."""

    def __init__(self, key: str) -> None:
        self._key = key

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._key}"
        return request


def find(context: Context, actor: audit.Actor, profile: Profile) -> list[Found]:
    """What the finder knows; empty when it knows nobody. Raise FinderOff, FinderAway or FinderBusy."""
    finder = load_finder(context)
    if finder is None:
        raise FinderOff()
    with context.database.write() as session:
        # Who let a person's name leave the house, and when; never whose name.
        audit.record(session, context.clock.now(), actor, "finder.asked", "finder")
    failure: SidecarError
    try:
        status, headers, body = _send(context, finder, _question(profile))
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError):
        failure = FinderAway(
            said("The finder can't be reached."),
            hint=said("Try again; if it stays, ask the Sidecar admin to look at the finder in the console."),
        )
    else:
        return _answer(status, headers, body)
    # Outside the handler: the library's own error holds the address and must not ride along as its context.
    raise failure


def _question(profile: Profile) -> dict[str, Any]:
    """No more than it takes to find somebody."""
    return {
        "full_name": profile.full_name,
        "first_name": profile.first_name,
        "last_name": profile.last_name,
        "company": profile.company,
        "linkedin_url": profile.address.url if profile.address else None,
    }


def _send(context: Context, finder: Finder, question: Mapping[str, Any]) -> tuple[int, Mapping[str, str], bytes]:
    response = context.http.post(
        finder.url,
        json=question,
        headers={"Accept": "application/json"},
        auth=_Key(finder.key),
        timeout=(context.config.connect_timeout_s, context.config.read_timeout_s),
        allow_redirects=False,
        stream=True,
    )
    with response:
        parts: list[bytes] = []
        deadline = context.clock.monotonic() + LONGEST_S
        while part := response.raw.read1(65_536, decode_content=True):
            parts.append(part)
            if sum(map(len, parts)) > LARGEST_ANSWER or context.clock.monotonic() > deadline:
                raise requests.ConnectionError("too much or too slow")
        return response.status_code, response.headers, b"".join(parts)


def _answer(status: int, headers: Mapping[str, str], body: bytes) -> list[Found]:
    if status == 404:
        return []
    if status in (401, 403):
        raise FinderAway(said("The finder refuses the key."), hint=ADMIN)
    if status == 429:
        raise FinderBusy(_seconds(headers.get("Retry-After", "")))
    try:
        entries = json.loads(body)["found"] if status == 200 else None
    except (ValueError, KeyError, TypeError, RecursionError):
        entries = None
    if not isinstance(entries, list):
        raise FinderAway(said("The finder's answer can't be understood."), hint=ADMIN)
    found = [entry for raw in entries if (entry := _entry(raw))]
    return sorted(dict.fromkeys(found), key=lambda f: -(f.confidence or 0))[:MOST]


def _entry(raw: Any) -> Found | None:
    """One entry as we know it; what is no address and no number is left out."""
    if not isinstance(raw, Mapping):
        return None
    kind, value = raw.get("kind"), clean(str(raw.get("value") or ""))
    shape = {"email": EMAIL, "phone": PHONE}.get(kind if isinstance(kind, str) else "")
    if shape is None or not shape.fullmatch(value) or len(value) > (254 if kind == "email" else 60):
        return None
    given = raw.get("confidence")
    confidence = None
    if isinstance(given, int | float) and not isinstance(given, bool) and 0 <= given <= 1:
        confidence = float(given)
    source = clean(str(raw.get("source") or "")) or "the finder"
    return Found("email" if kind == "email" else "phone", value, source[:200], confidence)


def _seconds(text: str) -> float:
    return float(text) if text.isdecimal() and len(text) < 6 else 60.0
