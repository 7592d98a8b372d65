"""What stands behind a decision or a "no" and is about something else: it is no reason, and is
obeyed or told back."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note
from core.words import RequestKind
from models.answers.requests import Request
from models.broadcasts import Broadcast
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_request


@pytest.fixture(autouse=True)
def request_of_pedro(town: Town) -> int:
    """Pedro asks for more time for the 2.5, which is request 1."""
    activity = town.add("2.5", 20, office=town.other_office_id)
    with town.database.transaction() as session:
        return a_request(session, activity, by=town.pedro_id, kind=RequestKind.EXTENSION)


def reason(town: Town, number: int) -> str:
    (one,) = [one for one in town.rows(select(Request)) if one.id == number]
    return str(one.answer)


@pytest.mark.parametrize(
    "said",
    [
        "negar la de Pedro, no mandó la ley que dice. y la fecha de esa es 30 de abril",
        "negar la de Pedro, no mandó la ley que dice. La fecha de la 2.5 es el 30 de abril",
    ],
)
def test_a_date_of_the_plan_is_no_reason(
    town: Town, luz: Chat, request_of_pedro: int, said: str
) -> None:
    luz.says(said)
    assert notes(luz.heard()) == ["decision_denied", "date_by_file"]
    assert reason(town, request_of_pedro) == "no mandó la ley que dice"


@pytest.mark.parametrize(
    "why", ["la fecha de la ley es el 30 de abril", "la fecha es el 30 de abril"]
)
def test_another_date_is_one(town: Town, luz: Chat, request_of_pedro: int, why: str) -> None:
    luz.says(f"negar la de Pedro, {why}")
    assert reason(town, request_of_pedro) == why


def test_behind_what_grants_it_may_be_the_day(luz: Chat) -> None:
    luz.says("conceder la de Pedro. la fecha de esa es el 15 de julio")
    assert "decision_granted" not in notes(luz.heard())


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ("primero pregúntele a Pedro qué ley es", "qué ley es"),
        ("dígale a Pedro que mande la ley", "mande la ley"),
    ],
)
def test_what_is_to_be_told_first_is_shown_for_a_yes(
    town: Town, luz: Chat, order: str, words: str
) -> None:
    luz.says("la 2.5 va con el 30 de julio")
    luz.says("déjela hasta el 30 de julio")
    luz.heard()
    luz.says(f"no, {order}")
    assert notes(luz.heard()) == ["decision_waits", "broadcast_preview"]
    luz.says("sí")
    assert notes(luz.heard()) == ["broadcast_sent"]
    assert [one.text for one in town.rows(select(Broadcast))] == [words]


def test_a_plain_no_says_no_more(luz: Chat) -> None:
    luz.says("la 2.5 va con el 30 de julio")
    luz.says("déjela hasta el 30 de julio")
    luz.heard()
    luz.says("no, gracias")
    (said,) = luz.heard()
    assert isinstance(said, Note)
    assert said.name == "decision_waits"


def test_what_nobody_can_tell_is_said_to_be_left(luz: Chat) -> None:
    luz.says("la 2.5 va con el 30 de julio")
    luz.says("déjela hasta el 30 de julio")
    luz.heard()
    luz.says("no, primero pregúntele al gobernador qué ley es")
    assert notes(luz.heard()) == ["decision_waits", "left_out"]
