"""Files that come after the words of their message, and whose evidence they will be."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, create_table, ref

revision = "0025"
down_revision = "0023"


def upgrade() -> None:
    """Add the column and the table."""
    op.add_column(
        "inbound_file",
        sa.Column("late", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    create_table(
        "expected_evidence",
        ref("inbound_id", "inbound"),
        ref("activity_id", "activity"),
        ref("person_id", "person"),
        ref("report_id", "progress_report", nullable=True),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.UniqueConstraint("inbound_id", "activity_id"),
    )


def downgrade() -> None:
    """Drop them; what has not come by then is asked about no more."""
    op.drop_table("expected_evidence")
    op.drop_column("inbound_file", "late")
