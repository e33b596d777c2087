"""The loop that does what is due: unsettled adds, the directory's reading, list items."""

from backend.worker.loop import Worker, tick

__all__ = ["Worker", "tick"]
