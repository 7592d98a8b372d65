"""Who is to leave on a day may be replaced by somebody from that day on."""

from __future__ import annotations

from alembic import op

from models.migrations.columns import add_reference

revision = "0039"
down_revision = "0038"


def upgrade() -> None:
    """Add who replaces her; nobody is known to."""
    add_reference("person", "replaced_by_id", "person")


def downgrade() -> None:
    """Drop it."""
    with op.batch_alter_table("person") as person:
        person.drop_index(op.f("ix_person_replaced_by_id"))
        person.drop_column("replaced_by_id")
