"""What was decided of requests, what offices agreed to and delegated, who recorded for others."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, add_reference, create_table, ref

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the columns and the two tables."""
    # SQLite adds a check only together with its column, and Alembic does not write it so.
    op.execute(
        "ALTER TABLE request ADD COLUMN state VARCHAR(20) DEFAULT 'open' NOT NULL"
        " CONSTRAINT ck_request_requeststate CHECK (state IN ('open', 'granted', 'denied'))"
    )
    op.add_column("request", sa.Column("granted_until", sa.Date()))
    add_reference("request", "granted_office_id", "office")
    op.add_column("request", sa.Column("decided_at", INSTANT))
    add_reference("request", "decided_by_id", "person")
    op.add_column("request", sa.Column("answer", sa.String(), nullable=False, server_default=""))
    op.create_index("ix_request_state", "request", ["entity_id", "state"])
    op.execute("UPDATE request SET state = 'granted', granted_until = until WHERE kind = 'snooze'")
    add_reference("progress_report", "recorded_by_id", "person")
    create_table(
        "agreement",
        ref("activity_id", "activity"),
        ref("office_id", "office"),
        ref("person_id", "person"),
        ref("inbound_id", "inbound"),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.UniqueConstraint("activity_id", "office_id"),
    )
    create_table(
        "deputy",
        ref("activity_id", "activity"),
        ref("office_id", "office"),
        ref("person_id", "person", index=True),
        ref("by_id", "person"),
        ref("inbound_id", "inbound"),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.UniqueConstraint("activity_id", "office_id"),
    )
