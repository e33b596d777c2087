"""The `sidecar` command."""

from backend.cli.commands import main

__all__ = ["main"]
