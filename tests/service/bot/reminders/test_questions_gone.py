"""What is asked about an activity that no plan has any more is not asked again, and not sent."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import update

from core.messages import Reminder
from models.outbox import ItemState, OutboxItem
from models.plan import Activity, Plan, Responsibility
from models.session import Database
from scheduler import tick
from tests.service.bot.chat import Chat, Town, a_town
from tests.service.bot.reminders.test_questions import EVERY_DAY, asked
from tests.support.builders import a_plan
from tests.support.engines import take


@pytest.fixture
def town(database: Database) -> Town:
    """Marta hears every day."""
    found = a_town(database)
    found.context = replace(found.context, policy=EVERY_DAY)
    return found


def tomorrow(town: Town, marta: Chat, said: str = "la 2.1 va en 30") -> Activity:
    """Let Marta be asked about 2.1, and the next day begin; return that activity."""
    town.add("1.2", 40)
    with town.database.transaction() as session:
        plan = a_plan(session, town.context.entity_id)
    about = town.add("2.1", 40, plan=plan)
    town.morning(days=0)
    marta.says(said)
    town.deliver()
    marta.heard()
    town.wait(days=1)
    with town.database.reading() as session:
        return session.get_one(Activity, about)


def goes(town: Town, about: Activity, what: str) -> None:
    """Let an activity, or its whole plan, be gone, or another office answer for it."""
    if what == "given":
        other = town.other_office_id
        given = update(Responsibility).where(Responsibility.activity_id == about.id)
        with town.database.transaction() as session:
            session.execute(given.values(office_id=other))
        return
    archived = update(Activity).where(Activity.id == about.id).values(withdrawn_at=town.now)
    closed = update(Plan).where(Plan.id == about.plan_id).values(closed_at=town.now)
    with town.database.transaction() as session:
        session.execute(archived if what == "archived" else closed)


@pytest.mark.parametrize("said", ["la 2.1 va en 30", "necesito plazo para la 2.1"])
@pytest.mark.every_case
@pytest.mark.parametrize("what", ["archived", "closed", "given"])
def test_the_next_reminder_does_not_ask_it_again(
    town: Town, marta: Chat, what: str, said: str
) -> None:
    goes(town, tomorrow(town, marta, said), what)
    town.morning(days=0)

    (message,) = marta.heard()
    assert isinstance(message, Reminder)
    assert ([line.handle for line in message.lines], asked(message)) == (["1.2"], None)
    marta.says("sí")
    assert town.reports() == []


def test_while_the_plan_has_it_it_is_asked_again(town: Town, marta: Chat) -> None:
    tomorrow(town, marta)
    town.morning(days=0)

    (message,) = marta.heard()
    assert isinstance(message, Reminder)
    assert asked(message) == ("confirm", "2.1")


@pytest.mark.every_case
@pytest.mark.parametrize("what", ["archived", "closed"])
def test_a_reminder_that_waits_goes_out_without_it(town: Town, marta: Chat, what: str) -> None:
    about = tomorrow(town, marta)
    with town.database.transaction() as session:
        tick.run(session, town.context, town.now)
    goes(town, about, what)
    contents = []
    with town.database.transaction() as session:
        while job := take(session, town.context, holder_id=town.holder_id, now=town.now):
            contents.append(job.content)
            session.get_one(OutboxItem, job.item.id).state = ItemState.SENT
            session.flush()

    (message,) = [one for one in contents if isinstance(one, Reminder)]
    assert ([line.handle for line in message.lines], asked(message)) == (["1.2"], None)
