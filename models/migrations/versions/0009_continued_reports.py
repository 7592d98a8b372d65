"""Reports that continue one: with more words, or corrected."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import add_reference

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the reference to the report that is continued, and the row's own words."""
    add_reference("progress_report", "continues", "progress_report")
    op.add_column("progress_report", sa.Column("added", sa.String()))


def downgrade() -> None:
    """Take both away."""
    op.drop_index(op.f("ix_progress_report_continues"), "progress_report")
    with op.batch_alter_table("progress_report") as report:
        report.drop_column("added")
        report.drop_column("continues")
