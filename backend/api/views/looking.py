"""Looking: fields, checks, searches. Nothing here writes to itris."""
# flask-smorest has no types.
# mypy: disable-error-code="import-untyped,untyped-decorator"

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from backend.adding import check, field_schema, reading_of, search_companies, search_people, suggest
from backend.api import examples
from backend.api.gate import user_and_device, writer
from backend.api.parsing import ApiBlueprint
from backend.api.schemas.answers import CompaniesOut, FieldsOut
from backend.api.schemas.checks import ChecksIn, ChecksOut, SearchIn
from backend.api.schemas.finding import FinderIn, FinderOut
from backend.api.schemas.people import PeopleOut, SuggestionsIn, SuggestionsOut
from backend.api.schemas.readings import ReadingIn, ReadProfileOut
from backend.audit import Actor
from backend.context import Context
from backend.finder import find
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

    @part.route("/suggestions", methods=["POST"])
    @part.arguments(SuggestionsIn, example=examples.SUGGESTIONS)
    @part.response(200, SuggestionsOut, description="The likeliest first; empty when too little is known.")
    def suggestions(body: dict[str, Any]) -> Any:
        """Which e-mail address may the person have?

        From the addresses of their colleagues in the directory; nothing is asked of anybody.
        """
        return suggest(context, from_json(body["profile"]), body.get("company_id"))

    @part.route("/finder", methods=["POST"])
    @part.doc(responses={"409": {"description": "No finder is connected (`finder_off`)."}})
    @part.arguments(FinderIn, example=examples.CHECK_ONE)
    @part.response(200, FinderOut, description="The surest first; empty when the service knows nobody.")
    def finder(body: dict[str, Any]) -> Any:
        """Ask the connected finder for addresses and numbers.

        The name, the company and the LinkedIn address leave the house, so call it on the recruiter's click only.
        """
        user, _ = writer()
        found = find(context, Actor(f"user:{user.id}"), from_json(body["profile"]))
        return {"found": [asdict(entry) for entry in found]}

    @part.route("/readings", methods=["POST"])
    @part.doc(responses={"413": {"description": "The file is larger than 700 kB or has more than 30 pages."}})
    @part.arguments(ReadingIn, example=examples.READING)
    @part.response(200, ReadProfileOut, description="What the file or text says; null where it doesn't.")
    def readings(body: dict[str, Any]) -> Any:
        """Read LinkedIn's own "Save to PDF", or a copied text. Nothing of it is kept."""
        return reading_of(body["kind"], body["content"] if body["kind"] == "pdf" else body["text"])

    return part
