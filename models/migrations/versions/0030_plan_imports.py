"""What an import found and made, so that it can be taken back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, JSON, ROW_ID, foreign

revision = "0030"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; what was imported before has no row, and cannot be taken back."""
    op.create_table(
        "plan_import",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("plan_id", ROW_ID, nullable=False),
        sa.Column("audit_id", ROW_ID, nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("before", JSON, nullable=False),
        sa.Column("added", JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_import")),
        foreign("plan_import", "entity_id", "entity"),
        foreign("plan_import", "plan_id", "plan"),
        foreign("plan_import", "audit_id", "audit"),
    )
    op.create_index(op.f("ix_plan_import_entity_id"), "plan_import", ["entity_id"])
    op.create_index(op.f("ix_plan_import_plan_id"), "plan_import", ["plan_id"])


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("plan_import")
