"""The product's own road over a data set, and three ready-made scorers on the same candidates."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import _match_counts
from cleanco import basename
from rapidfuzz import fuzz
from sqlalchemy.orm import Session

from backend import config, directory
from backend.context import Context, build
from backend.database.migrate import upgrade
from backend.directory.check import company_query_of, person_query_of
from backend.directory.company_candidates import companies_for
from backend.directory.person_candidates import people_for
from backend.directory.words import usage
from backend.matching import CompanyRecord, PersonRecord, company_verdict
from backend.matching.companies import parse_company
from backend.matching.company_rules import Comparer, company_fit
from backend.matching.name_rules import name_fit
from backend.matching.names import parse_name
from backend.profile import Profile

Row = dict[str, str]
Scorer = Callable[[str, str], float]


def _bare(scorer: Scorer) -> Scorer:
    return lambda a, b: scorer(basename(a), basename(b))


# Thresholds that cost least on a half of the development set: companies (link, ask, gap), people (name, company, ask).
ANCHORS: dict[str, tuple[Scorer, tuple[float, float, float], Scorer, tuple[float, float, float]]] = {
    "WRatio": (fuzz.WRatio, (0.92, 0.60, 0.05), fuzz.WRatio, (0.80, 0.90, 0.75)),
    "token_set_ratio": (fuzz.token_set_ratio, (0.92, 0.60, 0.10), fuzz.token_set_ratio, (0.80, 0.80, 0.75)),
    "cleanco + token_sort_ratio": (
        _bare(fuzz.token_sort_ratio), (0.95, 0.60, 0.10), fuzz.token_sort_ratio, (0.75, 0.75, 0.70),
    ),
}  # fmt: skip


def measure(data: Path, url: str | None, answers: Path | None) -> dict[str, Any]:
    """Import, ask, count. {product: {person, company, pairs, without_company}, anchors: {name: {person, company}}}"""
    with tempfile.TemporaryDirectory() as folder:
        running = build(config.load({"SIDECAR_DATABASE_URL": url} if url else {}, home=Path(folder)))
        upgrade(running.database)
        for name in ("companies_existing.csv", "person_existing.csv"):
            directory.import_csv(running, data / name)
        try:
            return _report(running, data, answers)
        finally:
            running.database.close()


def _report(running: Context, data: Path, answers: Path | None) -> dict[str, Any]:
    people, companies = _rows(data / "person_queries.csv"), _rows(data / "company_queries.csv")
    pairs = _rows(data / "name_pairs.csv") if (data / "name_pairs.csv").exists() else []
    with running.database.read() as session:
        said = {
            "person": [_answer(directory.check_one(session, profile(row))[0]) for row in people],
            "company": [_answer(directory.check_one(session, employer(row))[1]) for row in companies],
        }
        scores = [pair_score(row) for row in pairs]
        if answers:
            _write(answers, said, scores)
        if not people or "expected" not in people[0]:
            return {"answers": len(people) + len(companies) + len(pairs)}
        figures: dict[str, Any] = {
            "person": _match_counts.count("person", people, said["person"]),
            "company": _match_counts.count("company", companies, said["company"]),
            "without_company": _without_company(session, people),
        }
        if pairs:
            figures["pairs"] = _match_counts.pairs(pairs, scores)
        return {"product": figures, "anchors": _anchors(session, people, companies)}


def _rows(path: Path) -> list[Row]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def profile(row: Row, *, alone: bool = False) -> Profile:
    """A person query as a profile; `alone`: name and location only, as search pages often show."""
    if alone:
        return Profile(full_name=row["full_name"], location=row["location"] or None)
    return Profile(
        full_name=row["full_name"],
        company=row["company"] or None,
        title=row["title"] or None,
        location=row["location"] or None,
        emails=tuple(filter(None, [row["email"]])),
        phones=tuple(filter(None, [row["phone"]])),
        profile_url=row["linkedin"] or None,
    )


def employer(row: Row) -> Profile:
    return Profile(full_name="", company=row["query"])


def _answer(verdict: Any) -> _match_counts.Answer:
    return verdict.verdict, [_id(match.record) for match in verdict.matches]


def _id(record: CompanyRecord | PersonRecord) -> str:
    itris_id = record.company_id if isinstance(record, CompanyRecord) else record.applicant_id or record.contact_id
    return record.external_id or str(itris_id)


def pair_score(row: Row) -> float:
    """How well two names fit, 0..1, without a directory to count words in."""
    if row["kind"] == "person":
        fit = name_fit(parse_name(row["a"]), parse_name(row["b"]), lambda _: 0.9)
        return fit.score or 0.3 * (fit.given.score + fit.family.score)
    names = ((a, b) for a in parse_company(row["a"]) for b in parse_company(row["b"]))
    fits = [company_fit(a, b, _plain) for a, b in names]
    return max((f.score - 0.02 * len(f.conflicts) for f in fits), default=0.0)


def _plain(word: str) -> float:
    from backend.matching.weights import plain_company_weight

    return plain_company_weight(word)


def _write(path: Path, said: dict[str, list[_match_counts.Answer]], scores: list[float]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for which, answers in said.items():
            file.writelines(f"{which}\t{i}\t{v}\t{'|'.join(ids)}\n" for i, (v, ids) in enumerate(answers))
        file.writelines(f"pair\t{i}\t{score:.4f}\t\n" for i, score in enumerate(scores))


def _without_company(session: Session, people: Sequence[Row]) -> dict[str, Any]:
    """The same people by name and location only: a link would be a guess, so `linked` must be 0."""
    said = [_answer(directory.check_one(session, profile(row, alone=True))[0]) for row in people]
    held = [(v, set(ids[:10]) & set(r["expected_ids"].split("|"))) for r, (v, ids) in zip(people, said, strict=True)
            if r["expected"] != "NEW"]  # fmt: skip
    new = [v for row, (v, _) in zip(people, said, strict=True) if row["expected"] == "NEW"]
    return {
        "n": len(people),
        "linked": sum(v == "existing" for v, _ in said),
        "asked_with_the_right_one": round(sum(v == "name_mismatch" and bool(hit) for v, hit in held) / len(held), 5),
        "missed": round(sum(v == "new" for v, _ in held) / len(held), 5),
        "new_right": round(sum(v == "new" for v in new) / max(1, len(new)), 5),
    }


def _anchors(session: Session, people: Sequence[Row], companies: Sequence[Row]) -> dict[str, Any]:
    usual = usage(session)
    answers: dict[str, dict[str, list[_match_counts.Answer]]] = {n: {"person": [], "company": []} for n in ANCHORS}
    for row in companies:
        records = companies_for(session, company_query_of(employer(row)), usual)
        for name, (scorer, limits, _, _) in ANCHORS.items():
            answers[name]["company"].append(_anchor_company(row["query"], records, scorer, limits))
    for row in people:
        query = company_query_of(profile(row))
        company = company_verdict(query, companies_for(session, query, usual), Comparer(usual.company))
        candidates, _ = people_for(session, person_query_of(profile(row)), company, usual)
        known = person_query_of(profile(row)).identifiers
        for name, (firm, _, scorer, limits) in ANCHORS.items():
            answers[name]["person"].append(_anchor_person(row, candidates, known, scorer, firm, limits))
    return {
        name: {
            "person": _match_counts.count("person", people, said["person"]),
            "company": _match_counts.count("company", companies, said["company"]),
        }
        for name, said in answers.items()
    }


def _anchor_company(
    text: str, records: Sequence[CompanyRecord], scorer: Scorer, limits: tuple[float, float, float]
) -> _match_counts.Answer:
    link, ask, gap = limits
    ranked = sorted(((scorer(text, r.name) / 100, _id(r)) for r in records), reverse=True)
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    if ranked and ranked[0][0] >= link and ranked[0][0] - second >= gap:
        return "matched", [ranked[0][1]]
    asked = [i for score, i in ranked if score >= ask]
    return ("company_mismatch", asked) if asked else ("new_company", [])


def _anchor_person(
    row: Row,
    records: Sequence[PersonRecord],
    known: frozenset[tuple[str, str]],
    scorer: Scorer,
    firm: Scorer,
    limits: tuple[float, float, float],
) -> _match_counts.Answer:
    name_limit, company_limit, ask = limits
    shared = [_id(r) for r in records if known & r.identifiers]
    if shared:
        return ("existing" if len(shared) == 1 else "name_mismatch"), shared
    ranked = sorted(((scorer(row["full_name"], r.full_name) / 100, _id(r), r) for r in records), key=lambda x: x[:2])
    ranked.reverse()
    here = [i for s, i, r in ranked if s >= name_limit and firm(row["company"], r.company_name) / 100 >= company_limit]
    if len(here) == 1:
        return "existing", here
    asked = here or [i for s, i, _ in ranked if s >= ask]
    return ("name_mismatch", asked) if asked else ("new", [])


def table(figures: dict[str, Any]) -> str:
    """The figures side by side, a measure per line."""
    if "product" not in figures:
        return f"{figures['answers']} answers; the data set has no labels to count by."
    columns = {"Sidecar": figures["product"], **figures["anchors"]}
    lines = ["".join([f"{'':34}", *(f"{name:>28}" for name in columns)])]
    for which in ("person", "company"):
        for key in (k for k in figures["product"][which] if k != "by_kind"):
            cells = (f"{columns[name][which][key]!s:>28}" for name in columns)
            lines.append("".join([f"{which + '.' + key:34}", *cells]))
    for part in ("without_company", "pairs"):
        for key, value in figures["product"].get(part, {}).items():
            lines.append(f"{part + '.' + key:34}{value!s:>28}")
    return "\n".join(lines)
