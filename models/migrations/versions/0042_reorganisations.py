"""Offices have a successor, a superior and, where they are a name of many, members; what is planned
of them waits for its day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, add_reference, create_table, ref

revision = "0042"
down_revision = "0041"

_REFERENCES = ("succeeded_by_id", "superior_id")


def upgrade() -> None:
    """Add the columns and the tables; no office has any of it yet."""
    for column in _REFERENCES:
        add_reference("office", column, "office")
    create_table(
        "office_move",
        sa.Column("since", sa.Date(), nullable=False),
        ref("activity_id", "activity", nullable=True),
        ref("former_id", "office", nullable=True),
        ref("office_id", "office", index=True),
        sa.Column("reason", sa.String(), nullable=False),
        ref("person_id", "person", nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("written_at", INSTANT, nullable=False),
        sa.Column("done_at", INSTANT),
        sa.CheckConstraint(
            "(activity_id IS NULL) <> (former_id IS NULL)", name="of_an_activity_or_an_office"
        ),
    )
    create_table(
        "office_member",
        ref("collective_id", "office"),
        ref("office_id", "office", index=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.UniqueConstraint("collective_id", "office_id"),
    )


def downgrade() -> None:
    """Forget all of it; the activities stay with the offices that have them now."""
    for table in ("office_member", "office_move"):
        op.drop_table(table)
    with op.batch_alter_table("office") as office:
        for column in _REFERENCES:
            office.drop_index(op.f(f"ix_office_{column}"))
            office.drop_column(column)
