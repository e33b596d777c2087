"""The main job once, without a browser: sample profile → check → plan → add → read back from the sandbox's store."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import requests
from _demo import Demo, demo, demo_user, free_port, pair, serving

SAMPLE = {
    "full_name": "Joaquim Brandwell",
    "first_name": "Joaquim",
    "last_name": "Brandwell",
    "headline": "Robotics Software Engineer at Millhaven Robotics",
    "title": "Robotics Software Engineer",
    "company": "Millhaven Robotics Ltd",
    "location": "Coventry, England, United Kingdom",
    "profile_url": "https://www.linkedin.com/in/demo-joaquim-brandwell/",
    "public_id": "demo-joaquim-brandwell",
}


class StepFailedError(Exception):
    """A step did not do what it must; the text says what was wrong."""


class MainJob:
    """Runs and times the steps; `steps` and `record` are what `scripts/run --check` reports."""

    def __init__(self) -> None:
        self.steps: list[dict[str, Any]] = []
        self.record: dict[str, Any] = {"kind": "applicant", "id": None, "count": 0, "outcome": None}

    @property
    def ok(self) -> bool:
        return all(step["ok"] for step in self.steps) and self.record["count"] == 1

    def run(self, home: Path) -> None:
        """All steps; the first that fails ends it, with its reason printed."""
        try:
            with ExitStack() as stack:
                running = self._step("start sandbox and backend, read the directory", lambda: _start(stack, home))
                self._road(running)
        except StepFailedError as error:
            print(f"        {error}")

    def _road(self, running: Demo) -> None:
        call = Caller(running)
        check = self._step("check the sample profile", lambda: call("POST", "/checks", {"profiles": [SAMPLE]}, 200))
        found = check["checks"][0]
        request = _request(found)
        plan = self._step("plan the writes", lambda: _ready(call("POST", "/plans", request, 200)))
        body = {"request": request, "fingerprint": plan["fingerprint"]}
        added = self._step("add", lambda: call.settled(call("POST", "/adds", body, 200, 201, 202)))
        self._step("read it back from the sandbox", lambda: self._read_back(running, found, added))

    def _read_back(self, running: Demo, found: dict[str, Any], added: dict[str, Any]) -> None:
        ids = [row["record_id"] for row in added["receipt"] if row["kind"] == "applicant"]
        record_id = ids[0] if ids else found["person"]["applicant_id"]
        stored = [record for record in running.sandbox.store("applicant") if record["id"] == record_id]
        if not stored:
            raise StepFailedError(f"Applicant {record_id} is not in the sandbox's store.")
        marked = running.sandbox.store("applicant", reference=stored[0]["externalReference"])
        outcome = "created" if added["state"] == "done" else "already_there"
        self.record = {"kind": "applicant", "id": record_id, "count": len(marked), "outcome": outcome}
        if len(marked) != 1:
            raise StepFailedError(f"The record is there {len(marked)} times.")

    def _step(self, name: str, act: Callable[[], Any]) -> Any:
        start = time.perf_counter()
        ok = False
        try:
            result = act()
            ok = True
            return result
        finally:
            ms = round((time.perf_counter() - start) * 1000, 1)
            self.steps.append({"name": name, "ok": ok, "ms": ms})
            print(f"{'ok    ' if ok else 'FAILED'}  {name}  ({ms:.0f} ms)")


class Caller:
    """Speaks to the API as the extension does."""

    def __init__(self, running: Demo) -> None:
        self._api = f"{running.url}/api/v1"
        self._ids = running.context.ids
        token = pair(running.context, demo_user(running.context), "scripts/run --check")
        self._http = requests.Session()
        origin = f"chrome-extension://{running.context.config.extension_ids[0]}"
        self._http.headers.update({"Authorization": f"Bearer {token}", "X-Sidecar-Version": "1", "Origin": origin})

    def __call__(self, method: str, path: str, body: Any = None, *expected: int) -> dict[str, Any]:
        headers = {"Idempotency-Key": self._ids.new()} if path == "/adds" else {}
        answer = self._http.request(method, self._api + path, json=body, headers=headers, timeout=60)
        if answer.status_code not in expected:
            raise StepFailedError(f"{method} {path} answered {answer.status_code}: {answer.text[:500]}")
        found: dict[str, Any] = answer.json()
        return found

    def settled(self, add: dict[str, Any]) -> dict[str, Any]:
        """Watch an add until it is settled, a minute at most."""
        for _ in range(120):
            if add["state"] not in ("working", "waiting", "unknown"):
                return add
            time.sleep(0.5)
            add = self("GET", f"/adds/{add['id']}", None, 200)
        raise StepFailedError(f"The add is still {add['state']}: {add['message']}")


def _start(stack: ExitStack, home: Path) -> Demo:
    running = stack.enter_context(demo(home, port=free_port(), people=2000))
    stack.enter_context(serving(running))
    return running


def _request(found: dict[str, Any]) -> dict[str, Any]:
    person, company = found["person"], found["company"]
    existing = person["verdict"] == "existing"
    return {
        "profile": SAMPLE,
        "record_types": ["applicant"],
        "person": {"choice": "existing", "applicant_id": person["applicant_id"], "contact_id": person["contact_id"]}
        if existing
        else {"choice": "create"},
        "company": {"choice": "existing", "company_id": company["company_id"]}
        if company["company_id"]
        else {"choice": "none"},
    }


def _ready(plan: dict[str, Any]) -> dict[str, Any]:
    if not plan["ready"]:
        raise StepFailedError(f"The plan is not ready: {plan['missing']} {plan['problems']}")
    return plan
