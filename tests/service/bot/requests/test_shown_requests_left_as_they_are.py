"""A request on the screen that she leaves as it is, and says more: nothing is asked for."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Note, Question
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town, notes

DAY = "necesito más plazo para la 3.1 hasta el 30 de julio"
SHOWN = [f"{DAY} porque el proveedor no entregó", DAY, "necesito más plazo para la 3.1"]


@pytest.fixture(autouse=True)
def activity(town: Town) -> int:
    """An activity of Marta's that is due in some weeks, and another one."""
    town.add("3.2", 20)
    return town.add("3.1", 20, due=date(2026, 6, 30))


@pytest.mark.parametrize("shown", [*SHOWN, "la 3.1 no es nuestra"])
@pytest.mark.parametrize(
    "said",
    ["no, deje así, gracias, la otra semana le cuento", "no, gracias, la otra semana le cuento"],
)
def test_she_is_reminded_on_the_day_on_which_she_will_tell(
    town: Town, marta: Chat, shown: str, said: str
) -> None:
    marta.says(shown)
    marta.heard()
    marta.says(said)
    dropped, snoozed = marta.heard()
    assert isinstance(dropped, Note)
    assert isinstance(snoozed, Note)
    assert (dropped.name, snoozed.name) == ("request_dropped", "snoozed")
    assert snoozed.values["handle"] == "3.1"
    marta.says("sí")
    assert [one.kind for one in town.rows(select(Request))] == ["snooze"]
    assert town.reports() == []


@pytest.mark.parametrize(
    "said",
    [
        "no, deje así, después miramos con la gente",
        "no, déjelo así, que todavía alcanzamos",
        "no, deje así, gracias, yo hablo con ellos",
    ],
)
def test_with_other_words_nothing_is_asked_for_either(town: Town, marta: Chat, said: str) -> None:
    marta.says(SHOWN[0])
    marta.heard()
    marta.says(said)
    assert notes(marta.heard()) == ["request_dropped"]
    marta.says("sí")
    assert town.rows(select(Request)) == []
    assert town.reports() == []


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("no, hasta el 20 de julio, gracias", date(2026, 7, 20)),
        ("no, deje el 20 de julio", date(2026, 7, 20)),
        ("no, deje así pero hasta el 20 de julio", date(2026, 7, 20)),
    ],
)
def test_another_day_is_asked_for(marta: Chat, said: str, until: date) -> None:
    marta.says(SHOWN[0])
    marta.heard()
    marta.says(said)
    asked = marta.heard()[-1]
    assert isinstance(asked, Question)
    assert asked.wished is not None
    assert asked.wished.until == until


def test_what_is_to_be_sent_as_it_is_is_not_dropped(marta: Chat) -> None:
    marta.says(SHOWN[0])
    marta.heard()
    marta.says("deje así y envíela")
    assert notes(marta.heard()) == ["ask_wish_again"]
