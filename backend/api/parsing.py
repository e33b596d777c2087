"""Reading requests strictly: bytes → JSON → schema, each step refusing in words instead of failing."""
# flask-smorest has no types.
# mypy: disable-error-code="import-untyped,misc,no-untyped-call,untyped-decorator"

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any, NoReturn

from flask import Request
from flask_smorest import Blueprint
from marshmallow import RAISE, Schema, ValidationError
from webargs.flaskparser import FlaskParser

from backend.api.languages import speak
from backend.api.problems import invalid, register
from backend.api.values import MISSING, NO_OBJECT, NOT_NULL, UNKNOWN
from backend.errors import BadRequest
from backend.sentences import said


class Strict(Schema):
    """Base of everything that comes in: unknown fields are refused, messages are for people."""

    class Meta:
        unknown = RAISE

    error_messages = {"unknown": UNKNOWN, "type": NO_OBJECT}  # noqa: RUF012 - marshmallow's own shape

    def on_bind_field(self, field_name: str, field_obj: Any) -> None:  # noqa: ARG002
        field_obj.error_messages = {**field_obj.error_messages, "required": MISSING, "null": NOT_NULL}


View = Callable[..., Any]


class Parser(FlaskParser):
    DEFAULT_UNKNOWN_BY_LOCATION = {"json": RAISE, "query": RAISE}  # noqa: RUF012 - webargs' own shape

    def load_json(self, req: Request, schema: Schema) -> Any:  # noqa: ARG002
        """Raise BadRequest for whatever is no JSON, however odd: NaN, endless nesting, numbers of 5,000 digits."""
        try:
            return json.loads(req.get_data(cache=True), parse_constant=_no_constant)
        except (ValueError, RecursionError):
            raise BadRequest(
                said("The body is not JSON."), hint=said("Send JSON in UTF-8 as the API document shows.")
            ) from None

    def handle_error(self, error: ValidationError, *_request: Any, **_answer: Any) -> NoReturn:
        messages = error.normalized_messages()
        location = next(iter(messages), "json")
        raise invalid("request" if location == "json" else str(location), messages.get(location, {})) from None


class ApiBlueprint(Blueprint):
    """A part of the API: strict reading, every error as problem+json."""

    ARGUMENTS_PARSER = Parser()

    def __init__(self, name: str, description: str) -> None:
        super().__init__(name, name, url_prefix="/api/v1", description=description)
        register(self)

    def response(self, *arguments: Any, **more: Any) -> Callable[[View], View]:
        """As flask-smorest has it; what the view hands back is put into the language of the request first."""
        documented: Callable[[View], View] = super().response(*arguments, **more)

        def decorate(view: View) -> View:
            @wraps(view)
            def spoken(*given: Any, **named: Any) -> Any:
                return speak(view(*given, **named))

            return documented(spoken)

        return decorate


def _no_constant(text: str) -> NoReturn:
    raise ValueError(f"{text} is no JSON")
