"""Files that come with messages, and the evidence made of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, ROW_ID, foreign, words

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_BEFORE = ("new", "handling", "done", "set_aside")
_AFTER = (*_BEFORE, "fetching")


def upgrade() -> None:
    """Let messages wait for their files; create the tables."""
    _let_messages_be(_AFTER, before=_BEFORE)
    with op.batch_alter_table("inbound") as inbound:
        inbound.add_column(sa.Column("album", sa.String()))
    _create_inbound_file()
    _create_evidence()


def downgrade() -> None:
    """Drop the tables; messages wait for nothing any more."""
    op.drop_table("evidence")
    op.drop_table("inbound_file")
    with op.batch_alter_table("inbound") as inbound:
        inbound.drop_column("album")
    op.execute("UPDATE inbound SET state = 'new' WHERE state = 'fetching'")
    _let_messages_be(_BEFORE, before=_AFTER)


def _let_messages_be(states: tuple[str, ...], *, before: tuple[str, ...]) -> None:
    with op.batch_alter_table("inbound") as inbound:
        inbound.alter_column(
            "state",
            existing_type=words("inboundstate", *before),
            type_=words("inboundstate", *states),
            existing_nullable=False,
        )


def _create_inbound_file() -> None:
    op.create_table(
        "inbound_file",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("inbound_id", ROW_ID, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("kind", words("filekind", "photo", "video", "document", "voice"), nullable=False),
        sa.Column("channel_ref", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger()),
        sa.Column("sha256", sa.String()),
        sa.Column(
            "state", words("filestate", "waiting", "fetching", "kept", "refused"), nullable=False
        ),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", INSTANT, nullable=False),
        sa.Column("holder_id", ROW_ID),
        sa.Column("error", sa.String()),
        sa.Column("settled_at", INSTANT),
        sa.CheckConstraint(
            "(state = 'kept') = (sha256 IS NOT NULL)",
            name=op.f("ck_inbound_file_kept_files_have_a_content"),
        ),
        foreign("inbound_file", "entity_id", "entity"),
        foreign("inbound_file", "inbound_id", "inbound"),
        foreign("inbound_file", "holder_id", "holder"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbound_file")),
        sa.UniqueConstraint(
            "inbound_id", "ordinal", name=op.f("uq_inbound_file_inbound_id_ordinal")
        ),
    )
    op.create_index(op.f("ix_inbound_file_entity_id"), "inbound_file", ["entity_id"], unique=False)
    op.create_index("ix_inbound_file_state", "inbound_file", ["entity_id", "state"], unique=False)
    op.create_index(op.f("ix_inbound_file_sha256"), "inbound_file", ["sha256"], unique=False)


def _create_evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("activity_id", ROW_ID, nullable=False),
        sa.Column("report_id", ROW_ID),
        sa.Column("person_id", ROW_ID, nullable=False),
        sa.Column("inbound_id", ROW_ID, nullable=False),
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
        sa.CheckConstraint(
            "(sha256 IS NULL) <> (link IS NULL)", name=op.f("ck_evidence_a_file_or_a_link")
        ),
        foreign("evidence", "activity_id", "activity"),
        foreign("evidence", "entity_id", "entity"),
        foreign("evidence", "inbound_id", "inbound"),
        foreign("evidence", "person_id", "person"),
        foreign("evidence", "report_id", "progress_report"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
        sa.UniqueConstraint(
            "inbound_id",
            "activity_id",
            "ordinal",
            name=op.f("uq_evidence_inbound_id_activity_id_ordinal"),
        ),
    )
    op.create_index(op.f("ix_evidence_entity_id"), "evidence", ["entity_id"], unique=False)
    op.create_index("ix_evidence_activity", "evidence", ["activity_id", "id"], unique=False)
