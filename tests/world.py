"""A Sidecar connected to a sandbox, for tests of everything above the client."""

from __future__ import annotations

from backend.audit import Actor
from backend.context import Context
from backend.itris import Connection, Policy, save_connection
from backend.sandbox.serve import Running

ADMIN = Actor("user:1")
NOBODY = {
    "full_name": "Wilhelmina Ashgrove",
    "first_name": "Wilhelmina",
    "last_name": "Ashgrove",
    "title": "Miller",
    "company": "Ashgrove Windmills Ltd",
    "location": "Leeds, England, United Kingdom",
    "public_id": "demo-wilhelmina-ashgrove",
    "profile_url": "https://www.linkedin.com/in/demo-wilhelmina-ashgrove/",
}
"""A profile of somebody at a company, neither of which the sandbox has."""


def connect_to(context: Context, sandbox: Running, **more: object) -> None:
    """Connect to the sandbox with a throttle that doesn't get in the way."""
    values = {"policy": Policy(1000, 1.0, 1000), "database_url": "https://itris.example:8443", **more}
    save_connection(context, Connection(sandbox.url, "sidecar", "sandbox", **values), ADMIN)  # type: ignore[arg-type]
