"""Check, plan, commit: the one road by which people get into itris."""

from collections.abc import Mapping
from typing import Any

from backend.accounts import User
from backend.adding.answer import Answer
from backend.adding.check import check
from backend.adding.commit import add, settle_due, state
from backend.adding.drafting import make_plan
from backend.adding.errors import ChangedMeanwhile, IncompleteAdd, KeyReused, NoSuchAdd, NothingToUndo, TwinRunning
from backend.adding.list_items import list_items, refresh_list_items
from backend.adding.overview import field_schema, search_companies, search_people, status
from backend.adding.readings import reading_of
from backend.adding.request import plan_request
from backend.adding.suggesting import suggest
from backend.adding.undo import undo
from backend.context import Context
from backend.writes import StillWriting


def plan(context: Context, user: User, request: Mapping[str, Any]) -> dict[str, Any]:
    """The Plan of the API for a PlanRequest whose shape has been checked."""
    return make_plan(context, user, plan_request(request)).as_json()


__all__ = [
    "Answer",
    "ChangedMeanwhile",
    "IncompleteAdd",
    "KeyReused",
    "NoSuchAdd",
    "NothingToUndo",
    "StillWriting",
    "TwinRunning",
    "add",
    "check",
    "field_schema",
    "list_items",
    "plan",
    "reading_of",
    "refresh_list_items",
    "search_companies",
    "search_people",
    "settle_due",
    "state",
    "status",
    "suggest",
    "undo",
]
