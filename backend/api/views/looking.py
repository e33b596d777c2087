"""Looking: fields, checks, searches. Nothing here writes to itris."""
# flask-smorest has no types.
# mypy: disable-error-code="import-untyped,untyped-decorator"

from __future__ import annotations

from typing import Any

from backend.adding import check, field_schema, search_companies, search_people
from backend.api import examples
from backend.api.gate import user_and_device
from backend.api.parsing import ApiBlueprint
from backend.api.schemas.answers import CompaniesOut, FieldsOut
from backend.api.schemas.checks import ChecksIn, ChecksOut, SearchIn
from backend.api.schemas.people import PeopleOut
from backend.context import Context
from backend.profile import from_json


def blueprint(context: Context) -> ApiBlueprint:
    part = ApiBlueprint("looking", "What there is already: verdicts about profiles, searches by hand, the fields.")

    @part.route("/fields")
    @part.response(200, FieldsOut, description="The fields in force, in the order in which they are shown.")
    def fields() -> Any:
        """Which fields are shown, demanded and changed?"""
        return field_schema(context)

    @part.route("/checks", methods=["POST"])
    @part.arguments(ChecksIn, example=examples.CHECKS)
    @part.response(200, ChecksOut, description="One check per profile, in the same order.")
    def checks(body: dict[str, Any]) -> Any:
        """Who are these people, and are they in itris?

        Answered from the directory, without a call to itris; `knowledge` says how old that is.
        """
        user, _ = user_and_device()
        return {"checks": check(context, user, [from_json(profile) for profile in body["profiles"]])}

    @part.route("/companies")
    @part.arguments(SearchIn, location="query")
    @part.response(200, CompaniesOut, description="Best first.")
    def companies(query: dict[str, Any]) -> Any:
        """Find a company by hand."""
        user, _ = user_and_device()
        return {"companies": search_companies(context, user, query["query"], query["limit"])}

    @part.route("/people")
    @part.arguments(SearchIn, location="query")
    @part.response(200, PeopleOut, description="Best first.")
    def people(query: dict[str, Any]) -> Any:
        """Find a person by hand."""
        user, _ = user_and_device()
        return {"people": search_people(context, user, query["query"], query["limit"])}

    return part
