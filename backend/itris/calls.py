"""One call of itris from the API map's operation to the parsed answer: throttle, sign-in, repeats, errors."""

from __future__ import annotations

import logging
import string
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from backend.context import Context
from backend.errors import SidecarError
from backend.itris.address import joined
from backend.itris.answers import Answer, Call, error_of, parsed, retry_after, unknown_route, values_in
from backend.itris.api_map import ApiMap
from backend.itris.connection import Connection
from backend.itris.entries import Operation
from backend.itris.errors import (
    ItrisRefused,
    NotReached,
    NoUsableAnswer,
    OutcomeUnknown,
    RecordNotFound,
    Throttled,
    TooLate,
)
from backend.itris.sign_in import SignIn
from backend.itris.throttle import Throttle
from backend.itris.transport import Request, exchange
from backend.sentences import said

log = logging.getLogger(__name__)

READ_TRIES = 3
BACK_OFF_S = (0.5, 1.5)

Query = Sequence[tuple[str, str]]


class Caller:
    """Makes calls over one connection. Reading is repeated; a write leaves once, or a second time after a 401."""

    def __init__(self, context: Context, connection: Connection, api_map: ApiMap, *, bulk: bool = False) -> None:
        self._context = context
        self._connection = connection
        self._map = api_map
        self._throttle = Throttle(context, connection.policy, bulk=bulk)
        self._sign_in = SignIn(context, connection, api_map, self._through_throttle)

    def call(
        self,
        name: str,
        *,
        record_id: int | None = None,
        values: Mapping[str, str] | None = None,
        query: Query = (),
        body: Any = None,
        route: str | None = None,
    ) -> Any:
        """The parsed JSON of operation `name`. `values` fill the placeholders; `route` stands in for the map's own."""
        operation = self._map.operation(name)
        filled = dict(values or {}) | ({} if record_id is None else {"id": str(record_id)})
        request = self._request(operation, filled, query, body, route)
        kind, _, verb = name.partition(".")
        call = Call(
            name,
            kind,
            writes=operation.method != "GET",
            creates=operation.method == "POST",
            sent=values_in(body) | values_in([value for _, value in query]) | self._secrets(),
        )
        for attempt in range(1, READ_TRIES + 1):
            try:
                answer = self._signed(call, request)
                return self._content(call, answer, record_id)
            except (NotReached, Throttled) as problem:
                if call.writes or isinstance(problem, TooLate) or attempt == READ_TRIES:
                    raise
                # After a refusal for too many calls the throttle itself makes the next try wait.
                if not isinstance(problem, Throttled):
                    self._context.clock.sleep(BACK_OFF_S[attempt - 1])
        raise AssertionError(f"{verb} left its loop")

    def probe(self, name: str) -> Answer:
        """The bare answer to a read without any sign-in, whatever its status: does anything answer there?"""
        request = self._request(self._map.operation(name), {}, (), None, None)
        return self._through_throttle(Call(name, "", writes=False), request)

    def _request(
        self, operation: Operation, values: Mapping[str, str], query: Query, body: Any, route: str | None
    ) -> Request:
        path = _filled(
            route or self._map.route_of(operation), {key: quote(value, safe="") for key, value in values.items()}
        )
        fixed = [(name, _filled(template, values)) for name, template in operation.query.items()]
        return Request(operation.method, joined(self._connection.base_url, path), (*fixed, *query), body)

    def _signed(self, call: Call, request: Request) -> Answer:
        header = self._sign_in.header()
        answer = self._through_throttle(call, request, header)
        if answer.status != 401:
            return answer
        answer = self._through_throttle(call, request, self._sign_in.again(header))
        if answer.status == 401:
            raise self._sign_in.give_up()
        return answer

    def _through_throttle(self, call: Call, request: Request, auth: Any = None) -> Answer:
        slot = self._throttle.wait()
        started = self._context.clock.monotonic()
        answer = exchange(self._context, call, request, auth)
        # The operation instead of the address: an address can hold an e-mail that was searched for.
        log.debug("itris %s: %s in %.3f s", call.operation, answer.status, self._context.clock.monotonic() - started)
        wait = retry_after(answer.headers.get(self._map.throttled.retry_after.lower()), self._context.clock.now())
        if answer.status == self._map.throttled.status:
            pause = self._throttle.refused(wait)
            raise Throttled(said("itris says that there were too many calls."), retry_after=pause)
        if answer.status == 503 and wait is not None:
            self._throttle.refused(wait)
        else:
            self._throttle.accepted(slot)
        return answer

    def _content(self, call: Call, answer: Answer, record_id: int | None) -> Any:
        if answer.status == 404 and record_id is not None and not unknown_route(answer.body):
            raise RecordNotFound(call.kind, record_id)
        problem = error_of(self._map, call, answer)
        if isinstance(problem, ItrisRefused) and answer.status == 404 and not problem.hint:
            problem.hint = said("The API map may name a wrong path for this. Run `sidecar doctor`.")
        if problem is not None:
            raise problem
        whole, content = parsed(answer.body)
        if not whole:
            raise self._cut_off(call)
        return content

    def _cut_off(self, call: Call) -> SidecarError:
        if call.writes:
            return OutcomeUnknown(
                said("itris's answer was cut off, so it isn't known whether it was done."),
                hint=said("Sidecar looks in itris before it writes again."),
            )
        return NoUsableAnswer(said("itris's answer was cut off or isn't JSON."))

    def _secrets(self) -> set[str]:
        return {self._connection.user_name, self._connection.password}


def _filled(template: str, values: Mapping[str, str]) -> str:
    names = {name for _, name, _, _ in string.Formatter().parse(template) if name}
    return template.format_map({name: values.get(name, "") for name in names})
