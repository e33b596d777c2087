"""What a look in itris means for a create. Pure: itris's answer in, a decision out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from backend.profile import canonical

SAME_PERSON_NAME = 60
"""token_set_ratio below which two names behind one address are not taken for one person (a shared mailbox)."""


@dataclass(frozen=True)
class Ours:
    """The record bears our mark: an earlier try got through. `twins`: further records with the same mark."""

    record: Mapping[str, Any]
    twins: tuple[int, ...] = ()


@dataclass(frozen=True)
class AlreadyThere:
    """Somebody else made this very record since the check."""

    record: Mapping[str, Any]


@dataclass(frozen=True)
class Changed:
    """There is something the user has not been shown; a person has to decide."""

    records: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Nothing:
    """Nothing there that speaks against creating."""


Look = Ours | AlreadyThere | Changed | Nothing


def terms(kind: str, fields: Mapping[str, Any], mark: str) -> list[tuple[str, str]]:
    """What to search for: our mark, every identifier, and the name."""
    found = [("reference", mark)]
    found += [("web_address", value) for value in fields.get("web_addresses") or ()] if kind != "company" else []
    found += [("email", value) for value in fields.get("emails") or ()] if kind != "company" else []
    name = _name(fields)
    return [*found, ("name", name)] if name else found


def marked(records: Sequence[Mapping[str, Any]], mark: str) -> Ours | Nothing:
    """Our own record among `records`; the oldest when there are several."""
    ours = sorted((r for r in records if r.get("reference") == mark), key=lambda r: int(r["id"]))
    if not ours:
        return Nothing()
    return Ours(ours[0], tuple(int(r["id"]) for r in ours[1:]))


def judge(
    kind: str, fields: Mapping[str, Any], considered: Mapping[str, Any], mark: str, records: Sequence[Mapping[str, Any]]
) -> Look:
    """Decide on a create. `considered`: {"ids": known and decided against, "namesakes": asked about namesakes,
    "duplicate": an admin lets duplicates be made}."""
    ours = marked(records, mark)
    if isinstance(ours, Ours) or considered.get("duplicate"):
        return ours
    known = set(considered.get("ids") or ())
    unseen = [r for r in records if r.get("id") not in known]
    if kind == "company":
        same = tuple(r for r in unseen if _folded(_name(r)) == _folded(_name(fields)))
        return Changed(same) if same else Nothing()
    return _judge_person(fields, considered, unseen)


def _judge_person(
    fields: Mapping[str, Any], considered: Mapping[str, Any], unseen: Sequence[Mapping[str, Any]]
) -> Look:
    by_identifier = [r for r in unseen if _identifiers(r) & _identifiers(fields)]
    if by_identifier:
        sure = [r for r in by_identifier if _same_name(r, fields) and not r.get("archived")]
        return AlreadyThere(sure[0]) if len(sure) == 1 == len(by_identifier) else Changed(tuple(by_identifier))
    namesakes = [r for r in unseen if _folded(_name(r)) == _folded(_name(fields))]
    colleagues = [r for r in namesakes if _same_company(r, fields)]
    if colleagues or (namesakes and not considered.get("namesakes")):
        return Changed(tuple(colleagues or namesakes))
    return Nothing()


def _name(fields: Mapping[str, Any]) -> str:
    if fields.get("name"):
        return str(fields["name"])
    return " ".join(str(fields[k]) for k in ("first_name", "last_name") if fields.get(k))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _same_name(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    return fuzz.token_set_ratio(_folded(_name(a)), _folded(_name(b))) >= SAME_PERSON_NAME


def _same_company(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    if a.get("company_id") and a.get("company_id") == b.get("company_id"):
        return True
    names = _folded(str(a.get("company_name") or "")), _folded(str(b.get("company_name") or ""))
    return bool(names[0]) and names[0] == names[1]


def _identifiers(fields: Mapping[str, Any]) -> set[str]:
    found = {_folded(value) for value in fields.get("emails") or ()}
    for value in fields.get("web_addresses") or ():
        address = canonical(value)
        if address:
            found.add(address.url)
    return found
