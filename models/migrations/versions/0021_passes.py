"""What a pass of the clock needs: plans of dates, subjects of notices, faults, digests by number."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, JSON, ROW_ID, add_reference, create_table, ref

revision = "0021"
down_revision = "0019"

_DEAD_PLANS = (
    "activity_id IN (SELECT activity.id FROM activity JOIN plan ON plan.id = activity.plan_id"
    " WHERE plan.closed_at IS NOT NULL)"
)
_OUTBOX = sa.table(
    "outbox",
    sa.column("id", ROW_ID),
    sa.column("entity_id", ROW_ID),
    sa.column("kind", sa.String()),
    sa.column("content", JSON),
    sa.column("created_at", INSTANT),
)
_DIGEST = sa.table(
    "digest",
    sa.column("id", ROW_ID),
    sa.column("entity_id", ROW_ID),
    sa.column("made_at", INSTANT),
    sa.column("figures", JSON),
)
_NOTICE = sa.table(
    "notice", sa.column("id", ROW_ID), sa.column("details", JSON), sa.column("activity_id", ROW_ID)
)
# Indexes of a few rows each: only those that fit the condition are in them.
_PARTIAL = (
    ("ix_owed_step_open", "owed_step", ["entity_id", "recorded_at"], "state = 'open'"),
    ("ix_notice_open", "notice", ["entity_id", "recorded_at"], "state = 'open'"),
    ("ix_plan_fault_open", "plan_fault", ["activity_id"], "settled_at IS NULL"),
    ("ix_request_snoozed", "request", ["entity_id", "granted_until"], "kind = 'snooze'"),
    ("ix_outbox_failed", "outbox", ["entity_id", "person_id"], "state = 'failed'"),
    ("ix_outbox_holder", "outbox", ["holder_id"], "holder_id IS NOT NULL"),
    ("ix_inbound_holder", "inbound", ["holder_id"], "holder_id IS NOT NULL"),
    ("ix_inbound_file_holder", "inbound_file", ["holder_id"], "holder_id IS NOT NULL"),
    ("ix_consent_outbox", "consent", ["outbox_id"], "outbox_id IS NOT NULL"),
    ("ix_chat_group_leaving", "chat_group", ["leaving_id"], "leaving_id IS NOT NULL"),
)


def upgrade() -> None:
    """Add tables, columns and indexes; fill them from what is there."""
    _give_dates_their_plan()
    _give_notices_their_activity()
    create_table(
        "pass_fault",
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("row_id", ROW_ID, nullable=False),
        ref("person_id", "person", nullable=True),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("first_at", INSTANT, nullable=False),
        sa.Column("last_at", INSTANT, nullable=False),
        sa.Column("error", sa.String(), nullable=False),
        sa.UniqueConstraint("entity_id", "what", "row_id"),
    )
    create_table(
        "digest",
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("figures", JSON, nullable=False),
        sa.Index("ix_digest_time", "entity_id", "made_at"),
    )
    _store_digests_once()
    for name, table, columns, condition in _PARTIAL:
        where = sa.text(condition)
        op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)
    # Of plans that are closed for good: nobody is written to about them any more.
    for table in ("deputy", "disagreement"):
        op.execute(f"DELETE FROM {table} WHERE {_DEAD_PLANS}")  # noqa: S608 - names of this file


def downgrade() -> None:
    """Take all of it away; each digest gets its figures back."""
    for name, table, *_ in _PARTIAL:
        op.drop_index(name, table)
    _store_digests_often()
    op.drop_table("digest")
    op.drop_table("pass_fault")
    op.drop_index("ix_notice_key", "notice")
    op.drop_index(op.f("ix_notice_activity_id"), "notice")
    with op.batch_alter_table("notice", table_args=(_told(),)) as notice:
        notice.drop_column("activity_id")
    op.drop_index("ix_milestone_open", "milestone")
    with op.batch_alter_table("milestone", table_args=(_ordinal(),)) as milestone:
        milestone.drop_constraint(op.f("fk_milestone_plan_id_plan"), type_="foreignkey")
        milestone.drop_column("plan_id")
    op.create_index("ix_milestone_open", "milestone", ["entity_id", "met", "due"])


def _give_dates_their_plan() -> None:
    op.add_column("milestone", sa.Column("plan_id", ROW_ID, nullable=True))
    op.execute(
        "UPDATE milestone SET plan_id ="
        " (SELECT plan_id FROM activity WHERE activity.id = milestone.activity_id)"
    )
    op.drop_index("ix_milestone_open", "milestone")
    # SQLite makes the table anew, and its checks are not read back from it.
    with op.batch_alter_table("milestone", table_args=(_ordinal(),)) as milestone:
        milestone.alter_column("plan_id", existing_type=ROW_ID, nullable=False)
        milestone.create_foreign_key(
            op.f("fk_milestone_plan_id_plan"), "plan", ["plan_id"], ["id"], ondelete="RESTRICT"
        )
    op.create_index("ix_milestone_open", "milestone", ["plan_id", "met", "due"])


def _ordinal() -> sa.CheckConstraint:
    return sa.CheckConstraint(
        "ordinal BETWEEN 1 AND total", name=op.f("ck_milestone_ordinal_in_range")
    )


def _told() -> sa.CheckConstraint:
    return sa.CheckConstraint(
        "(state = 'told') = (outbox_id IS NOT NULL)",
        name=op.f("ck_notice_told_notices_have_a_message"),
    )


def _give_notices_their_activity() -> None:
    add_reference("notice", "activity_id", "activity")
    connection = op.get_bind()
    known = set(connection.scalars(sa.text("SELECT id FROM activity")))
    rows = connection.execute(sa.select(_NOTICE.c.id, _NOTICE.c.details)).all()
    change = (
        sa.update(_NOTICE)
        .where(_NOTICE.c.id == sa.bindparam("notice"))
        .values(activity_id=sa.bindparam("activity"))
    )
    found = [{"notice": one, "activity": _activity(details)} for one, details in rows]
    if filled := [row for row in found if row["activity"] in known]:
        connection.execute(change, filled)
    op.create_index("ix_notice_key", "notice", ["entity_id", "key"])


def _activity(details: dict[str, Any]) -> int | None:
    named = str(details.get("activity_id", ""))
    return int(named) if named.isdecimal() else None


def _store_digests_once() -> None:
    """Move the figures of all who got a digest at one instant into one row."""
    connection = op.get_bind()
    made: dict[tuple[int, Any], int] = {}
    ids = connection.scalars(
        sa.select(_OUTBOX.c.id).where(_OUTBOX.c.kind == "digest").order_by(_OUTBOX.c.id)
    )
    for item_id in ids.all():
        this = _OUTBOX.c.id == item_id
        item = connection.execute(sa.select(_OUTBOX).where(this)).one()
        when = (item.entity_id, item.created_at)
        if when not in made:
            values = {
                "entity_id": item.entity_id,
                "made_at": item.created_at,
                "figures": item.content["figures"],
            }
            row = sa.insert(_DIGEST).values(values).returning(_DIGEST.c.id)
            made[when] = connection.execute(row).scalar_one()
        content = {"kind": "digest", "on": item.content["on"], "digest_id": made[when]}
        connection.execute(sa.update(_OUTBOX).where(this).values(content=content))


def _store_digests_often() -> None:
    connection = op.get_bind()
    items = connection.execute(
        sa.select(_OUTBOX.c.id, _OUTBOX.c.content).where(_OUTBOX.c.kind == "digest")
    )
    for item_id, content in items.all():
        numbered = _DIGEST.c.id == content["digest_id"]
        figures = connection.scalar(sa.select(_DIGEST.c.figures).where(numbered))
        whole = {"kind": "digest", "on": content["on"], "figures": figures or {}}
        connection.execute(sa.update(_OUTBOX).where(_OUTBOX.c.id == item_id).values(content=whole))
