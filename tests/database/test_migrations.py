"""The migrations make exactly what the models say."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from backend.cli.migration import load_tables
from backend.database import Base, Database
from backend.database.migrate import upgrade


def test_after_all_migrations_nothing_is_left_to_change(database: Database) -> None:
    load_tables()
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_migrating_again_changes_nothing(database: Database) -> None:
    before = sorted(inspect(database.engine).get_table_names())
    upgrade(database)
    assert sorted(inspect(database.engine).get_table_names()) == before
