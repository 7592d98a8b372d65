"""Entities, offices, people, addresses."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, JSON, ROW_ID, create_table, partial_index, ref, words

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables."""
    _create_offices()
    _create_people()
    _create_audit()


def _create_offices() -> None:
    op.create_table(
        "entity",
        sa.Column("id", ROW_ID, primary_key=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("timezone", sa.String(), nullable=False),
        sa.Column("live_since", INSTANT),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.UniqueConstraint("name"),
    )
    create_table(
        "office",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("collective", sa.Boolean(), nullable=False),
        ref("merged_into_id", "office", nullable=True),
        sa.CheckConstraint("merged_into_id <> id", name="not_merged_into_itself"),
        sa.UniqueConstraint("entity_id", "key"),
    )
    create_table(
        "office_alias",
        ref("office_id", "office", index=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.UniqueConstraint("entity_id", "key"),
    )


def _create_people() -> None:
    create_table(
        "person",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("preferred_channel", sa.String()),
        sa.Column("active", sa.Boolean(), nullable=False),
    )
    create_table(
        "membership",
        ref("person_id", "person"),
        sa.Column(
            "role", words("role", "lead delegate planning control auditor viewer"), nullable=False
        ),
        ref("office_id", "office", nullable=True, index=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "(role IN ('lead', 'delegate')) = (office_id IS NOT NULL)",
            name="office_roles_have_an_office",
        ),
        partial_index(
            "uq_membership_entity_role", "person_id", "role", where="office_id IS NULL", unique=True
        ),
        partial_index(
            "uq_membership_office_role",
            "person_id",
            "role",
            "office_id",
            where="office_id IS NOT NULL",
            unique=True,
        ),
    )
    create_table(
        "address",
        ref("person_id", "person", index=True),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("verified_at", INSTANT),
        sa.Column("dead_since", INSTANT),
        sa.Column("dead_reason", sa.String()),
        sa.UniqueConstraint("entity_id", "channel", "value"),
    )
    create_table(
        "invitation",
        ref("person_id", "person", index=True),
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("used_at", INSTANT),
        sa.UniqueConstraint("code_hash"),
    )


def _create_audit() -> None:
    create_table(
        "audit",
        sa.Column("at", INSTANT, nullable=False),
        ref("person_id", "person", nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("before", JSON, nullable=False),
        sa.Column("after", JSON, nullable=False),
        sa.Index("ix_audit_subject", "entity_id", "subject", "subject_id"),
    )
