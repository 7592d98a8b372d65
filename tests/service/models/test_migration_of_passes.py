"""Digests stored for each reader become one row, notices and dates get what finds them again."""

from __future__ import annotations

from datetime import date

from alembic import command
from sqlalchemy import select, text

from core.messages import Digest, load_content, store_content
from models import digests
from models.digests import StoredDigest
from models.migrations import runner
from models.outbox import OutboxItem
from models.owed import Notice
from models.plan import Activity, Milestone
from models.session import Database
from reports.digest import whole
from tests.support.builders import (
    NOW,
    TODAY,
    a_notice,
    a_person,
    an_activity,
    an_entity,
    an_outbox_item,
)

FIGURES = {"entity": "Alcaldía", "rows": [1, 2, 3]}
BEFORE = "0016"


def some_rows(database: Database) -> tuple[int, int]:
    """Write a digest for two people, a notice and an activity with dates; return these two."""
    with database.transaction() as session:
        entity = an_entity(session)
        content = store_content(
            Digest(on=TODAY, digest_id=digests.store(session, entity, FIGURES, NOW))
        )
        for _ in range(2):
            an_outbox_item(session, entity, kind="digest", content=content)
        activity = an_activity(session, entity, due=[TODAY, date(2026, 6, 1)])
        person = a_person(session, entity)
        notice = a_notice(
            session, person, kind="escalation", details={"activity_id": str(activity)}
        )
        a_notice(session, person, kind="broadcast", details={"text": "B"})
    return activity, notice


def test_going_back_and_forth_loses_no_figure_and_stores_them_once(database: Database) -> None:
    activity, notice = some_rows(database)

    with database.reshaping() as session:
        command.downgrade(runner.config(session.connection()), BEFORE)
    with database.reading() as session:
        inline = session.execute(text("SELECT content FROM outbox WHERE kind = 'digest'")).all()
        assert all("Alcaldía" in str(row.content) or "Alcald" in str(row.content) for row in inline)
    runner.upgrade(database)

    with database.reading() as session:
        contents = list(session.scalars(select(OutboxItem.content)))
        assert len(contents) == 2
        assert contents[0] == contents[1]
        read = whole(session, load_content(contents[0]))
        assert isinstance(read, Digest)
        assert read.figures == FIGURES
        assert len(session.scalars(select(StoredDigest)).all()) == 1
        assert {one.id: one.activity_id for one in session.scalars(select(Notice))} == {
            notice: activity,
            notice + 1: None,
        }
        plan = session.get_one(Activity, activity).plan_id
        assert session.scalars(select(Milestone.plan_id)).all() == [plan, plan]
