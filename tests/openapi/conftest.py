"""A real backend on a port with a real sandbox behind it, and a paired token: what any outside program meets."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from backend.context import Context
from backend.sandbox.serve import Running

SCRIPTS = Path(__file__).parents[2] / "scripts"


@dataclass(frozen=True)
class Served:
    context: Context
    sandbox: Running
    url: str

    def token(self) -> str:
        """The token of a freshly paired browser."""
        from _demo import demo_user, pair  # type: ignore[import-not-found]

        return str(pair(self.context, demo_user(self.context), "Schemathesis"))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    if str(SCRIPTS) not in sys.path:
        sys.path.insert(0, str(SCRIPTS))
    from _demo import demo, free_port, serving

    home = tmp_path_factory.mktemp("served")
    with demo(home, port=free_port(), people=200, SIDECAR_ARGON2_COST="1") as running, serving(running):
        yield Served(running.context, running.sandbox, running.url)
