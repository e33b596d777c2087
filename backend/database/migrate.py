"""Brings a database to the newest schema; any older one opens."""

from __future__ import annotations

import importlib
import pkgutil

import backend
from backend.database.engine import Base, Database


def load_tables() -> None:
    """Import every room's `tables` module, so that the metadata is whole whoever asks."""
    for room in pkgutil.iter_modules(backend.__path__):
        if room.ispkg and room.name != "sandbox":
            try:
                importlib.import_module(f"backend.{room.name}.tables")
            except ImportError:
                continue


def upgrade(database: Database) -> None:
    load_tables()
    Base.metadata.create_all(database.engine)
