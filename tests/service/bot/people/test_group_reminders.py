"""Reminders in an office's group: once a day, instead of to each of its people."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.channels import SendError, SendErrorKind
from core.messages import Reminder, load_content
from models.organisation import Entity
from models.outbox import ItemState, OutboxItem
from models.owed import OwedState, OwedStep
from models.plan import Plan
from models.staff import groups
from scheduler import delivery, directory, tick
from tests.service.bot.chat import MARTA, Chat, Town
from tests.service.bot.hall import HALL, Hall
from tests.support.engines import next_item
from tests.support.scheduling import a_welcome


def remind(town: Town) -> list[OutboxItem]:
    """Make a pass of the clock; return the messages that it opened."""
    with town.database.transaction() as session:
        result = tick.run(session, town.context, town.now)
    ids = [message.outbox_id for message in result.messages]
    return town.rows(select(OutboxItem).where(OutboxItem.id.in_(ids)).order_by(OutboxItem.id))


def welcomed(town: Town) -> None:
    """Let Marta have had her welcome."""
    with town.database.transaction() as session:
        (plan,) = session.scalars(select(Plan.id).filter_by(entity_id=town.context.entity_id))
        a_welcome(session, town.marta_id, plan)


@pytest.mark.usefixtures("approved")
def test_reminders_of_the_office_go_to_the_group_once_a_day_and_not_to_its_people(
    town: Town,
) -> None:
    town.add("1.2", 40, due=date(2026, 5, 12))
    town.add("1.3", 40, due=date(2026, 5, 11))
    welcomed(town)

    (item,) = remind(town)
    assert (item.recipient, item.person_id, item.opens) == (HALL, None, True)
    content = load_content(item.content)
    assert isinstance(content, Reminder)
    assert content.group == "Secretaría de Planeación"
    assert [line.handle for line in content.lines] == ["1.3", "1.2"]
    town.add("1.4", 40, due=date(2026, 5, 11))
    assert remind(town) == []
    town.deliver()
    town.wait(days=1)
    assert [row.recipient for row in remind(town)] == [HALL]


def test_an_answer_in_the_group_silences_what_is_answered(town: Town, approved: Hall) -> None:
    town.add("1.2", 40, due=date(2026, 5, 14))
    welcomed(town)
    remind(town)
    town.deliver()
    reminder = approved.rows()[-1].id

    assert approved.says(MARTA, "va en 60 %", to=reminder) == "recorded"
    town.wait(days=2)
    assert remind(town) == []


@pytest.mark.usefixtures("approved")
def test_the_lead_without_an_address_of_her_own_is_reminded_in_the_group(
    town: Town, marta: Chat
) -> None:
    town.add("1.2", 40, due=date(2026, 5, 12))
    marta.dies()

    with town.database.reading() as session:
        people = directory.load(session, town.context, town.now)
    assert people.unreached(town.office_id) is None
    assert [row.recipient for row in remind(town)] == [HALL]


def test_a_dead_group_lets_its_people_be_reached_on_the_same_day(
    town: Town, approved: Hall
) -> None:
    town.add("1.2", 40, due=date(2026, 5, 12))
    welcomed(town)
    remind(town)
    with town.database.transaction() as session:
        item = next_item(
            session, entity_id=town.context.entity_id, holder_id=town.holder_id, now=town.now
        )
        assert item is not None
        gone = SendError(SendErrorKind.ADDRESS_DEAD, "Forbidden: bot was kicked")
        delivery.record_failure(session, town.context, item, gone, town.now)

    assert approved.row().gone_reason == "Forbidden: bot was kicked"
    assert [row.recipient for row in remind(town)] == [str(MARTA)]
    told = town.rows(select(OwedStep).where(OwedStep.state == OwedState.TOLD))
    assert len(told) == 1


def test_a_group_thrown_away_before_its_reminder_went_out_loses_nothing(
    town: Town, approved: Hall
) -> None:
    town.add("1.2", 40, due=date(2026, 5, 12))
    welcomed(town)
    remind(town)

    approved.happens(MARTA, "removed")

    assert [row.recipient for row in remind(town)] == [str(MARTA)]


@pytest.mark.usefixtures("approved")
def test_a_moved_group_gets_its_message_in_its_new_chat(town: Town) -> None:
    town.add("1.2", 40, due=date(2026, 5, 12))
    welcomed(town)
    remind(town)
    with town.database.transaction() as session:
        item = next_item(
            session, entity_id=town.context.entity_id, holder_id=town.holder_id, now=town.now
        )
        assert item is not None
        moved = SendError(SendErrorKind.TRY_AGAIN, "migrated", moved_to="-100123")
        delivery.record_failure(session, town.context, item, moved, town.now)

    (row,) = town.rows(select(OutboxItem).where(OutboxItem.recipient == "-100123"))
    assert (row.state, row.attempts) == (ItemState.PENDING, 0)
    (group,) = town.rows(select(groups.ChatGroup))
    assert group.value == "-100123"


def test_in_the_trial_no_group_is_written_to(town: Town, approved: Hall) -> None:
    with town.database.transaction() as session:
        session.get_one(Entity, town.context.entity_id).live_since = None
    town.add("1.2", 40, due=date(2026, 5, 12))
    welcomed(town)

    assert remind(town) == []
    assert approved.heard() == []


@pytest.mark.usefixtures("approved")
def test_the_group_is_told_what_of_its_office_is_overdue_besides_the_list(town: Town) -> None:
    town.add("1.2", 40, due=date(2026, 5, 4))
    welcomed(town)
    remind(town)
    town.deliver()
    town.wait(days=1)
    town.add("1.3", 40, due=date(2026, 5, 12))

    (item,) = remind(town)
    content = load_content(item.content)
    assert isinstance(content, Reminder)
    assert [line.handle for line in content.lines] == ["1.3"]
    assert [one.handle for one in content.left_out] == ["1.2"]
