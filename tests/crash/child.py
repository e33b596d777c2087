"""`sidecar serve` that kills itself, as kill -9 would, at one labelled boundary of one write.

Arguments: LABEL and "kind.verb" (empty strings for a process that lives). The rest comes from the environment.
"""

from __future__ import annotations

import os
import signal
import sys

from backend.cli import main
from backend.writes import boundaries


def kill_at(label: str, write: str) -> None:
    def on_boundary(reached: str, at: str) -> None:
        if (reached, at) == (label, write):
            os.kill(os.getpid(), signal.SIGKILL)

    boundaries.on_boundary = on_boundary


if __name__ == "__main__":
    kill_at(sys.argv[1], sys.argv[2])
    sys.exit(main(["serve"]))
