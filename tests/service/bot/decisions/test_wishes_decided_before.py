"""What was decided is put to nobody again, though it waits for a yes in another conversation."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note, Reminder
from models.answers.requests import Request, RequestState
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.post import MARTA, PROVEN, Post

ASKS = "necesito prórroga de la 1.2 hasta el 30 de junio porque falta el contrato"


@pytest.fixture
def granted(town: Town, marta: Chat, post: Post, luz: Chat) -> None:
    """Marta asks in her chat and says no yes there; then by mail, with a yes, and it is granted."""
    town.add("1.2", 40)
    town.add("1.3", 20)
    marta.says(ASKS)
    town.wait(minutes=5)
    post.answer(None, ASKS, sender=MARTA, proof=PROVEN)
    post.answer(None, "sí", sender=MARTA, proof=PROVEN)
    town.wait(minutes=5)
    luz.says("conceda la 1.2")
    assert notes(luz.heard()) == ["decision_granted"]
    town.deliver()
    marta.heard()


def states(town: Town) -> list[RequestState]:
    """Return what has become of the requests."""
    return [one.state for one in town.rows(select(Request))]


@pytest.mark.usefixtures("granted")
def test_no_reminder_asks_it_again(town: Town, marta: Chat) -> None:
    for _ in range(5):
        town.morning()
    asked = [one.question for one in marta.heard() if isinstance(one, Reminder)]
    assert asked
    assert not any(asked)


@pytest.mark.usefixtures("granted")
def test_a_late_yes_is_told_what_was_decided(town: Town, marta: Chat) -> None:
    town.wait(days=5)
    marta.touches("Sí, pedirlo")
    assert states(town) == [RequestState.GRANTED]
    (said,) = marta.heard()
    assert isinstance(said, Note)
    assert (said.name, said.values["outcome"]) == ("decided_already", "granted")


@pytest.mark.usefixtures("granted")
def test_a_later_day_and_what_is_asked_anew_are_put_to_planning(town: Town, marta: Chat) -> None:
    town.wait(days=5)
    marta.says("necesito plazo hasta el 15 de julio para la 1.2 porque falta el contrato")
    marta.says("sí, pedirlo")
    assert states(town) == [RequestState.GRANTED, RequestState.OPEN]


def test_what_nobody_decided_is_asked_again(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    marta.says(ASKS)
    town.deliver()
    marta.heard()
    town.morning()
    asked = [one.question for one in marta.heard() if isinstance(one, Reminder)]
    assert [one and one.name for one in asked] == ["wish"]
