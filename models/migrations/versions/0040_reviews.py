"""Control's own judgement of reports stands beside them, and what 100 % should come with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, create_table, ref

revision = "0040"
down_revision = "0039"

_PROOFS = "proof IN ('none', 'remark', 'link', 'file')"


def upgrade() -> None:
    """Create the table; nothing was reviewed before, and no activity asked for anything."""
    create_table(
        "review",
        ref("activity_id", "activity", index=True),
        ref("report_id", "progress_report"),
        sa.Column("reported", sa.Integer()),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("percent", sa.Integer()),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("own_office", sa.Boolean(), nullable=False),
        ref("person_id", "person", nullable=True),
        sa.Column("channel", sa.String(), nullable=False),
        ref("inbound_id", "inbound", nullable=True),
        sa.Column("words", sa.String()),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.CheckConstraint("percent BETWEEN 0 AND 10000", name="percent_in_range"),
        sa.CheckConstraint("accepted OR remark <> ''", name="returned_has_a_reason"),
        sa.Index("ix_review_of_report", "report_id", "id"),
    )
    op.add_column(
        "activity",
        sa.Column("proof", sa.String(20), nullable=False, server_default="none"),
    )
    with op.batch_alter_table("activity") as activity:
        activity.create_check_constraint(op.f("ck_activity_proof"), _PROOFS)


def downgrade() -> None:
    """Drop both; what offices reported stays, and so do the dates as they were met last."""
    with op.batch_alter_table("activity") as activity:
        activity.drop_constraint(op.f("ck_activity_proof"), type_="check")
        activity.drop_column("proof")
    op.drop_table("review")
