"""What an import found and made, so that it can be taken back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, JSON, create_table, ref

revision = "0030"
down_revision = "0028"


def upgrade() -> None:
    """Add the table; what was imported before has no row, and cannot be taken back."""
    create_table(
        "plan_import",
        ref("plan_id", "plan", index=True),
        ref("audit_id", "audit"),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("before", JSON, nullable=False),
        sa.Column("added", JSON, nullable=False),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("plan_import")
