"""Days that are told beside a wish for another date are no figure, and the wish has its own."""

from __future__ import annotations

from datetime import date

import pytest

from bot.understanding.asks.requests.reasons import reason_in
from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, Intent, Meaning, PendingActivity

TODAY = date(2026, 3, 3)


def meant(text: str) -> Meaning:
    pending = (
        PendingActivity("4.1", "Capacitar en lenguaje claro", "", date(2026, 3, 13), None, None),
        PendingActivity("1.1", "Actualizar el mapa de riesgos", "", date(2026, 3, 20), None, None),
    )
    return understand_checked(text, Context(pending, None), TODAY)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("la 4.1 la van a dar el jueves 19 y 20, se puede correr la fecha al 20?", 20),
        ("necesito prorroga de la 4.1 para el 20 de marzo porque es en dos dias, 19 y 20", 20),
        ("¿se puede correr la fecha de la 4.1 al 25?", 25),
        ("¿podemos correrla al 27? la 4.1 la dan el jueves 26", 27),
        ("¿me corren la 4.1 para el 25? la dan el martes 24 y 25", 25),
    ],
)
def test_the_day_to_which_a_date_is_moved_is_the_one_that_is_asked_for_and_no_figure(
    text: str, until: int
) -> None:
    found = meant(text)

    assert found.intent is Intent.EXTENSION
    assert found.until == date(2026, 3, until)
    assert found.updates == ()


@pytest.mark.parametrize(
    "text", ["la 4.1 la dan el jueves 19 y 20", "la 4.1 es en dos jornadas, 19 y 20 y 21"]
)
def test_days_in_one_breath_with_a_weekday_are_no_figure(text: str) -> None:
    assert [one.percent for one in meant(text).updates] == [None]


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("la 4.1 va en 20 y necesito correr la fecha al 25 de marzo", 20),
        ("el jueves pasado quedó en 20 la 4.1", 20),
        ("pasamos la 4.1 al 60 %", 60),
    ],
)
def test_a_figure_beside_a_day_is_still_one(text: str, percent: int) -> None:
    assert [one.percent for one in meant(text).updates] == [percent]


@pytest.mark.parametrize(
    "text",
    [
        "la 4.1 no la puedo mover hasta que Marta apruebe el contrato",
        "el mapa no se puede empezar hasta que no pase la audiencia",
        "la 4.1 no podemos darla hasta tener el salón",
        "la 4.1 no se puede hacer hasta después de la audiencia",
    ],
)
def test_what_cannot_be_done_until_something_happens_is_an_account(text: str) -> None:
    found = meant(text)
    assert (found.intent, [one.ask for one in found.updates]) == (Intent.REPORT, [Ask.PERCENT])


@pytest.mark.parametrize(
    "text",
    [
        "no alcanzo con la 4.1, deme plazo hasta que pase la audiencia",
        "la 4.1 no se puede dar a tiempo, necesitamos más plazo hasta que pase la audiencia",
    ],
)
def test_more_time_until_something_happens_is_asked_for_still(text: str) -> None:
    assert meant(text).intent is Intent.EXTENSION


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("deme plazo hasta el 27 de marzo que la profe canceló", "la profe canceló"),
        ("deme plazo hasta el 27 de marzo que no hay salón", "no hay salón"),
        ("deme plazo hasta el 27 de marzo q el salón está ocupado", "el salón está ocupado"),
        ("deme plazo hasta el viernes 27 que viene", ""),
        ("deme plazo hasta el 27 de marzo que es viernes", ""),
        ("deme plazo hasta el 27 de marzo que necesitamos más tiempo", ""),
    ],
)
def test_that_behind_a_day_says_why(text: str, reason: str) -> None:
    assert reason_in(text, TODAY) == reason
