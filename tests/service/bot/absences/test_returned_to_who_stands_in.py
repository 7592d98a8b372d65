"""What control returns is told to who stands in for the lead who is away, and to nobody else."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Reminder
from core.words import Role
from models.organisation import Person
from models.staff import agreements
from tests.service.bot.absences.test_asked_absences import away
from tests.service.bot.chat import Chat, Town, somebody
from tests.support.builders import a_person

AWAY_UNTIL = date(2026, 5, 22)


@pytest.fixture
def control(town: Town) -> Chat:
    """The chat of the chief of control."""
    return somebody(town, 900, "Hernán Quiroga", Role.CONTROL)


@pytest.fixture
def done(town: Town, marta: Chat) -> int:
    """Marta's 2.4, which she reported done."""
    activity = town.add("2.4", 40, title="Socializar la política")
    assert marta.says("la 2.4 ya quedó al 100 %") == "recorded"
    return activity


def delegate(town: Town, number: int, name: str) -> Chat:
    """Return the chat of a delegate of Marta's office."""
    with town.database.transaction() as session:
        a_person(
            session, town.context.entity_id, name, office=town.office_id,
            role=Role.DELEGATE, telegram=str(number),
        )  # fmt: skip
    return Chat(town, number, name)


def person_id(town: Town, name: str) -> int:
    with town.database.reading() as session:
        asked = select(Person.id).filter_by(name=name, entity_id=town.context.entity_id)
        return session.scalars(asked).one()


def told(chat: Chat) -> list[str]:
    reminders = (one for one in chat.heard() if isinstance(one, Reminder))
    return [n.name for one in reminders for n in one.notices if n.name.startswith("report_")]


@pytest.mark.usefixtures("done")
@pytest.mark.parametrize(
    "returned",
    ["no acepto la 2.4: falta el acta", "la 2.4 la verifico en 40 %: falta el acta",
     "devuelva la 2.4, falta el acta", "la 2.4 no se acepta porque falta el acta"],
)  # fmt: skip
def test_a_return_goes_to_who_stands_in_and_so_does_that_it_is_accepted(
    town: Town, marta: Chat, control: Chat, returned: str
) -> None:
    rosa, ana = delegate(town, 7008, "Rosa Tapia"), delegate(town, 7009, "Ana Rojas")
    away(town, town.marta_id, AWAY_UNTIL)
    control.says(returned)
    town.morning()
    assert (told(rosa), told(ana)) == (["report_returned"], [])
    marta.heard()
    assert rosa.says("ya está el acta, la 2.4 quedó al 100 %") == "recorded"
    control.says("acepto la 2.4")
    town.morning()
    assert (told(rosa), told(ana)) == (["report_accepted"], [])


def test_whom_the_activity_was_given_to_stands_in_first(
    town: Town, control: Chat, done: int
) -> None:
    rosa, ana = delegate(town, 7008, "Rosa Tapia"), delegate(town, 7009, "Ana Rojas")
    said = town.reports()[0].inbound_id
    assert said is not None
    with town.database.transaction() as session:
        agreements.delegate(
            session, entity_id=town.context.entity_id, activity_id=done,
            office_id=town.office_id, person_id=person_id(town, "Ana Rojas"),
            by_id=town.marta_id, inbound_id=said, now=town.now,
        )  # fmt: skip
    away(town, town.marta_id, AWAY_UNTIL)
    control.says("no acepto la 2.4: falta el acta")
    town.morning()
    assert (told(rosa), told(ana)) == ([], ["report_returned"])


@pytest.mark.usefixtures("done")
def test_while_the_lead_is_here_no_delegate_is_told(town: Town, marta: Chat, control: Chat) -> None:
    rosa = delegate(town, 7008, "Rosa Tapia")
    control.says("no acepto la 2.4: falta el acta")
    town.morning()
    assert (told(rosa), told(marta)) == ([], ["report_returned"])


@pytest.mark.usefixtures("done")
def test_who_is_away_too_is_not_told_and_the_next_one_is(town: Town, control: Chat) -> None:
    rosa, ana = delegate(town, 7008, "Rosa Tapia"), delegate(town, 7009, "Ana Rojas")
    away(town, town.marta_id, AWAY_UNTIL)
    away(town, person_id(town, "Rosa Tapia"), AWAY_UNTIL)
    control.says("no acepto la 2.4: falta el acta")
    town.morning()
    assert (told(rosa), told(ana)) == ([], ["report_returned"])
