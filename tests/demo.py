"""A home folder that is connected and paired, for tests that start real backend processes or servers on it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import _demo
import requests

from backend import config
from backend.context import build
from backend.database.migrate import upgrade
from backend.sandbox.serve import Running


@dataclass(frozen=True)
class Paired:
    """`environ`: what a backend process on this home is started with. Calls speak as the extension does."""

    environ: Mapping[str, str]
    url: str
    token: str

    def headers(self, **more: str) -> dict[str, str]:
        origin = f"chrome-extension://{config.EXTENSION_ID}"
        return {"Authorization": f"Bearer {self.token}", "X-Sidecar-Version": "1", "Origin": origin, **more}

    def post(self, path: str, body: Any, *, key: str = "") -> requests.Response:
        headers = self.headers(**({"Idempotency-Key": key} if key else {}))
        return requests.post(f"{self.url}/api/v1{path}", json=body, headers=headers, timeout=30)

    def wait_until_up(self) -> None:
        end = time.monotonic() + 30
        while time.monotonic() < end:
            try:
                if requests.get(f"{self.url}/api/v1/hello", headers=self.headers(), timeout=2).ok:
                    return
            except requests.RequestException:
                time.sleep(0.05)
        raise AssertionError("the backend did not come up")

    def ready_add(self, profile: Mapping[str, Any], kind: str) -> dict[str, Any]:
        """The body of an add of `profile` at a new company, with every mandatory field filled in."""
        fields = self._choices()
        place = {"address": "1 Mill Lane", "town": "Leeds"}
        request = {
            "profile": dict(profile),
            "record_types": [kind],
            "person": {"choice": "create"},
            "company": {"choice": "create"},
            "fields": {
                "company": {**place, "sector": fields["company", "sector"]},
                kind: {**place, "contact_type": fields["contact", "contact_type"]} if kind == "contact" else {},
            },
        }
        plan = self.post("/plans", request).json()
        assert plan["ready"], plan
        return {"request": request, "fingerprint": plan["fingerprint"]}

    def _choices(self) -> dict[tuple[str, str], int]:
        answer = requests.get(f"{self.url}/api/v1/fields", headers=self.headers(), timeout=10).json()
        return {
            (record, field["key"]): field["choices"][0]["id"]
            for record, fields in answer["records"].items()
            for field in fields
            if field["choices"]
        }


def paired_home(home: Path, sandbox: Running, **environ: str) -> Paired:
    """Connect `home` to the sandbox, read the directory and pair one browser; no backend runs yet."""
    port = _demo.free_port()
    names = {
        "SIDECAR_HOME": str(home),
        "SIDECAR_PORT": str(port),
        "SIDECAR_SANDBOX_URL": sandbox.url,
        "SIDECAR_ARGON2_COST": "1",
        "SIDECAR_LOG_LEVEL": "WARNING",
        **environ,
    }
    context = build(config.load(names, home))
    upgrade(context.database)
    _demo.connect_to(context, sandbox)
    token = _demo.pair(context, _demo.demo_user(context), "A test's browser")
    context.http.close()
    context.database.close()
    return Paired(names, f"http://127.0.0.1:{port}", token)
