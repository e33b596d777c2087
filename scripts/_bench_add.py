"""Calls to itris per check and per add, judged by the sandbox's own log.

Every add is of a person nobody has heard of, through the real HTTP API: check, plan, add. Between clearing the log and
reading it only that one request runs, so each call in the log belongs to it. The worker stands still meanwhile.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _demo import Demo

NOT_COUNTED = ("/auth/token", "/listitems")
FEWEST = 50
# Invented names and companies, unlike each other: a near namesake would be a question, not a new person.
FIRST_NAMES = (
    "Rosalind", "Tobias", "Winifred", "Casper", "Ottilie", "Barnaby", "Philippa", "Leopold", "Henrietta", "Dashiell",
    "Marguerite", "Quentin", "Arabella", "Fergus", "Clementine", "Augustin", "Verity", "Ignatius", "Beatrix",
)  # fmt: skip
NAME_STARTS = ("Ald", "Bram", "Corv", "Dunn", "Elm", "Fenn", "Garr", "Holm", "Ives", "Jarr", "Kest", "Lorn")
NAME_ENDS = ("wick", "mere", "stead", "ford", "croft", "dale", "gate", "holt", "ley", "shaw", "thorpe", "worth")
COMPANY_WORDS = ("Quarry", "Lantern", "Heron", "Saddle", "Cobalt", "Thistle", "Anvil", "Beacon", "Marble", "Willow")
COMPANY_TRADES = ("Foundry", "Instruments", "Freight", "Textiles", "Optics", "Bakery", "Masonry", "Pumps", "Glassworks")


class BenchError(Exception):
    """An add did not end as it must, so there is nothing to measure."""


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--adds", type=int, default=60, metavar="N", help=f"adds of each sort, {FEWEST} at least")


def measure(chosen: argparse.Namespace) -> dict[str, Any]:
    """`calls_per_check`, `calls_per_add` and `calls_per_plan` are the largest numbers seen."""
    return adds_of_each_sort(max(chosen.adds, FEWEST))


def adds_of_each_sort(count: int) -> dict[str, Any]:
    """The figures of `count` adds with a company that itris knows and `count` with a new one."""
    from _demo import demo, free_port, serving

    with (
        tempfile.TemporaryDirectory() as folder,
        demo(Path(folder), port=free_port(), people=2000) as running,
        serving(running, with_worker=False),
    ):
        road = _Road(running)
        for number, (sort, record) in enumerate(product(("existing_company", "new_company"), _records(count))):
            road.add(sort, record, number)
    return road.figures(count)


def table(figures: dict[str, Any]) -> str:
    adds, overhead = figures["calls_per_add"], figures["overhead_ms"]
    return "\n".join(
        [
            f"Calls to itris, the largest number in {figures['adds']} adds of each sort:",
            f"  a check                      {figures['calls_per_check']}",
            f"  a plan                       {figures['calls_per_plan']}",
            f"  an add, company in itris     {adds['existing_company']}",
            f"  an add, company new          {adds['new_company']}",
            f"Time an add takes beyond its calls: p50 {overhead['p50']} ms, p99 {overhead['p99']} ms",
        ]
    )


def _records(count: int) -> list[str]:
    """Applicants and contacts in turn."""
    return ["applicant" if number % 2 == 0 else "contact" for number in range(count)]


class _Road:
    """Adds people one by one and keeps what the log said."""

    def __init__(self, running: Demo) -> None:
        from _main_job import Caller

        self._sandbox = running.sandbox
        self._call = Caller(running)
        self._companies = [c for c in running.sandbox.store("company") if not c["archived"] and c["address"]]
        self._sector = self._companies[0]["sectorId"]
        fields = self._call("GET", "/fields", None, 200)["records"]["contact"]
        self._contact_type = next(f["choices"][0]["id"] for f in fields if f["key"] == "contact_type")
        self._checks: list[int] = []
        self._plans: list[int] = []
        self._adds: dict[str, list[int]] = {"existing_company": [], "new_company": []}
        self._overhead: list[float] = []

    def add(self, sort: str, record: str, number: int) -> None:
        company = self._companies[number % len(self._companies)] if sort == "existing_company" else None
        profile = _profile(number, company["name"] if company else _company_name(number))
        (check, calls, _) = self._counted("POST", "/checks", {"profiles": [profile]}, 200)
        self._checks.append(len(calls))
        if check["checks"][0]["person"]["verdict"] == "existing":
            raise BenchError(f"{profile['full_name']} should be new.")
        request = self._request(profile, record, company)
        plan, calls, _ = self._counted("POST", "/plans", request, 200)
        self._plans.append(len(calls))
        if not plan["ready"]:
            raise BenchError(f"The plan is not ready: {plan['missing']} {plan['problems']}")
        body = {"request": request, "fingerprint": plan["fingerprint"]}
        added, calls, wall_ms = self._counted("POST", "/adds", body, 201)
        self._once(added, record)
        self._adds[sort].append(len(calls))
        self._overhead.append(wall_ms - sum(call["ms"] for call in calls))

    def figures(self, count: int) -> dict[str, Any]:
        cuts = statistics.quantiles(self._overhead, n=100)
        return {
            "adds": count,
            "calls_per_check": max(self._checks),
            "calls_per_plan": max(self._plans),
            "calls_per_add": {sort: max(counts) for sort, counts in self._adds.items()},
            "overhead_ms": {"p50": round(statistics.median(self._overhead), 1), "p99": round(cuts[98], 1)},
        }

    def _counted(
        self, method: str, path: str, body: Any, status: int
    ) -> tuple[dict[str, Any], list[dict[str, Any]], float]:
        """The answer, the calls to itris it caused, and the wall time in ms."""
        self._sandbox.clear_log()
        start = time.perf_counter()
        answer = self._call(method, path, body, status)
        wall_ms = (time.perf_counter() - start) * 1000
        calls = [call for call in self._sandbox.log() if not call["path"].endswith(NOT_COUNTED)]
        return answer, calls, wall_ms

    def _request(self, profile: dict[str, Any], record: str, company: dict[str, Any] | None) -> dict[str, Any]:
        values: dict[str, Any] = {}
        if record == "contact":
            values["contact"] = {"contact_type": self._contact_type, "address": "1 Bench Road, Leeds"}
        if company is None:
            values["company"] = {"sector": self._sector, "address": "1 Bench Road, Leeds"}
        return {
            "profile": profile,
            "record_types": [record],
            "person": {"choice": "create"},
            "company": {"choice": "existing", "company_id": company["id"]} if company else {"choice": "create"},
            "fields": values,
        }

    def _once(self, added: dict[str, Any], record: str) -> None:
        """What was counted must have been a whole add: company if new, person, comment, the person once."""
        states = {row["kind"]: row["state"] for row in added["receipt"]}
        ids = [row["record_id"] for row in added["receipt"] if row["kind"] == record]
        if set(states.values()) != {"done"} or "comment" not in states:
            raise BenchError(f"The add was not whole: {states}")
        mark = self._sandbox.store(record, id=ids[0])[0]["externalReference"]
        if len(self._sandbox.store(record, reference=mark)) != 1:
            raise BenchError(f"{record} {ids[0]} is not there exactly once.")


def _profile(number: int, company: str) -> dict[str, Any]:
    """Somebody with every identifier a page can give, so that looks have the most to look for."""
    start, end = divmod(number % (len(NAME_STARTS) * len(NAME_ENDS)), len(NAME_ENDS))
    last = NAME_STARTS[start] + NAME_ENDS[end]
    first = FIRST_NAMES[number % len(FIRST_NAMES)]
    slug = f"bench-{first}-{last}-{number}".lower()
    return {
        "full_name": f"{first} {last}",
        "first_name": first,
        "last_name": last,
        "title": "Works Manager",
        "company": company,
        "location": "Leeds, England, United Kingdom",
        "profile_url": f"https://www.linkedin.com/in/{slug}/",
        "public_id": slug,
        "emails": [f"{slug}@bench.example"],
        "phones": [f"+44 1632 9{number:05d}"],
    }


def _company_name(number: int) -> str:
    word, trade = divmod(number % (len(COMPANY_WORDS) * len(COMPANY_TRADES)), len(COMPANY_TRADES))
    return f"{COMPANY_WORDS[word]} {COMPANY_TRADES[trade]} Ltd"
