"""Kill -9 of the backend between any two steps of an add, with the answer of that write lost as well.

The judge reads the sandbox's store only: one company, one contact, one comment.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
import requests

from backend.sandbox.serve import Running
from backend.writes.boundaries import LABELS
from tests.demo import Paired, paired_home
from tests.world import NOBODY

WRITES = ("company.create", "contact.create", "comment.comment")
AROUND = ("before_claim", "after_claim", "before_answer")
EVERYWHERE = [(label, "") for label in AROUND] + [
    (label, write) for write in WRITES for label in LABELS if label not in AROUND
]
PATHS = {"company.create": "companies", "contact.create": "contacts", "comment.comment": "comments"}
SETTLES_SOON = {"SIDECAR_SETTLE_WINDOW_S": "0.6", "SIDECAR_READ_TIMEOUT_S": "5"}


@contextmanager
def backend(home: Paired, label: str = "", write: str = "") -> Iterator[subprocess.Popen[bytes]]:
    """A real backend process, up and answering."""
    command = [sys.executable, "-m", "tests.crash.child", label, write]
    process = subprocess.Popen(command, env={**os.environ, **home.environ}, stderr=subprocess.DEVNULL)
    try:
        home.wait_until_up()
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.mark.main
@pytest.mark.slow
@pytest.mark.parametrize(("label", "write"), EVERYWHERE, ids=lambda value: value or "add")
def test_an_add_survives_a_kill(tmp_path: Path, sandbox: Running, label: str, write: str) -> None:
    home = paired_home(tmp_path / "home", sandbox, **SETTLES_SOON)
    with backend(home, label, write) as process:
        body = home.ready_add(NOBODY, "contact")
        if write and label != "after_send":  # where the answer is lost, nobody gets to "after_send"
            sandbox.control(accept_then_drop=_posts(write))
        with suppress(requests.RequestException):
            home.post("/adds", body, key="k1")
        assert process.wait(timeout=10) == -9
    with backend(home):
        assert _settled(home, body)["state"] == "done"
    _judge(sandbox)


@pytest.mark.main
@pytest.mark.slow
@pytest.mark.parametrize("write", WRITES)
def test_an_add_survives_a_kill_while_the_answer_is_lost(tmp_path: Path, sandbox: Running, write: str) -> None:
    """itris stored it and dropped the connection; then the backend dies before it could look."""
    home = paired_home(tmp_path / "home", sandbox, **SETTLES_SOON)
    with backend(home) as process:
        body = home.ready_add(NOBODY, "contact")
        sandbox.control(accept_then_drop=_posts(write))
        assert home.post("/adds", body, key="k1").status_code == 202
        process.kill()
        process.wait()
    with backend(home):
        assert _settled(home, body)["state"] == "done"
    _judge(sandbox)


def _posts(write: str) -> dict[str, Any]:
    return {"match": {"method": "POST", "path": f"/api/v2/{PATHS[write]}"}, "times": 1}


def _settled(home: Paired, body: dict[str, Any]) -> dict[str, Any]:
    """The client sends the same add with the same key again, then watches it, as the panel does."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        answer = home.post("/adds", body, key="k1")
        add: dict[str, Any] = answer.json()
        if answer.status_code in (200, 201):
            return add
        assert answer.status_code in (202, 409), answer.text
        time.sleep(0.2)
    raise AssertionError(f"not settled: {add}")


def _judge(sandbox: Running) -> None:
    companies = [c for c in sandbox.store("company") if c["name"] == "Ashgrove Windmills Ltd"]
    contacts = [c for c in sandbox.store("contact") if c["lastName"] == "Ashgrove"]
    assert (len(companies), len(contacts)) == (1, 1)
    assert contacts[0]["companyId"] == companies[0]["id"]
    comments = sandbox.store("comment", record_type="Contact", record_id=contacts[0]["id"])
    assert len(comments) == 1


UNDO = [("after_claim", "undo"), *((label, "contact.revert") for label in LABELS if label not in AROUND)]


@pytest.mark.slow
@pytest.mark.parametrize(("label", "write"), UNDO)
def test_an_undo_survives_a_kill(tmp_path: Path, sandbox: Running, label: str, write: str) -> None:
    home = paired_home(tmp_path / "home", sandbox, **SETTLES_SOON)
    with backend(home):
        new = home.ready_add(NOBODY, "contact")
        made = home.post("/adds", new, key="k1").json()
        contact = next(row["record_id"] for row in made["receipt"] if row["kind"] == "contact")
        request = new["request"] | {
            "profile": {**NOBODY, "title": "Head Miller"},
            "person": {"choice": "existing", "contact_id": contact},
            "company": {"choice": "none"},
            "decided": {"contact": ["job_title"]},
        }
        plan = home.post("/plans", request).json()
        body = {"request": request, "fingerprint": plan["fingerprint"]}
        update = home.post("/adds", body, key="k2").json()
        assert _title(sandbox) == "Head Miller"
    with backend(home, label, write) as process:
        if label != "after_send" and write == "contact.revert":
            sandbox.control(accept_then_drop={"match": {"method": "PATCH"}, "times": 1})
        with suppress(requests.RequestException):
            home.post(f"/adds/{update['id']}/undo", None)
        assert process.wait(timeout=10) == -9
    sandbox.control(accept_then_drop=False)
    with backend(home):
        end = time.monotonic() + 30
        while (state := home.post(f"/adds/{update['id']}/undo", None).json()["state"]) != "undone":
            assert time.monotonic() < end, state
            time.sleep(0.2)
    assert _title(sandbox) == "Miller"


def _title(sandbox: Running) -> str:
    [contact] = [c for c in sandbox.store("contact") if c["lastName"] == "Ashgrove"]
    return str(contact["jobTitle"])


@pytest.mark.slow
@pytest.mark.parametrize("undone", [False, True], ids=["kept", "undone"])
def test_a_held_add_survives_a_kill(tmp_path: Path, sandbox: Running, undone: bool) -> None:
    """Held when the backend dies: sent once its time has come, or never when it was cancelled before."""
    home = paired_home(tmp_path / "home", sandbox, **SETTLES_SOON)
    with backend(home) as process:
        body = {**home.ready_add(NOBODY, "contact"), "send_after": 60 if undone else 3}
        add = home.post("/adds", body, key="k1").json()
        assert add["state"] == "held"
        if undone:
            assert home.post(f"/adds/{add['id']}/undo", None).json()["state"] == "undone"
        process.kill()
        process.wait()
    with backend(home):
        if undone:
            assert home.post("/adds", body, key="k1").json()["state"] == "undone"
            assert [c for c in sandbox.store("contact") if c["lastName"] == "Ashgrove"] == []
            return
        assert _settled(home, body)["state"] == "done"
    _judge(sandbox)
