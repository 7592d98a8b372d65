"""What is recorded for an office closes later dates as its own report does, and it hears which."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from core.messages import Reminder
from core.words import Role
from models.plan import Milestone
from tests.service.bot.chat import Chat, Town
from tests.service.bot.mails.test_forwarded import BY_MARTA, LUZ, passes
from tests.support.builders import TODAY, a_person


@pytest.fixture
def luz(town: Town) -> Chat:
    """The chat of Luz Mery, of planning."""
    with town.database.transaction() as session:
        entity = town.context.entity_id
        a_person(session, entity, "Luz Mery Cano", role=Role.PLANNING, telegram=str(LUZ))
    return Chat(town, LUZ, "Luz")


def left(town: Town, activity: int) -> list[date]:
    """Return the dates of an activity that are open."""
    query = select(Milestone.due).where(Milestone.activity_id == activity, ~Milestone.met)
    return town.rows(query.order_by(Milestone.due))


@pytest.mark.parametrize("how", ["press", "words"])
def test_who_spoke_is_told_which_dates_100_closes_and_keeps_them_open(
    town: Town, marta: Chat, luz: Chat, how: str
) -> None:
    days = [TODAY, TODAY + timedelta(days=120), TODAY + timedelta(days=240)]
    activity = town.add("1.2", 0, due=days)
    luz.forwards("1.2 100 %, publicado el informe", of=BY_MARTA)
    assert left(town, activity) == []
    passes(town)
    (told,) = [one for one in marta.heard() if isinstance(one, Reminder)]
    assert told.notices[0].values["kept_open"] == 0

    if how == "press":
        marta.touches("1.2: solo este periodo")
    else:
        marta.says("solo este periodo")

    assert left(town, activity) == days[1:]
    assert town.figure(activity)[0] == 33


def test_words_without_a_figure_close_the_dates_that_have_come(town: Town, luz: Chat) -> None:
    days = [TODAY, TODAY + timedelta(days=120)]
    activity = town.add("1.2", 0, due=days)

    luz.forwards("1.2 ya quedó, se publicó el informe", of=BY_MARTA)

    assert left(town, activity) == days[1:]
    assert town.figure(activity) == (50, "se publicó el informe")
