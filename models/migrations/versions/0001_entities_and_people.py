"""Entities, offices, people, addresses."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, JSON, ROW_ID, foreign, words

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    _create_entity()
    _create_office()
    _create_office_alias()
    _create_person()
    _create_membership()
    _create_address()
    _create_invitation()
    _create_audit()


def downgrade() -> None:
    """Drop the tables."""
    for name in (
        "audit",
        "invitation",
        "address",
        "membership",
        "person",
        "office_alias",
        "office",
        "entity",
    ):
        op.drop_table(name)


def _create_entity() -> None:
    op.create_table(
        "entity",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("timezone", sa.String(), nullable=False),
        sa.Column("live_since", INSTANT),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entity")),
        sa.UniqueConstraint("name", name=op.f("uq_entity_name")),
    )


def _create_office() -> None:
    op.create_table(
        "office",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("collective", sa.Boolean(), nullable=False),
        sa.Column("merged_into_id", ROW_ID),
        sa.CheckConstraint("merged_into_id <> id", name=op.f("ck_office_not_merged_into_itself")),
        foreign("office", "entity_id", "entity"),
        foreign("office", "merged_into_id", "office"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office")),
        sa.UniqueConstraint("entity_id", "key", name=op.f("uq_office_entity_id_key")),
    )
    op.create_index(op.f("ix_office_entity_id"), "office", ["entity_id"], unique=False)


def _create_office_alias() -> None:
    op.create_table(
        "office_alias",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        foreign("office_alias", "entity_id", "entity"),
        foreign("office_alias", "office_id", "office"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_alias")),
        sa.UniqueConstraint("entity_id", "key", name=op.f("uq_office_alias_entity_id_key")),
    )
    op.create_index(op.f("ix_office_alias_entity_id"), "office_alias", ["entity_id"], unique=False)
    op.create_index(op.f("ix_office_alias_office_id"), "office_alias", ["office_id"], unique=False)


def _create_person() -> None:
    op.create_table(
        "person",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("preferred_channel", sa.String()),
        sa.Column("active", sa.Boolean(), nullable=False),
        foreign("person", "entity_id", "entity"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index(op.f("ix_person_entity_id"), "person", ["entity_id"], unique=False)


def _create_membership() -> None:
    op.create_table(
        "membership",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("person_id", ROW_ID, nullable=False),
        sa.Column(
            "role",
            words("role", "lead", "delegate", "planning", "control", "auditor", "viewer"),
            nullable=False,
        ),
        sa.Column("office_id", ROW_ID),
        sa.Column("since", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "(role IN ('lead', 'delegate')) = (office_id IS NOT NULL)",
            name=op.f("ck_membership_office_roles_have_an_office"),
        ),
        foreign("membership", "entity_id", "entity"),
        foreign("membership", "office_id", "office"),
        foreign("membership", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
    )
    op.create_index(op.f("ix_membership_entity_id"), "membership", ["entity_id"], unique=False)
    op.create_index(op.f("ix_membership_office_id"), "membership", ["office_id"], unique=False)
    op.create_index(
        "uq_membership_entity_role",
        "membership",
        ["person_id", "role"],
        unique=True,
        sqlite_where=sa.text("office_id IS NULL"),
        postgresql_where=sa.text("office_id IS NULL"),
    )
    op.create_index(
        "uq_membership_office_role",
        "membership",
        ["person_id", "role", "office_id"],
        unique=True,
        sqlite_where=sa.text("office_id IS NOT NULL"),
        postgresql_where=sa.text("office_id IS NOT NULL"),
    )


def _create_address() -> None:
    op.create_table(
        "address",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("person_id", ROW_ID, nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("verified_at", INSTANT),
        sa.Column("dead_since", INSTANT),
        sa.Column("dead_reason", sa.String()),
        foreign("address", "entity_id", "entity"),
        foreign("address", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_address")),
        sa.UniqueConstraint(
            "entity_id", "channel", "value", name=op.f("uq_address_entity_id_channel_value")
        ),
    )
    op.create_index(op.f("ix_address_entity_id"), "address", ["entity_id"], unique=False)
    op.create_index(op.f("ix_address_person_id"), "address", ["person_id"], unique=False)


def _create_invitation() -> None:
    op.create_table(
        "invitation",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("person_id", ROW_ID, nullable=False),
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("used_at", INSTANT),
        foreign("invitation", "entity_id", "entity"),
        foreign("invitation", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_invitation_code_hash")),
    )
    op.create_index(op.f("ix_invitation_entity_id"), "invitation", ["entity_id"], unique=False)
    op.create_index(op.f("ix_invitation_person_id"), "invitation", ["person_id"], unique=False)


def _create_audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("person_id", ROW_ID),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("before", JSON, nullable=False),
        sa.Column("after", JSON, nullable=False),
        foreign("audit", "entity_id", "entity"),
        foreign("audit", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_entity_id"), "audit", ["entity_id"], unique=False)
    op.create_index(
        "ix_audit_subject", "audit", ["entity_id", "subject", "subject_id"], unique=False
    )
