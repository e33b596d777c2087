"""Answers that no decent itris gives: elsewhere, too large, too slow, not JSON. What is known afterwards?"""

from __future__ import annotations

import dataclasses
import logging
import traceback

import pytest

from backend.context import Context
from backend.errors import SidecarError
from backend.itris import Connection, ItrisRefused, NotReached, OutcomeUnknown, Policy, connect, save_connection
from backend.itris import transport as transport_module
from backend.itris.client import Itris
from tests.itris.conftest import ADMIN
from tests.itris.odd_server import OddServer, answering, http

PERSON = {"first_name": "Canary", "last_name": "Zwetschge", "emails": ["canary.zwetschge@mail.example"]}


@pytest.fixture
def settings() -> dict[str, str]:
    return {"SIDECAR_READ_TIMEOUT_S": "1"}


def at(context: Context, server: OddServer) -> Itris:
    """A client of that server, taken for the sandbox so that writing is allowed."""
    config = dataclasses.replace(context.config, sandbox_url=server.url)
    context = dataclasses.replace(context, config=config)
    save_connection(context, Connection(server.url, "canary-user", "canary-secret", policy=Policy(99, 1.0, 99)), ADMIN)
    return connect(context)


@pytest.mark.parametrize(
    ("answer", "reading", "writing"),
    [
        (http("302 Found", b"", "Location: http://127.0.0.1:9/steal"), ItrisRefused, OutcomeUnknown),
        (http("308 Permanent Redirect", b"", "Location: http://127.0.0.1:9/steal"), ItrisRefused, ItrisRefused),
        (http("200 OK", b"<html>Log in</html>"), NotReached, OutcomeUnknown),
        (http("200 OK", b"{}"), None, OutcomeUnknown),
        (http("200 OK", b'{"id": 0}'), None, OutcomeUnknown),
        (http("200 OK", b"[1, 2]"), NotReached, OutcomeUnknown),
        (http("200 OK", b'{"id": 7'), NotReached, OutcomeUnknown),
        (http("201 Created"), NotReached, OutcomeUnknown),
        (http("404 Not Found", b"<h1>IIS</h1>"), ItrisRefused, ItrisRefused),
        (http("404 Not Found", b'{"Message": "No HTTP resource was found"}'), ItrisRefused, ItrisRefused),
        (http("403 Forbidden", b'{"message": "Not you"}'), ItrisRefused, ItrisRefused),
        (http("408 Request Timeout"), NotReached, OutcomeUnknown),
        (http("409 Conflict", b'{"message": "Busy"}'), ItrisRefused, OutcomeUnknown),
        (http("503 Service Unavailable"), NotReached, OutcomeUnknown),
        (b"nonsense\r\n\r\n", NotReached, OutcomeUnknown),
        (b"", NotReached, OutcomeUnknown),
        (http("200 OK", b"\xff\xfe\x00", "Content-Encoding: gzip"), NotReached, OutcomeUnknown),
    ],
)
def test_each_answer_says_what_is_known(
    context: Context, answer: bytes, reading: type[SidecarError] | None, writing: type[SidecarError]
) -> None:
    with answering(answer) as server:
        itris = at(context, server)
        if reading:
            with pytest.raises(reading):
                itris.get("applicant", 1)
        before = len(server.received)
        with pytest.raises(writing):
            itris.create("applicant", PERSON)
        assert len(server.received) == before + 1


def test_an_update_that_is_answered_without_a_body_is_done(context: Context) -> None:
    with answering(http("204 No Content")) as server:
        assert at(context, server).update("applicant", 5, {"town": "Hull"}) == {"id": 5, "town": "Hull"}


def test_a_busy_answer_to_an_update_is_a_definite_no(context: Context) -> None:
    busy = http("409 Conflict", b'{"message": "Somebody else edits it"}')
    with answering(busy) as server, pytest.raises(ItrisRefused, match="Somebody else edits it"):
        at(context, server).update("applicant", 5, {"town": "Hull"})


def test_an_answer_may_not_be_larger_than_what_we_take(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport_module, "LARGEST_ANSWER", 1000)
    with answering(http("200 OK", b" " * 5000)) as server, pytest.raises(NotReached, match="larger"):
        at(context, server).get("applicant", 1)


def test_a_trickle_is_ended(context: Context) -> None:
    class Impatient(type(context.clock)):  # type: ignore[misc]
        """Each look at it takes a second."""

        def monotonic(self) -> float:
            self.advance(1.0)
            return float(super().monotonic())

    slow = dataclasses.replace(context, clock=Impatient())
    with answering(http("200 OK", b" " * 100), pause=0.01) as server, pytest.raises(NotReached, match="too long"):
        at(slow, server).get("applicant", 1)


@pytest.mark.parametrize(
    ("body", "reasons", "message"),
    [
        (b'{"message": "No", "errors": {"firstName": ["Too long.", "Odd."]}}', {"first_name": "Too long. Odd."}, "No"),
        (b'{"title": "Invalid", "errors": {"$.companyId": ["?"]}}', {"company_id": "?"}, "Invalid"),
        (b'{"Message": "Bad", "ModelState": {"model.lastName": ["!"]}}', {"last_name": "!"}, "Bad"),
        (b'{"detail": "Nope", "errors": []}', {}, "Nope"),
        (b'"A text"', {}, "A text"),
        (b"plain words", {}, "plain words"),
        (b"<html>x</html>", {}, "status 422"),
        (b"", {}, "status 422"),
    ],
)
def test_errors_of_many_shapes_are_understood(
    context: Context, body: bytes, reasons: dict[str, str], message: str
) -> None:
    with answering(http("422 Unprocessable", body)) as server, pytest.raises(ItrisRefused) as refusal:
        at(context, server).create("applicant", PERSON)
    assert refusal.value.reasons == reasons
    assert message in refusal.value.message


ECHO = b'{"message": "canary.zwetschge@mail.example of Zwetschge is taken, says CANARY-USER with canary-secret"}'


ANY_OF = [("email", "canary.zwetschge@mail.example"), ("name", "Canary Zwetschge")]
ECHOES = [*(http(status, ECHO) for status in ("422 No", "500 Oops", "409 Twice", "401 Who")), b"", http("200 OK", b"{")]


@pytest.mark.parametrize("answer", ECHOES, ids=["422", "500", "409", "401", "nothing", "cut"])
def test_no_secret_and_nothing_personal_reaches_a_log_or_an_error(
    context: Context, caplog: pytest.LogCaptureFixture, answer: bytes
) -> None:
    texts: list[str] = []
    with caplog.at_level(logging.DEBUG), answering(answer) as server:
        itris = at(context, server)
        for act in (propose, search, create):
            with pytest.raises(SidecarError) as raised:
                act(itris)
            error = raised.value
            texts += [*traceback.format_exception(error), repr(error.problem()), repr(vars(error))]
            texts += [repr(error.__context__), repr(error.__cause__)]
    told = "\n".join([*texts, caplog.text, *(repr(vars(record)) for record in caplog.records)]).casefold()
    assert "itris" in told
    for secret in ("zwetschge", "canary-user", "canary-secret", "y2fuyxj5"):  # the last is the base64 of canary
        assert secret not in told


def propose(itris: Itris) -> None:
    itris.propose_applicant(PERSON)


def search(itris: Itris) -> None:
    itris.search("applicant", ANY_OF)


def create(itris: Itris) -> None:
    itris.create("applicant", PERSON)
