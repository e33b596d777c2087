"""The ordered writes of an add: company, people, comment. Pure; one plan for one person and for many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from backend import activity
from backend.adding.draft import Draft, Plan, Step
from backend.adding.request import PersonKind, PlanRequest
from backend.errors import FieldProblem
from backend.fields import Schema, check, chosen, compare, display, is_blank, propose
from backend.fields.catalogue import RecordKind
from backend.matching.companies import parse_company
from backend.profile import canonical
from backend.sentences import Sentence, noun, said
from backend.writes import THE_RECORD, Write, claim_key


def build(draft: Draft, request: PlanRequest) -> Plan:
    """The plan for `request`; what is missing or wrong is in it, nothing is raised."""
    maker = _Maker(draft, request)
    if _proposes(draft, request):
        maker.proposal()
    else:
        maker.company()
        for kind in request.record_types:
            maker.person(kind)
        maker.comment()
    return maker.plan()


def _proposes(draft: Draft, request: PlanRequest) -> bool:
    """Whether the person goes into itris's applicant inbox, where somebody accepts it, instead of being created."""
    only_applicant = list(request.record_types) == ["applicant"]
    new = request.person.id_of("applicant") is None
    return only_applicant and new and draft.mode_of("applicant.create", ()) == "propose"


class _Maker:
    """Collects steps and problems in order; a step is known by its number, so later ones can need its record."""

    def __init__(self, draft: Draft, request: PlanRequest) -> None:
        self.draft, self.request = draft, request
        self.schema: Schema = draft.settings.schema
        self.steps: list[Step] = []
        self.missing: list[dict[str, str]] = []
        self.problems: list[FieldProblem] = list(draft.problems)
        self.step_of: dict[str, int] = {}

    def plan(self) -> Plan:
        modes = {self._mode(step.write) for step in self.steps}
        mode = next((mode for mode in ("preview_only", "propose") if mode in modes), "direct")
        return Plan(self.steps, mode, self.missing, self.problems)

    def _mode(self, write: Write) -> str:
        if write.verb == "propose":
            return "propose"
        keys = () if write.kind == "comment" else (*write.fields, *write.needs)
        verb = "create" if write.verb == "comment" else write.verb
        return self.draft.mode_of(f"{write.kind}.{verb}", keys)

    def company(self) -> None:
        if self.request.company.choice != "create":
            return
        values = self._checked("company", before=None)
        ids = list(self.draft.company_ids)
        claims = [claim_key("company", "name", _company_key(values["name"]))] if values.get("name") else []
        write = Write(
            "company", "create", values,
            claims=claims,
            considered={"ids": ids},
        )  # fmt: skip
        self._step(write, _create("company", str(values.get("name", ""))), self._shown("company", {}, values))

    def person(self, kind: PersonKind) -> None:
        record_id = self.request.person.id_of(kind)
        if record_id is None:
            self._create_person(kind)
        else:
            self._update_person(kind, record_id)

    def _create_person(self, kind: PersonKind) -> None:
        values = self._checked(kind, before=None)
        needs: dict[str, int] = {}
        if "company" in self.step_of:
            needs["company_id"] = self.step_of["company"]
        elif self.draft.company:
            values["company_id"] = self.draft.company["id"]
        duplicate = self.draft.settings.never_merge
        write = Write(
            kind, "create", values, needs=needs,
            claims=[] if duplicate else self._claims(kind, values),
            considered={
                "ids": sorted(self.draft.person_ids.get(kind, ())),
                "namesakes": self.draft.person_verdict == "name_mismatch",
                "duplicate": duplicate,
            },
        )  # fmt: skip
        self._step(write, _create(kind, _full_name(values)), self._shown(kind, {}, values, needs))

    def _update_person(self, kind: PersonKind, record_id: int) -> None:
        before = self.draft.held.get(kind)
        if before is None:
            return  # the draft's problems say that it is gone
        values = self._checked(kind, before=before)
        changes = compare(self.schema, kind, before, values, decided=self.request.decided.get(kind, ()))
        after, needs = dict(changes.write), {}
        if "company" in self.step_of and self._company_may_change(kind, before):
            needs["company_id"] = self.step_of["company"]
        elif self.draft.company and self._company_may_change(kind, before):
            after["company_id"] = self.draft.company["id"]
        if after.get("company_id") == before.get("company_id"):
            after.pop("company_id", None)
        if not after and not needs:
            return
        replaced = {key: before.get(key) for key in (*after, *needs)}
        write = Write(kind, "update", after, before=replaced, record_id=record_id, needs=needs)
        title = said("Update {kind} {id} {name}", kind=noun(kind), id=record_id, name=_full_name(before))
        self._step(write, title, self._shown(kind, before, after, needs))

    def _company_may_change(self, kind: PersonKind, before: Mapping[str, Any]) -> bool:
        field = self.schema.field(kind, "company_id")
        policy = field.update if field else "if_blank"
        chosen = "company_id" in self.request.decided.get(kind, ())
        return is_blank(before.get("company_id")) or policy == "always" or chosen

    def proposal(self) -> None:
        checked = self._checked("applicant", before=None)
        taken = self.draft.proposable(checked)
        values = {key: value for key, value in checked.items() if key in taken}
        write = Write("applicant", "propose", values, claims=self._claims("applicant", checked))
        title = said("Propose applicant {name} to the applicant inbox", name=_full_name(values))
        self._step(write, title, self._shown("applicant", {}, values))

    def comment(self) -> None:
        category = self.draft.settings.comment_category("added")
        people = [step.write for step in self.steps if step.write.kind in ("applicant", "contact")]
        if category is None or not people:
            return
        first, *others = people
        fields: dict[str, Any] = {"record_kind": first.kind, "category_id": category, "text": self._text(people)}
        needs: dict[str, int] = {}
        for write, name in [(first, THE_RECORD), *((other, f"link:{other.kind}") for other in others)]:
            if write.record_id is None:
                needs[name] = self.step_of[write.kind]
            else:
                fields[name] = write.record_id
        for kind in ("applicant", "contact"):
            held = self.request.person.id_of(kind)
            if held and kind not in {write.kind for write in people}:
                fields[f"link:{kind}"] = held
        if self.draft.itris_user_id:
            fields["user_id"] = self.draft.itris_user_id
        items = self.draft.choices.get("comment_category", ())
        name = next((item.name for item in items if item.id == category), str(category))
        title = said("Comment on the {kind}", kind=noun(first.kind))
        self._step(Write("comment", "comment", fields, needs=needs), title, (), name)

    def _text(self, people: Sequence[Write]) -> str:
        profile = self.request.profile
        return activity.added(
            activity.AddedComment(
                user_name=self.draft.user_name,
                record_types=[write.kind for write in people],
                updated=all(write.verb == "update" for write in people),
                source_url=profile.address.url if profile.address else None,
                headline=profile.headline,
                note=self.request.note,
            )
        )

    def _checked(self, kind: RecordKind, *, before: Mapping[str, Any] | None) -> dict[str, Any]:
        """The user's values over the proposals, checked; what is missing or wrong is noted."""
        proposals = propose(self.schema, kind, self.request.profile, company=self.draft.company, before=before)
        checked = check(
            self.schema,
            kind,
            chosen(proposals, self.request.fields.get(kind, {})),
            choices=self.draft.choices,
            has_company=self.request.company.choice != "none",
            before=before,
            proposals=proposals,
        )
        for problem in checked.missing:
            label = self.schema.label(kind, problem.field)
            self.missing.append({"record": kind, "field": problem.field, "label": label, "reason": problem.reason})
        self.problems += checked.refused
        return checked.values

    def _claims(self, kind: PersonKind, values: Mapping[str, Any]) -> list[str]:
        """Every identifier of the person; without any, name and company."""
        addresses = [canonical(value) for value in values.get("web_addresses") or ()]
        keys = [claim_key(kind, "linkedin", address.url) for address in addresses if address]
        keys += [claim_key(kind, "email", value) for value in values.get("emails") or ()]
        company = self.draft.company["id"] if self.draft.company else self.request.profile.company
        return keys or [claim_key(kind, "name", f"{_full_name(values)} @ {company}")]

    def _shown(
        self,
        kind: RecordKind,
        before: Mapping[str, Any],
        after: Mapping[str, Any],
        needs: Mapping[str, int] | None = None,
    ) -> list[dict[str, Any]]:
        rows = []
        for field in self.schema.of(kind):
            if field.key in (needs or {}):
                row_after: Any = None
                text: str = said("the new company {name}", name=self.steps[0].write.fields.get("name", ""))
            elif field.key in after:
                row_after = after[field.key]
                text = self._display(field, row_after)
            else:
                continue
            old = before.get(field.key)
            rows.append({"key": field.key, "label": field.label, "before": old, "after": row_after, "display": text})
        return rows

    def _display(self, field: Any, value: Any) -> str:
        if field.type == "company" and self.draft.company:
            return str(self.draft.company.get("name", value))
        return display(field, value, self.draft.choices)

    def _step(self, write: Write, title: str, fields: Sequence[Mapping[str, Any]], category: str | None = None) -> None:
        self.steps.append(Step(write, title, fields, category))
        self.step_of[write.kind] = len(self.steps)


def _create(kind: str, name: str) -> Sentence:
    if not name:
        return said("Create {kind}", kind=noun(kind))
    return said("Create {kind} {name}", kind=noun(kind), name=name)


def _full_name(fields: Mapping[str, Any]) -> str:
    return " ".join(str(fields[key]) for key in ("first_name", "last_name") if fields.get(key))


def _company_key(name: str) -> str:
    """Equal for spellings of one company; another legal form, place or number is another company."""
    parsed = parse_company(name)[0]
    marks = ("|".join(sorted(part)) for part in (parsed.legal, parsed.place, parsed.numbers))
    return " / ".join([parsed.joined or name, *marks])
