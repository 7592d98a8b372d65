"""Reports that continue one: with more words, or corrected."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import add_reference

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the reference to the report that is continued, and the row's own words."""
    add_reference("progress_report", "continues", "progress_report")
    op.add_column("progress_report", sa.Column("added", sa.String()))
