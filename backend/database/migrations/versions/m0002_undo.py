"""Holding an add back and undoing it"""

import sqlalchemy as sa
from alembic import op

from backend.database.columns import UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("add", schema=None) as batch_op:
        batch_op.add_column(sa.Column("undone_at", UtcDateTime(), nullable=True))

    with op.batch_alter_table("write_batch", schema=None) as batch_op:
        batch_op.add_column(sa.Column("held_until", UtcDateTime(), nullable=True))
