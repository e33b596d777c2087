"""Finding out more: likely addresses, the connected finder, profiles from files. Nothing here writes to itris."""
# flask-smorest has no types.
# mypy: disable-error-code="import-untyped,untyped-decorator"

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from backend.adding import reading_of, suggest
from backend.api import examples
from backend.api.gate import writer
from backend.api.parsing import ApiBlueprint
from backend.api.schemas.finding import FinderIn, FinderOut
from backend.api.schemas.people import SuggestionsIn, SuggestionsOut
from backend.api.schemas.readings import ReadingIn, ReadProfileOut
from backend.audit import Actor
from backend.context import Context
from backend.finder import find
from backend.profile import from_json


def blueprint(context: Context) -> ApiBlueprint:
    part = ApiBlueprint("finding", "More about a person: likely addresses, a finder, profiles from files.")

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
