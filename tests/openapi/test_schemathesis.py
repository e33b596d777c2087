"""Schemathesis with all its checks over the whole document: no 5xx, the schema kept, bad data refused, good data taken.

SIDECAR_FUZZ_EXAMPLES=1000 makes it a long run (as shipped about a minute); SIDECAR_FUZZ_SEED repeats one.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.openapi.conftest import Served

EXAMPLES = os.environ.get("SIDECAR_FUZZ_EXAMPLES", "10")
SEED = os.environ.get("SIDECAR_FUZZ_SEED", "1")
OPERATIONS = 18
UNPAIR = "/api/v1/me/device"
# Schemathesis learns fingerprints from answers. A well-formed add is then rightly refused with 422: its plan lacks a
# mandatory field, or its Idempotency-Key belongs to another add. No schema can rule that out.
CONFIG = """
[[operations]]
include-path-regex = "/(unlinks|readings|finder)"
[operations.checks.positive_data_acceptance]
expected-statuses = ["2xx", "401", "403", "404", "409", "413", "422", "429", "503"]

[[operations]]
include-path = "/api/v1/adds/{add_id}/undo"
[operations.checks.positive_data_acceptance]
expected-statuses = ["2xx", "401", "403", "404", "409", "422", "429", "503"]

[[operations]]
include-path = "/api/v1/adds"
[operations.checks.positive_data_acceptance]
expected-statuses = ["2xx", "401", "403", "404", "409", "422", "429", "503"]
"""


def fuzz(served: Served, folder: Path, *chosen: str) -> str:
    """What Schemathesis printed; the test fails when it found anything."""
    (folder / "schemathesis.toml").write_text(CONFIG)
    command = [
        str(Path(sys.executable).with_name("schemathesis")),
        "run",
        f"{served.url}/api/v1/openapi.json",
        "--checks=all",
        "--no-color",
        "--continue-on-failure",
        f"--max-examples={EXAMPLES}",
        f"--seed={SEED}",
        "-H",
        f"Authorization: Bearer {served.token()}",
        "-H",
        "X-Sidecar-Version: 1",
        *chosen,
    ]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    return done.stdout


@pytest.mark.main
@pytest.mark.slow
@pytest.mark.timeout(1800 if int(EXAMPLES) > 50 else 600)
def test_generated_requests_break_nothing_and_write_nothing(served: Served, tmp_path: Path) -> None:
    before = {kind: len(served.sandbox.store(kind)) for kind in ("applicant", "contact", "company", "comment")}
    found = fuzz(served, tmp_path, f"--exclude-path={UNPAIR}")
    tested = int(found.partition("Tested: ")[2].split()[0])
    assert tested >= OPERATIONS - 1  # pairing is skipped once its codes are used up
    assert {kind: len(served.sandbox.store(kind)) for kind in before} == before


@pytest.mark.slow
def test_unpairing_is_fuzzed_with_a_token_of_its_own(served: Served, tmp_path: Path) -> None:
    fuzz(served, tmp_path, f"--include-path={UNPAIR}", "--phases=examples,coverage,fuzzing")
