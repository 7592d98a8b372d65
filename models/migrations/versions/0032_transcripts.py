"""What was heard in a voice note, and whether its sender agrees."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    """Add the columns; what was spoken before has been heard by nobody."""
    op.add_column("inbound_file", sa.Column("transcript", sa.String()))
    op.add_column("inbound_file", sa.Column("agreed", sa.Boolean()))


def downgrade() -> None:
    """Drop them; reports that were made of spoken words stay."""
    op.drop_column("inbound_file", "agreed")
    op.drop_column("inbound_file", "transcript")
