"""Alembic's hook: runs the steps on the connection it is handed, on SQLite and PostgreSQL alike."""

from typing import Any, Literal

from alembic import context

from backend.database.columns import Json, UtcDateTime
from backend.database.engine import Base


def render(kind: str, item: Any, autogen: Any) -> str | Literal[False]:
    """Our column types by name, so that a step reads like the model it comes from."""
    name = "UtcDateTime()" if isinstance(item, UtcDateTime) else "Json" if item is Json else None
    if kind != "type" or name is None:
        return False
    autogen.imports.add(f"from backend.database.columns import {name.removesuffix('()')}")
    return name


def without_info(_context: Any, _revision: Any, directives: list[Any]) -> None:
    """What a table says about personal data belongs to the model, not to the schema."""
    for operation in directives[0].upgrade_ops.ops if directives else ():
        operation.info = {}
        getattr(operation, "kw", {}).pop("info", None)


connection = context.config.attributes["connection"]
# SQLite can't alter a table in place, so Alembic copies it ("batch").
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
    render_item=render,
    process_revision_directives=without_info,
)
with context.begin_transaction():
    context.run_migrations()
