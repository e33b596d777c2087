"""Holding an add back, undoing it, telling people apart, a finder"""

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

    op.create_table(
        "unlinked_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(), nullable=True),
        sa.Column("member_id", sa.String(), nullable=True),
        sa.Column("name_key", sa.String(), nullable=True),
        sa.Column("full_name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("unlinked_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unlinked_person")),
    )
    with op.batch_alter_table("unlinked_person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unlinked_person_member_id"), ["member_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_unlinked_person_name_key"), ["name_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_unlinked_person_public_id"), ["public_id"], unique=False)

    op.create_table(
        "finder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("sealed_key", sa.String(), nullable=False),
        sa.Column("saved_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finder")),
    )
