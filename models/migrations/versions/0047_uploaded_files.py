"""Plans that come by a page: such a file is of no message."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import ROW_ID

revision = "0047"
down_revision = "0046"


def upgrade() -> None:
    """Let a file have no message."""
    with op.batch_alter_table("brought_file") as table:
        table.alter_column("file_id", existing_type=ROW_ID, nullable=True)


def downgrade() -> None:
    """Forget those that have none."""
    op.execute(sa.text("DELETE FROM brought_file WHERE file_id IS NULL"))
    with op.batch_alter_table("brought_file") as table:
        table.alter_column("file_id", existing_type=ROW_ID, nullable=False)
