"""Nothing is done yet, and the day on which it will be stands beside that: no figure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, PendingActivity, Update

TODAY = date(2026, 3, 5)


def told(text: str, reply_to: str | None = "4.1", percent: Decimal | None = None) -> list[Update]:
    due = date(2026, 3, 19)
    pending = (
        PendingActivity(
            "4.1", "Capacitar al personal de ventanilla", "20 personas", due, percent, None
        ),
        PendingActivity("1.2", "Socializar la política de riesgo", "Tres jornadas", due, None, 3),
    )
    return list(understand_checked(text, Context(pending, reply_to), TODAY).updates)


@pytest.mark.parametrize(
    "text",
    [
        "4.1 en cero todavia, es el 19",
        "todavía nada, es el 19",
        "en 0 aún, la hacemos el 19",
        "en cero, es el 19",
        "0 por ahora, es el 19",
        "la 4.1 nada todavía, toca el 19",
        "sigue en cero, está para el 19",
        "0 %, sería el 19",
        "no hemos empezado, es el 19",
        "sin empezar, es hasta el 19",
        "va en cero porque es el 19",
        "4.1 nada. Es el 19",
    ],
)
def test_the_day_behind_nothing_is_no_figure(text: str) -> None:
    (found,) = told(text)
    assert found.code == "4.1"
    assert found.percent == 0
    assert found.ask is None


def test_where_no_figure_is_known_one_is_asked_for() -> None:
    found = told("aún no se ha hecho, es el 19")
    assert [(one.percent, one.ask) for one in found] == [(None, Ask.PERCENT)]


def test_beside_another_activity_too() -> None:
    text = (
        "4.1 en cero todavia, es el 19. y la 1.2 ya hicimos una jornada de las tres, la segunda es"
        " el martes con hacienda"
    )
    found = told(text, None)
    assert [one.code for one in found] == ["4.1", "1.2"]
    assert [one.percent for one in found] == [0, 33]


@pytest.mark.parametrize(
    "text",
    [
        "antes en cero, ahora en el 19",
        "va en 0 o en 19, es el 19 %",
        "va en 19",
        "la cifra es el 19",
        "nada de cero, es el 19 %",
    ],
)
def test_a_figure_that_is_said_instead_of_nothing_is_one(text: str) -> None:
    assert 19 in [one.percent for one in told(text)]


@pytest.mark.parametrize("text", ["no es cero, es el 19", "no está en cero, es el 19"])
def test_a_nothing_that_is_denied_is_not_recorded(text: str) -> None:
    assert [one for one in told(text) if one.percent == 0 and one.ask is None] == []
