"""What should have gone out and has not is counted; what did, or matters no more, is not."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from models.outbox import ItemState
from models.owed import OwedState
from models.plan import Milestone
from models.session import Database
from scheduler.told import unsent
from scheduler.told.unsent import Unsent
from tests.support.builders import NOW, a_notice, a_told_reminder, an_activity, an_outbox_item
from tests.support.scheduling import Town, a_town

DUE = date(2026, 5, 29)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NOTHING = Unsent(messages=0, steps=0, notices=0)


def counted(database: Database, town: Town) -> Unsent:
    with database.reading() as session:
        return unsent.count(session, town.entity, NOW)


def told(session: Session, town: Town, activity: int, **item: Any) -> int:
    return a_told_reminder(session, activity, town.lead, **item)


@pytest.fixture
def town(database: Database) -> Town:
    with database.transaction() as session:
        return a_town(session)


@pytest.fixture
def activity(database: Database, town: Town) -> int:
    with database.transaction() as session:
        return an_activity(session, town.entity, due=DUE, office=town.office, handle="A")


@pytest.mark.parametrize(
    ("state", "at", "steps"),
    [
        (ItemState.FAILED, NOW - 30 * DAY, 1),
        (ItemState.BOUNCED, NOW - HOUR, 1),
        (ItemState.CANCELLED, NOW - HOUR, 1),
        (ItemState.PENDING, NOW - 2 * DAY, 1),
        (ItemState.SENDING, NOW - 2 * DAY, 1),
        (ItemState.UNCERTAIN, NOW - 2 * DAY, 1),
        (ItemState.PENDING, NOW - HOUR, 0),
        (ItemState.UNCERTAIN, NOW - HOUR, 0),
        (ItemState.SENT, NOW - 30 * DAY, 0),
        (ItemState.DELIVERED, NOW - 30 * DAY, 0),
    ],
)
def test_a_step_is_told_by_a_message_that_went_out_or_soon_will(
    database: Database, town: Town, activity: int, state: ItemState, at: Any, steps: int
) -> None:
    with database.transaction() as session:
        told(session, town, activity, state=state, at=at)

    assert counted(database, town).steps == steps


def test_a_message_that_waits_for_its_day_is_not_late(
    database: Database, town: Town, activity: int
) -> None:
    with database.transaction() as session:
        told(session, town, activity, at=NOW - 3 * DAY, not_before=NOW + DAY, state="pending")

    assert counted(database, town) == NOTHING


def test_a_later_step_that_arrived_takes_the_place_of_one_that_failed(
    database: Database, town: Town, activity: int
) -> None:
    with database.transaction() as session:
        told(session, town, activity, state=ItemState.FAILED, at=NOW - 20 * DAY)
    assert counted(database, town).steps == 1

    with database.transaction() as session:
        told(session, town, activity, state=ItemState.SENT)

    assert counted(database, town) == NOTHING


def test_an_earlier_step_that_arrived_does_not_take_the_place_of_one_that_failed(
    database: Database, town: Town, activity: int
) -> None:
    with database.transaction() as session:
        told(session, town, activity, state=ItemState.SENT, at=NOW - 20 * DAY)
        told(session, town, activity, state=ItemState.FAILED, at=NOW - 10 * DAY)

    assert counted(database, town).steps == 1


@pytest.mark.parametrize("changed", [{"met": True}, {"due": date(2026, 6, 30)}])
def test_a_step_for_a_date_that_is_met_or_moved_matters_no_more(
    database: Database, town: Town, activity: int, changed: dict[str, Any]
) -> None:
    with database.transaction() as session:
        told(session, town, activity, state=ItemState.FAILED, at=NOW - 20 * DAY)
        session.execute(
            update(Milestone).where(Milestone.activity_id == activity).values(**changed)
        )

    assert counted(database, town) == NOTHING


@pytest.mark.parametrize(
    ("state", "notices"), [(ItemState.FAILED, 1), (ItemState.BOUNCED, 1), (ItemState.SENT, 0)]
)
def test_a_notice_is_told_by_a_message_that_went_out(
    database: Database, town: Town, state: ItemState, notices: int
) -> None:
    with database.transaction() as session:
        item = an_outbox_item(session, town.entity, at=NOW - 8 * DAY, state=state)
        a_notice(session, town.lead, state=OwedState.TOLD, outbox_id=item)

    assert counted(database, town) == Unsent(messages=0, steps=0, notices=notices)


@pytest.mark.parametrize(
    ("state", "at", "messages"),
    [
        (ItemState.FAILED, NOW - 6 * DAY, 1),
        (ItemState.FAILED, NOW - 8 * DAY, 0),
        (ItemState.CANCELLED, NOW - HOUR, 0),
        (ItemState.SENT, NOW - HOUR, 0),
    ],
)
def test_messages_that_failed_of_late_are_counted(
    database: Database, town: Town, state: ItemState, at: Any, messages: int
) -> None:
    with database.transaction() as session:
        an_outbox_item(session, town.entity, at=at, state=state)

    assert counted(database, town).messages == messages


def test_what_failed_in_another_entity_is_not_counted(database: Database, town: Town) -> None:
    with database.transaction() as session:
        other = a_town(session, name="Alcaldía de Aguas Claras")
        an_outbox_item(session, other.entity, state=ItemState.FAILED)

    assert counted(database, town) == NOTHING
