"""A meeting that was counted and has not been held: a figure beside what denies it is of the same
activity; and what is asked of it all the same is recorded beside what was written already."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town

DATES = [date(2026, 5, 29), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 15)]
NOT_HELD = "el segundo encuentro todavia no se ha hecho"


@pytest.fixture
def meetings(town: Town, marta: Chat) -> int:
    """Meetings of which she has just told half, beside other activities of hers."""
    town.add("2.4", 30, title="Habilitar la cita médica en el puesto de salud")
    town.add("4.3", 30, title="Medir la satisfacción de los usuarios")
    town.add("4.5", 10, title="Instalar un buzón en cada puesto de salud")
    held: dict[str, Any] = {
        "product": "4 encuentros",
        "goal": "4 encuentros",
        "planned": 4,
        "due": DATES,
    }
    activity = town.add("3.6", 25, title="Realizar ejercicios de diálogo en veredas", **held)
    marta.says("3.6 en 50")
    marta.heard()
    return activity


def test_the_figure_beside_what_is_not_done_is_of_the_same_activity(
    town: Town, marta: Chat, meetings: int
) -> None:
    assert marta.says(f"no, {NOT_HELD}, es el 20. sigue en 25") == "asked"
    assert [(one.name, one.figure) for one in marta.heard() if isinstance(one, Question)] == [
        ("confirm", Decimal(25))
    ]
    assert marta.says("sí") == "recorded"
    assert town.figure(meetings) == (25, f"{NOT_HELD}, es el 20.")


def test_that_of_another_is_not(town: Town, marta: Chat, meetings: int) -> None:
    marta.says(f"no, {NOT_HELD}, y la cita médica ya va en 40")
    assert [one.percent for one in town.reports() if one.activity_id != meetings] == [40]


@pytest.mark.usefixtures("meetings")
def test_words_of_a_message_that_reopened_a_date_may_be_of_the_same_activity_after_all(
    town: Town, marta: Chat
) -> None:
    marta.says(f"lo del puesto de salud va en 60 y {NOT_HELD}")
    assert isinstance(marta.heard()[-1], Question)
    assert marta.touches("3.6") == "recorded"
    before, last = town.reports()[-2:]
    assert before.inbound_id == last.inbound_id
    assert (before.ordinal, last.ordinal, last.percent) == (0, 1, Decimal(60))
