"""One run: add a new person at a new company, die at a label under a fault, start again, settle, be judged."""

from __future__ import annotations

import dataclasses
import logging
import multiprocessing
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import requests

from backend import config
from backend.app import serve
from backend.context import build
from backend.sandbox.faults import FAULTS
from backend.sandbox.serve import Running, running
from backend.writes import boundaries, verbs
from tests.demo import Paired, paired_home
from tests.world import NOBODY

# Where processes can be forked, everything is imported once for all runs.
PROCESSES: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
PATHS = {"company.create": "companies", "contact.create": "contacts", "comment.comment": "comments"}
AROUND = ("before_claim", "after_claim", "before_answer")
LABELS = [(label, "") for label in AROUND] + [
    (label, write) for write in PATHS for label in boundaries.LABELS if label not in AROUND
]
# The window is longer than any delay a fault makes: that is what exactly-once rests on.
SETTINGS = {"SIDECAR_SETTLE_WINDOW_S": "0.9", "SIDECAR_READ_TIMEOUT_S": "2"}
SECONDS = {"late": 0.4, "hide_new": 0.4, "hold_commit": 0.4}
SETTLES_WITHIN_S = 45


@dataclasses.dataclass(frozen=True)
class Case:
    number: int
    label: str
    write: str
    fault: str
    seed: int


def measure(seeds: int, without_look: bool, lanes: int, most: int | None = None) -> dict[str, int]:
    """Counts over all runs; `most` cuts the list of runs, shuffled so that a part is a fair sample."""
    wanted = [(label, write, fault, seed) for seed in range(seeds) for label, write in LABELS for fault in FAULTS]
    random.Random(1).shuffle(wanted)  # noqa: S311 - an order, not a secret
    cases = [Case(number, *case) for number, case in enumerate(wanted[:most])]
    lanes = max(1, min(lanes, len(cases)))
    with ProcessPoolExecutor(lanes, mp_context=PROCESSES) as pool:
        work = [pool.submit(_lane, cases[lane::lanes], without_look) for lane in range(lanes)]
        results = [result for lane in work for result in lane.result()]
    figures = {"labels": len(LABELS), "faults": len(FAULTS), "runs": len(results)}
    return figures | {key: sum(r[key] for r in results) for key in ("killed", "duplicates", "losses", "unsettled")}


def _lane(cases: list[Case], without_look: bool) -> list[dict[str, int]]:
    """One sandbox and one home for a row of runs; each run has a person and a copy of the home of its own."""
    folder = Path(tempfile.mkdtemp(prefix="sidecar-sweep-"))
    ours, theirs = PROCESSES.Pipe()
    itris = PROCESSES.Process(target=_play_itris, args=(folder / "itris.db", theirs))
    itris.start()
    try:
        sandbox = Running(ours.recv())
        home = paired_home(folder / "home", sandbox, **SETTINGS)
        return [_run(folder, home, sandbox, case, without_look) for case in cases]
    finally:
        ours.send("end")
        itris.join()
        shutil.rmtree(folder, ignore_errors=True)


def _play_itris(path: Path, pipe: Any) -> None:
    with running(path) as sandbox:
        pipe.send(sandbox.url)
        pipe.recv()


def _run(folder: Path, home: Paired, sandbox: Running, case: Case, without_look: bool) -> dict[str, int]:
    place = folder / f"run{case.number}"
    shutil.copytree(folder / "home", place)
    mine = dataclasses.replace(home, environ={**home.environ, "SIDECAR_HOME": str(place)})
    profile = _person(case.number)
    key = f"run-{case.number}"
    backend = _start(mine, case, without_look)
    try:
        body = mine.ready_add(profile, "contact")
        sandbox.control(**{case.fault: _fault(case)})
        with suppress(requests.RequestException):
            mine.post("/adds", body, key=key)
        backend.join(1.5)  # where the add was put off, its worker gets to the label later, or never
        killed = backend.exitcode == -signal.SIGKILL
        _end(backend)
        backend = _start(mine, None, without_look)
        state = _settled(mine, body, key)
    finally:
        _end(backend)
    result = {"killed": int(killed), **_judge(sandbox, profile, case.fault, state)}
    sandbox.clear()
    shutil.rmtree(place)
    if result["duplicates"] or result["losses"] or result["unsettled"]:
        print(case, state, result, flush=True)
    return result


