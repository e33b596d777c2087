"""A call to the API from the door to the answer: throttle, signing in, faults, the transaction, the answer."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, NoReturn

from sqlalchemy import delete, insert, select
from werkzeug.datastructures import Authorization

from backend.sandbox.call import Answer, Call, Operation, Refused, check_parameters
from backend.sandbox.faults import Faults
from backend.sandbox.gate import Gate, Throttle
from backend.sandbox.moment import Clock
from backend.sandbox.operations import OPERATIONS
from backend.sandbox.tables import File, held

BY_NAME = {operation.name: operation for operation in OPERATIONS}


class Dropped(Exception):
    """The connection is to be closed without an answer."""


class Unparsed(ValueError):
    """A body that is no JSON object."""


@dataclass(frozen=True)
class Request:
    """What came over the wire. `path` is the whole one, with /api/v2."""

    method: str
    path: str
    args: Mapping[str, Sequence[str]]
    body: bytes
    authorization: Authorization | None
    record_id: int = 0


@dataclass
class Reply:
    """`cut`: send a part of the body only; `whole_length`: announce the length of the whole all the same."""

    status: int
    body: Any
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False
    whole_length: bool = False


@dataclass
class Itris:
    """Everything one running sandbox consists of."""

    file: File
    clock: Clock
    gate: Gate
    throttle: Throttle
    faults: Faults = field(default_factory=Faults)

    def sign_in(self, request: Request) -> Reply:
        """A token for the API user's name and password."""
        if (wait := self.throttle.wait()) is not None:
            return _throttled(wait)
        try:
            body = parsed(request.body)
        except Unparsed as error:
            return Reply(400, {"message": str(error)})
        if not self.gate.fits(body.get("username"), body.get("password")):
            return Reply(401, {"message": "The user name or password is wrong."})
        return Reply(200, {"accessToken": self.gate.token(), "expiresIn": self.gate.token_seconds})

    def answer(self, operation: Operation, request: Request) -> Reply:
        """Does one call. Dropped: close the connection instead of answering."""
        if (refusal := self._refusal(request)) is not None:
            return refusal
        self._strike_before(request)
        self.store_due()
        try:
            status, body = self._done(operation, request)
        except Refused as refused:
            return Reply(refused.status, refused.body)
        except Broken as broken:
            return broken.reply
        return self._after(request, Reply(status, body))

    def _refusal(self, request: Request) -> Reply | None:
        """Throttle, session, password: all of them answer before anything is looked at."""
        if (wait := self.throttle.wait()) is not None:
            return _throttled(wait)
        struck = self._struck(request, "throttled", "expired_session")
        if "expired_session" in struck:
            self.gate.end(request.authorization)
            return Reply(401, {"message": "The session has expired."})
        if not self.gate.lets_in(request.authorization):
            way = "Basic" if self.gate.way == "basic" else "Bearer"
            return Reply(401, {"message": "Please sign in."}, {"WWW-Authenticate": f'{way} realm="sandbox"'})
        return _throttled(struck["throttled"]["retry_after"]) if "throttled" in struck else None

    def _strike_before(self, request: Request) -> None:
        if self._struck(request, "drop_before"):
            raise Dropped

    def _done(self, operation: Operation, request: Request) -> Answer:
        """The answer of the operation, with its effect committed (or held back, which drops the connection)."""
        if self._struck(request, "error_500_before"):
            raise Broken
        if operation.writes:
            return self._write(operation, request)
        with self.file.read() as connection:
            call = Call(connection, self.clock.now(), request.record_id, request.args)
            check_parameters(call, operation.query)
            return operation.handle(call)

    def _write(self, operation: Operation, request: Request) -> Answer:
        try:
            body = parsed(request.body)
        except Unparsed as error:
            raise Refused(400, str(error)) from None
        struck = self._struck(request, "hide_new", "two_for_one_mark", "hold_commit")
        with self.file.write() as connection:
            now = self.clock.now()
            call = Call(connection, now, request.record_id, request.args, body)
            check_parameters(call, operation.query)
            if "hold_commit" in struck:
                self._hold(call, operation, struck["hold_commit"]["seconds"])
            hidden = struck.get("hide_new", {}).get("seconds")
            visible_at = 0 if hidden is None else now.timestamp() + hidden
            copies = 2 if "two_for_one_mark" in struck else 1
            return operation.handle(replace(call, visible_at=visible_at, copies=copies))

    def _hold(self, call: Call, operation: Operation, seconds: float) -> NoReturn:
        """Tries the write out, undoes it, keeps it for later and drops the connection."""
        trial = call.connection.begin_nested()
        operation.handle(call)
        trial.rollback()
        row = {
            "due_at": call.now.timestamp() + seconds,
            "operation": operation.name,
            "record_id": call.record_id,
            "body": json.dumps(call.body),
        }
        call.connection.execute(insert(held), [row])
        call.connection.commit()
        raise Dropped

    def store_due(self) -> None:
        """Stores what was held back and is due. Called before anything is looked at, so nobody sees a difference."""
        now = self.clock.now().timestamp()
        due = select(held).where(held.c.due_at <= now).order_by(held.c.due_at, held.c.id)
        with self.file.read() as connection:
            if connection.execute(due).first() is None:
                return
        with self.file.write() as connection:
            for row in connection.execute(due).all():
                moment = datetime.fromtimestamp(row.due_at, UTC)
                BY_NAME[row.operation].handle(Call(connection, moment, row.record_id, body=json.loads(row.body)))
                connection.execute(delete(held).where(held.c.id == row.id))

    def _after(self, request: Request, reply: Reply) -> Reply:
        """Faults that strike a call that was done."""
        struck = self._struck(request, "late", "accept_then_drop", "accept_then_500", "truncated_json")
        if "late" in struck:
            self.clock.sleep(struck["late"]["seconds"])
        if "accept_then_drop" in struck:
            raise Dropped
        if "accept_then_500" in struck:
            return _broken()
        if "truncated_json" in struck:
            reply.cut, reply.whole_length = True, struck["truncated_json"]["whole_length"]
        return reply

    def _struck(self, request: Request, *names: str) -> dict[str, dict[str, Any]]:
        return self.faults.striking(request.method, request.path, names)


class Broken(Exception):
    """The server failed before it stored anything."""

    def __init__(self) -> None:
        super().__init__()
        self.reply = _broken()


def parsed(body: bytes) -> dict[str, Any]:
    """A JSON object. Unparsed when it is something else; NaN and Infinity are no JSON."""
    try:
        found = json.loads(body, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Unparsed("The body is not valid JSON.") from None
    if not isinstance(found, dict):
        raise Unparsed("The body must be a JSON object.")
    return found


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _throttled(retry_after: float | None) -> Reply:
    headers = {} if retry_after is None else {"Retry-After": f"{retry_after:g}"}
    return Reply(429, {"message": "Too many calls. Please wait."}, headers)


def _broken() -> Reply:
    return Reply(500, {"message": "An unexpected error occurred."})
