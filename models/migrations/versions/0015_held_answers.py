"""Answers that wait for the yes of whoever is said to have written them."""

from __future__ import annotations

import sqlalchemy as sa

from models.migrations.columns import INSTANT, create_table, ref

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Create the table."""
    create_table(
        "held_answer",
        ref("inbound_id", "inbound"),
        ref("person_id", "person"),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("agreed", sa.Boolean()),
        sa.Column("said_at", INSTANT),
        sa.UniqueConstraint("inbound_id"),
        sa.Index("ix_held_answer_open", "entity_id", "said_at"),
    )