def _person(number: int) -> dict[str, Any]:
    # Letters only, and far from each other: names that look alike would be asked about.
    word = "".join(random.Random(number).choices("abcdefghijklmnopqrstuvwxyz", k=12)).title()  # noqa: S311
    return {
        **NOBODY, "full_name": f"Wilhelmina {word}", "last_name": word, "company": f"{word} Ltd",
        "public_id": f"sweep-{word.lower()}", "profile_url": f"https://www.linkedin.com/in/sweep-{word.lower()}/",
    }  # fmt: skip


def _fault(case: Case) -> dict[str, Any]:
    random_write = random.Random(f"{case.seed} {case.label} {case.fault}").choice(list(PATHS))  # noqa: S311
    path = PATHS[case.write or random_write]
    options = {"seconds": SECONDS[case.fault]} if case.fault in SECONDS else {}
    return {"match": {"method": "POST", "path": f"/api/v2/{path}"}, "times": 1, **options}


def _start(home: Paired, case: Case | None, without_look: bool) -> Any:
    at = (case.label, case.write) if case else None
    backend = PROCESSES.Process(target=_serve, args=(dict(home.environ), at, without_look))
    backend.start()
    home.wait_until_up()
    return backend


def _serve(environ: dict[str, str], at: tuple[str, str] | None, without_look: bool) -> None:
    def on_boundary(label: str, write: str) -> None:
        if (label, write) == at:
            os.kill(os.getpid(), signal.SIGKILL)

    logging.disable()
    boundaries.on_boundary = on_boundary
    if without_look:
        for name, verb in verbs.VERBS.items():
            verbs.VERBS[name] = dataclasses.replace(verb, look=_blind, look_again=_blind)
    serve(build(config.load(environ, Path(environ["SIDECAR_HOME"]))))


def _blind(_itris: Any, _intent: Any) -> verbs.Clear:
    return verbs.Clear()


def _end(backend: Any) -> None:
    backend.kill()
    backend.join()


def _settled(home: Paired, body: dict[str, Any], key: str) -> str:
    """The client sends the same add again until it is told how it ended: the last thing it heard."""
    end, state = time.monotonic() + SETTLES_WITHIN_S, "unknown"
    while time.monotonic() < end:
        answer = home.post("/adds", body, key=key)
        if answer.status_code in (200, 201):
            return str(answer.json()["state"])
        if answer.status_code != 202 and answer.json().get("code") != "twin_running":
            return "refused"
        time.sleep(0.1)
    return state


def _judge(sandbox: Running, profile: dict[str, Any], fault: str, state: str) -> dict[str, int]:
    """`state` is what the client was told; everything else is read from the sandbox's store."""
    people = [c for c in sandbox.store("contact") if c["lastName"] == profile["last_name"]]
    companies = [c for c in sandbox.store("company") if c["name"] == profile["company"]]
    comments = [n for p in people for n in sandbox.store("comment", record_type="Contact", record_id=p["id"])]
    counts = [len(people), len(companies), len(comments)]
    if fault == "two_for_one_mark":
        # Two records of one write are the sandbox's doing, one write sent twice is ours.
        counts = [len({r["externalReference"] for r in found}) for found in (people, companies)]
        counts.append(min(len(comments), 1))
    told_done = state in ("done", "already_there")
    # Of a refused add the company may be there: its receipt says so. The person may not.
    unasked = counts[0] if state == "refused" else 0
    return {
        "duplicates": sum(max(0, count - 1) for count in counts) + unasked,
        "losses": sum(count == 0 for count in counts) if told_done else int(state == "refused"),
        "unsettled": int(state == "unknown"),
    }
