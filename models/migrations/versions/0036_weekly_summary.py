"""A person may want her own week, sent on the day of the digest."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    """Add the wish; nobody has it yet."""
    op.add_column(
        "person",
        sa.Column("weekly_summary", sa.Boolean(), nullable=False, server_default=sa.false()),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_column("person", "weekly_summary")
