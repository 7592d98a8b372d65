"""Files that come with messages, and the evidence made of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, create_table, ref, words

revision = "0010"
down_revision = "0009"

_BEFORE = "new handling done set_aside"
_AFTER = f"{_BEFORE} fetching"


def upgrade() -> None:
    """Let messages wait for their files; create the tables."""
    _let_messages_be(_AFTER, before=_BEFORE)
    with op.batch_alter_table("inbound") as inbound:
        inbound.add_column(sa.Column("album", sa.String()))
    create_table(
        "inbound_file",
        ref("inbound_id", "inbound"),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("kind", words("filekind", "photo video document voice"), nullable=False),
        sa.Column("channel_ref", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger()),
        sa.Column("sha256", sa.String(), index=True),
        sa.Column("state", words("filestate", "waiting fetching kept refused"), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", INSTANT, nullable=False),
        ref("holder_id", "holder", nullable=True),
        sa.Column("error", sa.String()),
        sa.Column("settled_at", INSTANT),
        sa.CheckConstraint(
            "(state = 'kept') = (sha256 IS NOT NULL)", name="kept_files_have_a_content"
        ),
        sa.UniqueConstraint("inbound_id", "ordinal"),
        sa.Index("ix_inbound_file_state", "entity_id", "state"),
    )
    create_table(
        "evidence",
        ref("activity_id", "activity"),
        ref("report_id", "progress_report", nullable=True),
        ref("person_id", "person"),
        ref("inbound_id", "inbound"),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("sha256", sa.String()),
        sa.Column("link", sa.String()),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger()),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("withdrawn_at", INSTANT),
        sa.CheckConstraint("(sha256 IS NULL) <> (link IS NULL)", name="a_file_or_a_link"),
        sa.UniqueConstraint("inbound_id", "activity_id", "ordinal"),
        sa.Index("ix_evidence_activity", "activity_id", "id"),
    )


def _let_messages_be(states: str, *, before: str) -> None:
    with op.batch_alter_table("inbound") as inbound:
        inbound.alter_column(
            "state",
            existing_type=words("inboundstate", before),
            type_=words("inboundstate", states),
            existing_nullable=False,
        )
