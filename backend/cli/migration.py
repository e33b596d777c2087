from __future__ import annotations

import argparse
import importlib.util
import pkgutil
from typing import Any

from alembic import command

import backend
from backend.context import Context
from backend.database.migrate import configuration, upgrade


def add_command(commands: Any) -> None:
    parser = commands.add_parser("migrate", help="bring the database to the newest schema")
    parser.add_argument("--write", metavar="MESSAGE", help="for developers: write the step that the models need next")
    parser.set_defaults(run=migrate)


def migrate(running: Context, options: argparse.Namespace) -> int:
    upgrade(running.database)
    if options.write:
        load_tables()
        config = configuration()
        with running.database.writing_connection() as connection:
            config.attributes["connection"] = connection
            command.revision(config, options.write, autogenerate=True)
    print("The database has the newest schema.")
    return 0


def load_tables() -> None:
    """Import every room's tables, so that the metadata is whole."""
    for room in pkgutil.iter_modules(backend.__path__):
        name = f"backend.{room.name}.tables"
        if room.ispkg and room.name != "sandbox" and importlib.util.find_spec(name):
            importlib.import_module(name)
