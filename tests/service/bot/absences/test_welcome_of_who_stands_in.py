"""Who is welcomed because the lead of her office is away is told so."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.messages import Reminder
from core.words import Role
from models.organisation import Person
from tests.service.bot.chat import Chat, Town, somebody


@pytest.fixture
def rosa(town: Town) -> Chat:
    """Rosa, a delegate of Marta's office, which has an activity."""
    town.add("1.2", 40)
    return somebody(town, 903, "Rosa Gil", Role.DELEGATE, office=town.office_id)


def welcomes(chat: Chat) -> list[Reminder]:
    """Return the welcomes that a chat has had."""
    return [one for one in chat.heard() if isinstance(one, Reminder) and one.welcome]


def test_a_welcome_tells_for_whom_she_stands_in_and_until_when(town: Town, rosa: Chat) -> None:
    until = town.context.today(town.now) + timedelta(days=8)
    with town.database.transaction() as session:
        session.get_one(Person, town.marta_id).away_until = until
    town.morning()
    (welcome,) = welcomes(rosa)
    assert (welcome.covers, welcome.covers_until) == ("Marta Lucía Rincón", until)


def test_the_welcome_of_the_lead_names_nobody(town: Town, marta: Chat, rosa: Chat) -> None:
    town.morning()
    (welcome,) = welcomes(marta)
    assert (welcome.covers, welcome.covers_until) == ("", None)
    assert welcomes(rosa) == []
