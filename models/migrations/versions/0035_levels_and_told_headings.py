"""Activities keep the levels above them, and what a person said of headings is remembered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, JSON, create_table

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    """Add the columns, empty for what is there (the next file fills them), and the table."""
    op.add_column("activity", sa.Column("groups", JSON, nullable=False, server_default="[]"))
    op.add_column("plan", sa.Column("shapes", JSON, nullable=False, server_default="[]"))
    create_table(
        "told_headings",
        sa.Column("signature", sa.String(), nullable=False),
        sa.Column("columns", JSON, nullable=False),
        sa.Column("source_name", sa.String(), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.UniqueConstraint("entity_id", "signature"),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("told_headings")
    op.drop_column("plan", "shapes")
    op.drop_column("activity", "groups")
