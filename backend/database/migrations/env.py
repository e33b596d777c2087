"""Alembic's hook: runs the steps on the connection it is handed, on SQLite and PostgreSQL alike."""

from alembic import context

from backend.database.engine import Base

connection = context.config.attributes["connection"]
# SQLite can't alter a table in place, so Alembic copies it ("batch").
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
