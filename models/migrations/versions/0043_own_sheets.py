"""What was read of a lead's own spreadsheet that came back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import JSON

revision = "0043"
down_revision = "0042"


def upgrade() -> None:
    """Add the column; the workbooks of before are evidence."""
    op.add_column("inbound_file", sa.Column("sheet", JSON))


def downgrade() -> None:
    """Drop it; reports that were made of spreadsheets stay."""
    op.drop_column("inbound_file", "sheet")
