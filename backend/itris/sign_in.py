"""Signing in to itris: by user name and password in each call, or by a token that all processes share."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from backend.context import Context
from backend.database import put
from backend.database.vault import CannotDecrypt
from backend.itris.address import joined
from backend.itris.answers import Answer, Call, parsed
from backend.itris.api_map import ApiMap
from backend.itris.connection import Connection
from backend.itris.errors import ADMIN, NoUsableAnswer, SignInRefused
from backend.itris.tables import SessionRow
from backend.itris.transport import Request, SetHeader
from backend.sentences import said

# A refused password isn't tried again before this: itris may lock the account of one that keeps on trying.
PAUSE_S = 60.0
# A token is renewed this long before it ends, since it must still be good when the call arrives.
MARGIN_S = 30.0
DEFAULT_LIFE_S = 600.0

Send = Callable[[Call, Request], Answer]


class SignIn:
    """`send` makes one call through the throttle; the sign-in itself counts like any other call."""

    def __init__(self, context: Context, connection: Connection, api_map: ApiMap, send: Send) -> None:
        self._context = context
        self._connection = connection
        self._map = api_map
        self._send = send
        # A connection that is only tried out must leave the stored one's session alone.
        self._stored = connection.revision > 0
        self._row: SessionRow | None = None

    def header(self) -> SetHeader:
        """What signs the next call; SignInRefused without a call when the last refusal is fresh."""
        row = self._load()
        now = self._context.clock.now()
        if row and row.refused_at and now < row.refused_at + timedelta(seconds=PAUSE_S):
            raise refused()
        if self._connection.auth_mode == "basic":
            return self._basic()
        if row and row.sealed_token and row.expires_at and now < row.expires_at:
            try:
                return self._bearer(self._context.vault.decrypt(row.sealed_token))
            except CannotDecrypt:
                pass  # sealed with a former key; a new token costs one call
        return self._new_token()

    def again(self, used: SetHeader) -> SetHeader:
        """What signs the call after a 401: a new token, unless another process has got one meanwhile."""
        if self._connection.auth_mode == "basic":
            return self._basic()
        self._forget(used)
        return self.header()

    def give_up(self) -> SignInRefused:
        """Remember that itris refuses, so that nobody keeps on trying, and return what to raise."""
        self._keep(None, None, self._context.clock.now())
        return refused()

    def _basic(self) -> SetHeader:
        pair = f"{self._connection.user_name}:{self._connection.password}".encode()
        return SetHeader(self._map.basic.header, f"Basic {base64.b64encode(pair).decode()}")

    def _bearer(self, token: str) -> SetHeader:
        return SetHeader(self._map.token.header, f"{self._map.token.scheme} {token}")

    def _new_token(self) -> SetHeader:
        entry = self._map.token
        body = {entry.user_name: self._connection.user_name, entry.password: self._connection.password}
        url = joined(self._connection.base_url, self._map.route_of(entry))
        answer = self._send(Call("sign_in", "user", writes=False), Request(entry.method, url, body=body))
        if answer.status in (400, 401, 403):
            raise self.give_up()
        _, content = parsed(answer.body)
        token = content.get(entry.token) if isinstance(content, dict) else None
        if answer.status != 200 or not isinstance(token, str) or not token:
            raise NoUsableAnswer(said("itris gave no token but status {status}.", status=answer.status), hint=ADMIN)
        life = _life(content.get(entry.expires_in))
        self._keep(token, self._context.clock.now() + timedelta(seconds=life), None)
        return self._bearer(token)

    def _forget(self, used: SetHeader) -> None:
        row = self._load()
        if row and row.sealed_token and self._bearer(self._context.vault.decrypt(row.sealed_token)).value == used.value:
            self._keep(None, None, None)

    def _load(self) -> SessionRow | None:
        if not self._stored:
            return self._row
        with self._context.database.read() as session:
            row = session.get(SessionRow, 1)
        return row if row and row.revision == self._connection.revision else None

    def _keep(self, token: str | None, expires_at: datetime | None, refused_at: datetime | None) -> None:
        values: dict[str, Any] = {
            "revision": self._connection.revision,
            "sealed_token": self._context.vault.encrypt(token) if token else None,
            "expires_at": expires_at,
            "refused_at": refused_at,
        }
        if not self._stored:
            self._row = SessionRow(id=1, **values)
            return
        with self._context.database.write() as session:
            put(session, SessionRow, id=1, **values)


def refused() -> SignInRefused:
    return SignInRefused(said("itris refuses the user name and password of the connection."), hint=ADMIN)


def _life(seconds: Any) -> float:
    try:
        life = float(seconds)
    except (TypeError, ValueError):
        life = DEFAULT_LIFE_S
    return max(1.0, life - min(MARGIN_S, life / 10))
