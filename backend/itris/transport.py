"""One HTTP exchange with itris, with a bound on time and size, and what is known when it fails."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import requests
import urllib3
from requests.auth import AuthBase

from backend.context import Context
from backend.errors import SidecarError
from backend.itris.answers import Answer, Call
from backend.itris.errors import ADMIN, NotReached, NoUsableAnswer, OutcomeUnknown, TooLate
from backend.sentences import said

LARGEST_ANSWER = 20_000_000
CHUNK = 65_536

# At DEBUG it writes every address with its query, and a search's query is personal data.
logging.getLogger("urllib3").setLevel(logging.WARNING)


@dataclass(frozen=True)
class Request:
    method: str
    url: str
    query: tuple[tuple[str, str], ...] = ()
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


class SetHeader(AuthBase):
    """Signs a request. Given as `auth`, so that a .netrc file can't put another password in its place."""

    def __init__(self, name: str, value: str) -> None:
        self.name = name
        self.value = value

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers[self.name] = self.value
        return request


def exchange(context: Context, call: Call, request: Request, auth: AuthBase | None) -> Answer:
    """The answer, whatever its status. NotReached: nothing left. After that, reading gives NoUsableAnswer and
    writing OutcomeUnknown. Redirects aren't followed and nothing is sent twice."""
    failure: SidecarError
    try:
        return _send(context, call, request, auth)
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
        failure = _failure(call, error)
    # Outside the handler: the library's own error holds the whole address and must not ride along as its context.
    raise failure


def _send(context: Context, call: Call, request: Request, auth: AuthBase | None) -> Answer:
    response = context.http.request(
        request.method,
        request.url,
        params=list(request.query),
        json=request.body,
        headers={"Accept": "application/json", **request.headers},
        auth=auth,
        timeout=(context.config.connect_timeout_s, context.config.read_timeout_s),
        allow_redirects=False,
        stream=True,
    )
    with response:
        body = _body(context, call, response)
        return Answer(response.status_code, {name.lower(): value for name, value in response.headers.items()}, body)


def _body(context: Context, call: Call, response: requests.Response) -> bytes:
    """Read by what has arrived, since a server that trickles would outlast a timeout that counts silence only."""
    deadline = context.clock.monotonic() + 3 * context.config.read_timeout_s
    parts: list[bytes] = []
    size = 0
    while part := response.raw.read1(CHUNK, decode_content=True):
        parts.append(part)
        size += len(part)
        if size > LARGEST_ANSWER:
            raise _undecided(call, said("itris's answer is larger than Sidecar takes"))
        if context.clock.monotonic() > deadline:
            raise _undecided(call, said("itris's answer took too long"), TooLate)
    return b"".join(parts)


def _failure(call: Call, error: Exception) -> SidecarError:
    causes = _causes(error)
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
        return NotReached(said("The certificate of itris's address can't be trusted."), hint=ADMIN)
    if any(isinstance(cause, urllib3.exceptions.NameResolutionError) for cause in causes):
        return NotReached(said("The host name of itris's address isn't known."), hint=ADMIN)
    never_connected = (requests.ConnectTimeout, urllib3.exceptions.NewConnectionError, urllib3.exceptions.ProxyError)
    if any(isinstance(cause, never_connected) for cause in causes):
        return NotReached(said("itris can't be reached."), hint=said("Is itris running, and is its address right?"))
    if isinstance(error, requests.exceptions.InvalidURL | requests.exceptions.InvalidSchema):
        return NotReached(said("The address of itris can't be used."), hint=ADMIN)
    if any(isinstance(cause, requests.Timeout | urllib3.exceptions.TimeoutError | TimeoutError) for cause in causes):
        return _undecided(call, said("itris didn't answer in time"), TooLate)
    return _undecided(call, said("The connection to itris broke off"))


def _undecided(call: Call, what: str, reading: type[NoUsableAnswer] = NoUsableAnswer) -> SidecarError:
    if call.writes:
        return OutcomeUnknown(
            said("{what}, so it isn't known whether it was done.", what=what),
            hint=said("Sidecar looks in itris before it writes again."),
        )
    return reading(said("{what}.", what=what), hint=said("It will be tried again when it makes sense."))


def _causes(error: BaseException) -> list[BaseException]:
    """The error with everything it was made from; the libraries wrap each other's errors in several ways."""
    found: list[BaseException] = []
    waiting: list[Any] = [error]
    while waiting:
        each = waiting.pop()
        if isinstance(each, BaseException) and each not in found:
            found.append(each)
            waiting += [*each.args, each.__cause__, each.__context__, getattr(each, "reason", None)]
    return found
