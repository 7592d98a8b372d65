"""A figure meets the dates that have come when it is said, and none after them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"


def upgrade() -> None:
    """Add the day; what was said before goes on meeting what it has met."""
    op.add_column("progress_report", sa.Column("meets_until", sa.Date(), nullable=True))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("progress_report", "meets_until")
