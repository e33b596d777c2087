"""What an answer of itris means. Pure: status, headers and body in, a result or an error out."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from backend.errors import SidecarError
from backend.itris.api_map import ApiMap
from backend.itris.errors import ADMIN, ItrisRefused, NoUsableAnswer, OutcomeUnknown
from backend.itris.wire import key_of
from backend.sentences import joined, said

LONGEST_TEXT = 300


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes


@dataclass(frozen=True)
class Call:
    """What was asked. `sent`: every value that left with it, so that none of them appears in an error's text."""

    operation: str
    kind: str
    writes: bool
    creates: bool = False
    sent: Collection[str] = field(default_factory=tuple)


def parsed(body: bytes) -> tuple[bool, Any]:
    """Whether the body is whole JSON, and what it holds; an empty body holds nothing."""
    if not body.strip():
        return True, None
    try:
        return True, json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False, None


def error_of(api_map: ApiMap, call: Call, answer: Answer) -> SidecarError | None:
    """The error that a status other than 401, 404 and the throttle's stands for; None for 2xx.

    A definite no is ItrisRefused. What could also mean that the write happened is OutcomeUnknown: 5xx, 408, a
    redirect to a result, and 409 on a create, since itris may be at work on an earlier try of ours.
    """
    status = answer.status
    if 200 <= status < 300:
        return None
    message, reasons = explained(api_map, call, answer.body)
    if 300 <= status < 400:
        return _redirected(call, status)
    if status >= 500 or status == 408 or (status == 409 and call.creates):
        silent = said("itris answered {status} and says no more.", status=status)
        text = said("itris answered {status}: {message}.", status=status, message=message) if message else silent
        if not call.writes:
            return NoUsableAnswer(text, hint=said("It will be tried again when it makes sense."))
        return OutcomeUnknown(text, hint=said("Sidecar looks in itris before it writes again."))
    return ItrisRefused(
        status,
        message or said("itris refused this with status {status}.", status=status),
        record=call.kind,
        reasons=reasons,
        hint=said("The API user of itris may not do this.") if status == 403 else "",
    )


def _redirected(call: Call, status: int) -> SidecarError:
    # Never followed: user name and password would go to whoever is named there.
    text = said("itris answered {status}, which leads to another address.", status=status)
    if call.writes and status in (302, 303):
        return OutcomeUnknown(text, hint=ADMIN)
    return ItrisRefused(status, text, record=call.kind, hint=joined(ADMIN, said("The address may lack a part.")))


def explained(api_map: ApiMap, call: Call, body: bytes) -> tuple[str, dict[str, str]]:
    """itris's own message, and its reasons by our names of the fields, without any value that was sent."""
    whole, content = parsed(body)
    if not whole:
        # A page of a web server in front of itris explains nothing, a line of plain text may.
        text = body[:2000].decode("utf-8", "replace").strip()
        return ("" if "<" in text or len(text) > LONGEST_TEXT else redacted(text, call.sent)), {}
    if isinstance(content, str):
        return redacted(content, call.sent), {}
    if not isinstance(content, Mapping):
        return "", {}
    message = next((content[name] for name in api_map.errors.messages if isinstance(content.get(name), str)), "")
    found = (content[name] for name in api_map.errors.fields if isinstance(content.get(name), Mapping))
    problems: Mapping[str, Any] = next(found, {})
    reasons = {}
    for name, texts in problems.items():
        words = " ".join(map(str, texts)) if isinstance(texts, list) else str(texts)
        reasons[key_of(api_map, call.kind, str(name))] = redacted(words, call.sent)
    return redacted(message, call.sent), reasons


def redacted(text: str, secrets: Collection[str]) -> str:
    """`text` without the given values, control characters and excess length."""
    for secret in sorted((each for each in secrets if len(each) >= 3), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)", "…", text, flags=re.IGNORECASE)
    text = re.sub(r"[\x00-\x1f\x7f]+", " ", text).strip()
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"


def values_in(content: Any) -> set[str]:
    """Every text and number anywhere in what is sent; of short texts, such as names, also the single words."""
    if isinstance(content, Mapping):
        return set().union(*(values_in(each) for each in content.values()))
    if isinstance(content, list | tuple):
        return set().union(*(values_in(each) for each in content))
    if content is None or isinstance(content, bool):
        return set()
    text = str(content)
    words = text.split()
    return {text, *(word for word in words if len(word) > 3)} if len(words) <= 4 else {text}


def retry_after(text: str | None, now: datetime) -> float | None:
    """Seconds of a Retry-After header, given as a number or as a date; None when there is none to understand."""
    if not text:
        return None
    if re.fullmatch(r"\d{1,9}(\.\d+)?", text.strip()):
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def unknown_route(body: bytes) -> bool:
    """Whether a 404 says that itris has no such address at all, rather than no such record.

    A web server answers with a page, ASP.NET with its well-known sentence. Taking it for a missing record would
    make a wrong API map look like a directory full of deleted people.
    """
    whole, content = parsed(body)
    return not whole or not isinstance(content, Mapping) or "no http resource" in str(content).casefold()
