"""Messages that take an earlier one's place."""

from __future__ import annotations

from alembic import op

from models.migrations.columns import add_reference

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the reference to the first message."""
    add_reference("outbox", "edits", "outbox")


def downgrade() -> None:
    """Take the reference away."""
    op.drop_index(op.f("ix_outbox_edits"), "outbox")
    with op.batch_alter_table("outbox") as outbox:
        outbox.drop_column("edits")
