"""Brings a database to the newest schema; any older one opens."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config

from backend.database.engine import Database

LOCATION = Path(__file__).parent / "migrations"


def configuration() -> Config:
    """Alembic's configuration; there is no ini file, because nothing in it would be a choice."""
    config = Config()
    config.set_main_option("script_location", str(LOCATION))
    config.set_main_option("path_separator", "os")
    return config


def upgrade(database: Database) -> None:
    """Run the steps this database lacks, all in one transaction: a kill in the middle leaves the older schema."""
    config = configuration()
    with database.writing_connection() as connection:
        if not database.is_sqlite:
            # Two processes that start at once must not both migrate.
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7146228)")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
