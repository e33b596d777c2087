"""The OpenAPI document: what flask-smorest makes from views and schemas, and what holds for every path."""
# flask-smorest has no types.
# mypy: disable-error-code="import-untyped,misc,no-untyped-call,untyped-decorator"

from __future__ import annotations

from typing import Any

from flask import Flask, jsonify
from flask_smorest import Api

from backend.accounts.guard import SERVED_VERSIONS
from backend.api import examples
from backend.api.parsing import ApiBlueprint
from backend.api.problems import MEDIA_TYPE
from backend.api.schemas import adds, readings
from backend.api.schemas.answers import ProblemOut

_METHODS = ("get", "post", "put", "patch", "delete")
_EVERYWHERE = {
    "400": "The request can't be read.",
    "401": "No valid token. Pair the browser.",
    "403": "Refused: a foreign caller, or a user who may not do this.",
    "411": "The length of the body is not declared.",
    "412": "This version of the API is not served.",
    "414": "The address is too long.",
    "500": "A bug in Sidecar; the log says more.",
    "503": "itris or the database is not reachable; nothing was written.",
}
_WITH_BODY = {
    "413": "The body is larger than 1 MB.",
    "415": "The content type is not exactly application/json.",
    "422": "Fields are missing, wrong or unknown; each is named.",
}
_WITH_QUERY = {"422": "Parameters are missing, wrong or unknown; each is named."}
_WITH_ID = {"404": "There is nothing with this id, or it is not yours."}
_VERSION = {
    "in": "header",
    "name": "X-Sidecar-Version",
    "required": True,
    "description": "The version of the API. Web pages can't send it unasked, which keeps them out.",
    "schema": {"type": "string", "enum": list(SERVED_VERSIONS)},
    "example": SERVED_VERSIONS[0],
}
_DESCRIPTION = """
The API between the side panel and its backend. Callers are paired browsers (an `Origin` of the extension) and
programs that hold a token. Every error is `application/problem+json` with a `code` for programs and `detail`, `hint`
and `fields` for people. Bodies are JSON of at most 1 MB; unknown fields are refused.

Sentences for people come in the language of `Accept-Language` where there is one (`Content-Language` says which),
else in English; codes, kinds and rules never change with it.
"""


class DocumentedApi(Api):
    """flask-smorest without its app-wide error handlers: the console answers with pages, not with problems."""

    def _register_error_handlers(self) -> None:
        pass


def configure(app: Flask) -> DocumentedApi:
    app.config.update(
        API_TITLE="Sidecar for itris",
        API_VERSION="1",
        OPENAPI_VERSION="3.1.0",
        API_SPEC_OPTIONS={"info": {"description": _DESCRIPTION.strip()}},
    )
    api = DocumentedApi(app)
    api.spec.components.security_scheme("token", {"type": "http", "scheme": "bearer"})
    api.spec.components.security_scheme(
        "pairing",
        {
            "type": "apiKey",
            "in": "header",
            "name": "Authorization",
            "description": "`Pairing SECRET`, with the secret that claiming the code gave.",
        },
    )
    return api


def serve(api: DocumentedApi, extension_ids: tuple[str, ...]) -> None:
    """Put the finished document at /api/v1/openapi.json."""
    part = ApiBlueprint("document", "This document.")
    whole: dict[str, Any] = {}

    @part.route("/openapi.json")
    @part.response(200, description="OpenAPI 3.1.")
    def openapi() -> Any:
        """This document."""
        if not whole:
            whole.update(complete(api.spec.to_dict(), extension_ids))
        return jsonify(whole)

    api.register_blueprint(part)


def complete(document: dict[str, Any], extension_ids: tuple[str, ...]) -> dict[str, Any]:
    """Add what holds for every operation: the token, the version header, the problems."""
    document["security"] = [{"token": []}]
    components = document.setdefault("components", {})
    # flask-smorest's own error shape, which nothing here answers with.
    components.pop("responses", None)
    components["schemas"].pop("Error", None)
    components.setdefault("parameters", {})["Version"] = _VERSION
    components["parameters"]["PanelOrigin"] = _panel_origin(extension_ids)
    for name, conditions in {**adds.CONDITIONS, **readings.CONDITIONS}.items():
        components["schemas"][name]["anyOf"] = conditions
    _link(document)
    for path, item in document["paths"].items():
        for method in _METHODS:
            if method in item:
                _complete_operation(path, item[method], "{" in path)
    return document


def _complete_operation(path: str, operation: dict[str, Any], has_id: bool) -> None:
    parameters = operation.setdefault("parameters", [])
    has_query = any(parameter.get("in") == "query" for parameter in parameters)
    parameters.append({"$ref": "#/components/parameters/Version"})
    if "/pairings" in path:
        parameters.append({"$ref": "#/components/parameters/PanelOrigin"})
    responses = operation.setdefault("responses", {})
    responses.pop("default", None)
    expected = dict(_EVERYWHERE)
    expected |= _WITH_BODY if "requestBody" in operation else {}
    expected |= _WITH_QUERY if has_query else {}
    expected |= _WITH_ID if has_id else {}
    for status in sorted({*expected, *responses}):
        given = responses.get(status, {})
        if status.startswith(("4", "5")) and "content" not in given:
            responses[status] = _problem(given.get("description") or expected.get(status, ""))


def _link(document: dict[str, Any]) -> None:
    """The answer of an add says where to watch it."""
    paths = document["paths"]
    add, one = paths["/api/v1/adds"]["post"], paths["/api/v1/adds/{add_id}"]["get"]
    add["operationId"], one["operationId"] = "add", "watch"
    for status in ("200", "201", "202"):
        watch = {"operationId": "watch", "parameters": {"add_id": "$response.body#/id"}}
        add["responses"][status]["links"] = {"watch": watch}


def _problem(words: str) -> dict[str, Any]:
    content = {"schema": {"$ref": "#/components/schemas/ProblemOut"}, "example": examples.PROBLEM}
    return {"description": words, "content": {MEDIA_TYPE: content}}


def _panel_origin(extension_ids: tuple[str, ...]) -> dict[str, Any]:
    origins = [f"chrome-extension://{extension}" for extension in extension_ids]
    return {
        "in": "header",
        "name": "Origin",
        "required": True,
        "description": "Browsers add it by themselves. Only the extension may pair.",
        "schema": {"type": "string", "enum": origins},
    }


def register_problem(api: DocumentedApi) -> None:
    """The problem schema is in no view's hands, so it is named here."""
    api.spec.components.schema("ProblemOut", schema=ProblemOut)
