import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def sweep(*options: str) -> dict[str, int]:
    command = [sys.executable, "scripts/crash_sweep", "--json", "-", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, int] = json.loads(done.stdout)
    return found


@pytest.mark.slow
def test_a_sample_of_the_sweep_leaves_each_record_exactly_once() -> None:
    found = sweep("--most", "6", "--lanes", "2")
    assert found["runs"] == 6
    assert (found["duplicates"], found["losses"], found["unsettled"]) == (0, 0, 0)
