"""A real backend on a port with a real sandbox behind it, and a paired token: what any outside program meets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from _demo import demo, demo_user, free_port, pair, serving

from backend.context import Context
from backend.sandbox.serve import Running


@dataclass(frozen=True)
class Served:
    context: Context
    sandbox: Running
    url: str

    def token(self) -> str:
        """The token of a freshly paired browser."""
        return str(pair(self.context, demo_user(self.context), "Schemathesis"))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    home = tmp_path_factory.mktemp("served")
    with demo(home, port=free_port(), people=200, SIDECAR_ARGON2_COST="1") as running, serving(running):
        yield Served(running.context, running.sandbox, running.url)
