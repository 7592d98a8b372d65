"""Being back and away again in one breath: how long, and whether it is sure."""

from __future__ import annotations

from datetime import date

import pytest

from bot.understanding.asks.people.absence_days import Days
from bot.understanding.asks.people.away_again import another_apart, away_again

TODAY = date(2026, 5, 12)


def may(day: int) -> date:
    """Return a day of the month."""
    return date(2026, 5, day)


@pytest.mark.parametrize(
    ("said", "days", "stays", "surely"),
    [
        ("ya volví, sigo hasta el 23", Days(None, may(23)), True, False),
        ("ya estoy de vuelta pero sigo incapacitada hasta el 23", Days(None, may(23)), True, True),
        ("ya volví pero me dieron otros 5 días hasta el 17", Days(None, may(17)), True, True),
        ("ya volví pero tengo otra incapacidad hasta el 23", Days(None, may(23)), True, True),
        ("ya volví. Me incapacitaron de mañana al 22", Days(may(13), may(22)), False, True),
        ("ya volví, pero vuelvo a salir el 18 hasta el 20", Days(may(18), may(20)), False, True),
        ("ya volví y mañana salgo otra vez hasta el 20", Days(may(13), may(20)), False, True),
        ("ya volví, el 24 me voy otra vez y vuelvo el 30", Days(may(24), may(29)), False, True),
        ("ya regresé, igual me toca volver a salir el 24", Days(may(24), None), False, True),
        ("ya volví y el otro lunes salgo otra vez", Days(), False, True),
    ],
)
def test_the_days_of_what_comes_are_read(said: str, days: Days, stays: bool, surely: bool) -> None:
    found = away_again(said, TODAY)
    assert found is not None
    assert (found.days, found.stays, found.surely, found.rest) == (days, stays, surely, "")


@pytest.mark.parametrize(
    "said",
    [
        "ya volví, la 1.2 va en 60", "ya volví, salgo a las 5", "ya volví, el 24 entrego la 1.2",
        "ya volví, sigo con la 1.2 hasta el 23", "salgo otra vez el 24", "ya volví",
        "ya volví, la capacitación sigue hasta el 23", "ya volví, ¿sigo hasta el 23?",
    ],
)  # fmt: skip
def test_other_words_say_nothing_of_it(said: str) -> None:
    assert away_again(said, TODAY) is None


@pytest.mark.parametrize(
    ("said", "apart"),
    [
        (
            "Marta volvió, pero le prorrogaron la incapacidad hasta el 22. ¿Qué hay vencido?",
            "Marta sigue ausente hasta el viernes 22 de mayo. ¿Qué hay vencido?",
        ),
        (
            "Marta ya volvió pero sale otra vez del 18 al 20",
            "Marta ya volvió. Marta está ausente del lunes 18 de mayo al miércoles 20 de mayo",
        ),
        ("Marta ya volvió y está trabajando", None),
        ("Marta ya volvió, la 1.2 va en 60", None),
    ],
)
def test_of_another_each_is_said_by_itself(said: str, apart: str | None) -> None:
    assert another_apart(said, TODAY) == (apart or said)
