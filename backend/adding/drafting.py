"""Reads what a plan is made from: the check, the settings, the records to update, what this itris lets us write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from backend import directory, settings
from backend.accounts import User
from backend.adding.draft import Draft, Plan
from backend.adding.list_items import list_items
from backend.adding.plan import build
from backend.adding.request import PlanRequest
from backend.adding.warnings import warnings_of
from backend.context import Context
from backend.errors import FieldProblem
from backend.fields import LIST_KINDS
from backend.itris import Itris, RecordNotFound, connect
from backend.sentences import joined, said

NO_CATEGORY = {
    "kind": "no_comment",
    "title": said("No comment will be written"),
    "text": said("An admin has not chosen a comment category for adds yet (console, Comments)."),
}


def make_plan(context: Context, user: User, request: PlanRequest) -> Plan:
    """The plan as of now. Costs a call to itris for each record that would be updated, none otherwise."""
    itris = connect(context)
    choices = list_items(context, [*LIST_KINDS, "comment_category"])
    with context.database.read() as session:
        chosen = settings.current_in(session)
        verdicts = directory.check_one(
            session,
            request.profile,
            now=context.clock.now(),
            stale_after=chosen.stale_after,
            strictness=chosen.thresholds,
        )
        company = _company(session, request)
        warnings = [w for w in warnings_of(verdicts) if _still_matters(w["kind"], request)]
    person, companies = verdicts
    held, gone = _held(itris, request)
    draft = Draft(
        settings=chosen,
        choices=choices,
        mode_of=itris.write_mode,
        proposable=itris.proposable,
        user_name=user.name,
        itris_user_id=user.itris_user_id,
        company=company,
        held=held,
        person_verdict=person.verdict,
        person_ids={
            "applicant": [m.record.applicant_id for m in person.matches if m.record.applicant_id],
            "contact": [m.record.contact_id for m in person.matches if m.record.contact_id],
        },
        company_ids=[m.record.company_id for m in companies.matches if m.record.company_id],
        problems=[*_problems(request, person, company, chosen.never_merge), *gone],
    )
    if chosen.comment_wanted("added") and chosen.comment_category("added") is None:
        warnings.append(NO_CATEGORY)
    return replace(build(draft, request), warnings=warnings)


def _still_matters(warning: str, request: PlanRequest) -> bool:
    """A mismatch the user has decided is no warning any more; that a company will be created still is one."""
    if warning == "new_company":
        return request.company.choice == "create"
    return warning not in ("company_mismatch", "name_mismatch")


def _company(session: Any, request: PlanRequest) -> Mapping[str, Any] | None:
    if request.company.choice != "existing" or request.company.company_id is None:
        return None
    return directory.company_by_id(session, request.company.company_id)


def _held(itris: Itris, request: PlanRequest) -> tuple[dict[str, Mapping[str, Any]], list[FieldProblem]]:
    """The records to update as itris has them now, and a problem for each that is gone."""
    held: dict[str, Mapping[str, Any]] = {}
    gone = []
    for kind in request.record_types:
        record_id = request.person.id_of(kind)
        if record_id is None:
            continue
        try:
            held[kind] = itris.get(kind, record_id)
        except RecordNotFound as error:
            reason = joined(error.message, error.hint, said("Check the person again."))
            gone.append(FieldProblem("person", f"{kind}_id", reason))
    return held, gone


def _problems(
    request: PlanRequest, person: directory.PersonVerdict, company: Mapping[str, Any] | None, never_merge: bool
) -> list[FieldProblem]:
    """Choices that don't fit together, each with what to do."""
    found = []
    choice = request.person
    if choice.choice == "existing" and not (choice.applicant_id or choice.contact_id):
        found.append(FieldProblem("person", "applicant_id", said("Say which applicant or contact it is."), "missing"))
    if choice.choice == "create" and person.verdict == "existing" and not never_merge:
        text = said("This person is in itris already. Choose the existing record, so that no duplicate is made.")
        found.append(FieldProblem("person", "choice", text))
    if request.company.choice == "existing":
        if request.company.company_id is None:
            found.append(FieldProblem("company", "company_id", said("Say which company it is."), "missing"))
        elif company is None:
            number = request.company.company_id
            text = said("Company {id} is not known. Check again and choose from the list.", id=number)
            found.append(FieldProblem("company", "company_id", text))
    return found
