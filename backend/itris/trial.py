"""Trying out a connection step by step, so that an admin reads at which point it fails and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from backend.context import Context
from backend.errors import InvalidInput, SidecarError
from backend.itris.answers import Answer, parsed
from backend.itris.calls import Caller
from backend.itris.client import Itris
from backend.itris.connection import Connection, checked, with_stored_password
from backend.itris.errors import ItrisRefused, NotReached, SignInRefused
from backend.itris.map_changes import current_map

SKEW_S = 120.0
KINDS = {"applicant": "applicants", "contact": "contacts", "company": "companies"}
DOCTOR = "Run `sidecar doctor` with the Swagger file of your itris, which says what the path really is."


@dataclass(frozen=True)
class Step:
    """`name` is stable for programs; `message` says what was found, `hint` what to do when it isn't `ok`."""

    name: str
    ok: bool
    message: str
    hint: str = ""


def test_connection(context: Context, candidate: Connection) -> list[Step]:
    """Try a connection that needn't be stored; only reads. Ends at the first step without which the next can't work."""
    try:
        candidate = checked(with_stored_password(context, candidate))
    except InvalidInput as problem:
        reasons = " ".join(field.reason for field in problem.fields)
        return [Step("address", False, reasons or problem.message, "Correct the form.")]
    # Revision 0 keeps the tried sign-in away from the stored connection's.
    tried = Connection(**{**vars(candidate), "revision": 0})
    api_map = current_map(context)
    steps: list[Step] = []
    try:
        answer = Caller(context, tried, api_map).probe("user.me")
    except SidecarError as problem:
        return [Step("address", False, problem.message, problem.hint)]
    steps.append(Step("address", True, "Something answers at this address."))
    steps.append(_speaks(answer))
    itris = Itris(context, tried, api_map)
    steps.append(_signed_in(itris))
    if steps[-1].name == "sign_in" and steps[-1].ok:
        steps.append(_list_items(itris))
        steps += [_page(itris, kind) for kind in KINDS]
    steps.append(_clock(context, answer))
    return steps


# A function of this name is no test of pytest's, wherever it is imported.
test_connection.__test__ = False  # type: ignore[attr-defined]


def _speaks(answer: Answer) -> Step:
    whole, content = parsed(answer.body)
    json = "json" in answer.headers.get("content-type", "") or (whole and content is not None)
    if json or answer.status == 401:
        return Step("speaks", True, "It speaks like an API.")
    return Step(
        "speaks",
        False,
        f"It answers with status {answer.status} and no JSON, like a web page rather than the API.",
        "Ask help@itris.co.uk for the itris API URL, which isn't the Database URL.",
    )


def _signed_in(itris: Itris) -> Step:
    try:
        user = itris.ping()
    except SignInRefused:
        return Step(
            "sign_in",
            False,
            "itris refuses the user name and password.",
            "They are made in the API Configuration of the itris Management Utility and are no person's log-in.",
        )
    except ItrisRefused as problem:
        if problem.itris_status == 404:
            return Step("sign_in", True, "Nothing is refused, but itris doesn't say who is signed in.", DOCTOR)
        return Step("sign_in", False, problem.message, problem.hint)
    except SidecarError as problem:
        return Step("sign_in", False, problem.message, problem.hint)
    return Step("sign_in", True, f"Signed in{f' as {user.name}' if user.name else ''}.")


def _list_items(itris: Itris) -> Step:
    try:
        items = itris.list_items("comment_category")
    except SidecarError as problem:
        return Step("list_items", False, f"The lists can't be read: {problem.message}", _hint(problem))
    if not items:
        return Step("list_items", False, "There are no comment categories.", "Make one for Sidecar in itris.")
    return Step("list_items", True, f"The lists can be read; there are {len(items)} comment categories.")


def _page(itris: Itris, kind: str) -> Step:
    try:
        page = next(itris.pages(kind, page_size=1))
    except SidecarError as problem:
        return Step(KINDS[kind], False, f"The {KINDS[kind]} can't be read: {problem.message}", _hint(problem))
    if not page.records and not page.last:
        return Step(KINDS[kind], False, f"The {KINDS[kind]} come without ids.", DOCTOR)
    if page.total is None:
        return Step(KINDS[kind], True, f"The {KINDS[kind]} can be read; itris doesn't say how many there are.")
    return Step(KINDS[kind], True, f"The {KINDS[kind]} can be read; there are {page.total:,}.")


def _hint(problem: SidecarError) -> str:
    refused = isinstance(problem, ItrisRefused) and problem.itris_status == 404
    return DOCTOR if refused or isinstance(problem, NotReached) else problem.hint


def _clock(context: Context, answer: Answer) -> Step:
    try:
        theirs = parsedate_to_datetime(answer.headers.get("date", ""))
        skew = abs((theirs - context.clock.now()).total_seconds())
    except (TypeError, ValueError):
        return Step("clock", True, "itris doesn't say what time it is.")
    if skew > SKEW_S:
        return Step(
            "clock",
            False,
            f"The clocks of itris and of this machine differ by {skew:,.0f} seconds.",
            "Set this machine's clock; changes in itris could be overlooked otherwise.",
        )
    return Step("clock", True, "The clocks agree.")
