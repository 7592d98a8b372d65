"""Files that come after the words of their message, and whose evidence they will be."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, ROW_ID, foreign

revision = "0025"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column and the table."""
    op.add_column(
        "inbound_file",
        sa.Column("late", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.create_table(
        "expected_evidence",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("inbound_id", ROW_ID, nullable=False),
        sa.Column("activity_id", ROW_ID, nullable=False),
        sa.Column("person_id", ROW_ID, nullable=False),
        sa.Column("report_id", ROW_ID),
        sa.Column("recorded_at", INSTANT, nullable=False),
        foreign("expected_evidence", "entity_id", "entity"),
        foreign("expected_evidence", "inbound_id", "inbound"),
        foreign("expected_evidence", "activity_id", "activity"),
        foreign("expected_evidence", "person_id", "person"),
        foreign("expected_evidence", "report_id", "progress_report"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expected_evidence")),
        sa.UniqueConstraint(
            "inbound_id",
            "activity_id",
            name=op.f("uq_expected_evidence_inbound_id_activity_id"),
        ),
    )
    op.create_index(
        op.f("ix_expected_evidence_entity_id"), "expected_evidence", ["entity_id"], unique=False
    )


def downgrade() -> None:
    """Drop them; what has not come by then is asked about no more."""
    op.drop_table("expected_evidence")
    op.drop_column("inbound_file", "late")
