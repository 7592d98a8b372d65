"""Days after a 100 that was of one period only, she has the activity opened again in words."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Question
from tests.service.bot.chat import PEDRO, Chat, Town
from tests.service.bot.reports.test_period import MONTHS, met

TITLE = "Publicar la carta de trato digno"


def close(town: Town, marta: Chat, **overrides: object) -> int:
    """Let Marta close the letter, and days pass; another activity of hers is open."""
    activity = town.add("1.2", 5, title=TITLE, **({"due": MONTHS} | overrides))
    town.add("1.3", 30, title="Capacitar a los veedores", due=date(2026, 12, 15))
    assert marta.says("la 1.2 quedó al 100 %") == "recorded"
    town.deliver()
    town.wait(days=3)
    marta.heard()
    return activity


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("reabra la carta, es que el 100 es solo de marzo", 10),
        ("la carta de trato digno: el 100 es solo de abril", 20),
        ("por favor vuelva a abrir la 1.2", 20),
        ("reabra la 1.2, el 100 era solo lo de este mes", 30),
    ],
)
def test_her_own_closing_is_put_right_after_a_yes(
    town: Town, marta: Chat, text: str, percent: int
) -> None:
    activity = close(town, marta)
    assert marta.says(text) == "asked"
    (question,) = marta.heard()
    assert isinstance(question, Question)
    assert question.name == "confirm"
    assert question.figure == percent
    assert town.figure(activity)[0] == 100

    assert marta.says("sí") == "recorded"

    done = percent // 10
    assert town.figure(activity)[0] == percent
    assert met(town, activity) == [True] * done + [False] * (10 - done)
    audit = town.audit("progress reported")[-1]
    assert (audit.subject_id, audit.before["percent"]) == (activity, "100")
    assert audit.after["percent"] == str(percent)


def test_after_a_no_it_stays_closed(town: Town, marta: Chat) -> None:
    activity = close(town, marta)
    marta.says("reabra la carta, es que el 100 es solo de marzo")
    marta.says("no")
    assert town.figure(activity)[0] == 100


@pytest.mark.parametrize("text", ["reabra la 1.2", "reabra la carta, el 100 es solo de marzo"])
def test_what_a_colleague_closed_or_does_not_come_again_is_not_offered(
    town: Town, marta: Chat, text: str
) -> None:
    pedros = town.add_of_both("2.1", 5)
    Chat(town, PEDRO, "Pedro").says("la 2.1 quedó al 100 %")
    single = close(town, marta, due=date(2026, 5, 29))
    for said in (text, text.replace("1.2", "2.1")):
        marta.says(said)
        assert not any(isinstance(one, Question) and one.name == "confirm" for one in marta.heard())
    assert (town.figure(pedros)[0], town.figure(single)[0]) == (100, 100)


def test_a_limited_hundred_of_another_activity_asks_nothing_about_the_closed_one(
    town: Town, marta: Chat
) -> None:
    activity = close(town, marta)
    marta.says("la 1.3 va en 100 pero solo lo de mayo")
    assert town.figure(activity)[0] == 100
