"""Rule 16 without a verb that asks: "la 3.1 queda para el 30 de junio"."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Context, Intent, PendingActivity
from tests.unit.bot.understanding.plan import TODAY

JUNE = date(2026, 6, 30)
PLAN = Context(
    (
        PendingActivity(
            "2.1", "Registrar en el SUIT la estrategia", "", date(2026, 5, 27), Decimal(50), None
        ),
        PendingActivity(
            "3.1", "Realizar la audiencia pública", "", date(2026, 5, 24), Decimal(10), None
        ),
    ),
    None,
)


@pytest.mark.parametrize(
    "said",
    [
        "la audiencia pública queda para el 30 de junio",
        "la 3.1 quedó programada para el 30 de junio",
        "y la 3.1 ya quedó para el 30 de junio",
        "la 3.1 la dejamos para el 30 de junio",
        "la 3.1 pasala para el 30 de junio",
        "la 3.1 déjela para el 30 de junio",
        "la 3.1 ponla para el 30 de junio",
        "la 3.1 córrala al 30 de junio",
    ],
)
def test_who_gives_an_activity_a_later_day_asks_for_it(said: str) -> None:
    meaning = understand_checked(said, PLAN, TODAY)
    assert (meaning.intent, meaning.codes, meaning.until) == (Intent.EXTENSION, ("3.1",), JUNE)


@pytest.mark.parametrize(
    "said",
    [
        "lo del SUIT va en 70 y la audiencia publica queda para el 30 de junio",
        "la audiencia pública queda para el 30 de junio y lo del SUIT va en 70",
        "la 2.1 va en 70, la 3.1 pasala para el 30 de junio",
    ],
)
def test_the_later_day_of_one_stands_beside_the_figure_of_another(said: str) -> None:
    meaning = understand_checked(said, PLAN, TODAY)
    assert (meaning.intent, meaning.codes, meaning.until) == (Intent.EXTENSION, ("3.1",), JUNE)
    (told,) = meaning.updates
    assert (told.code, told.percent) == ("2.1", Decimal(70))


@pytest.mark.parametrize(
    "said",
    [
        "la 3.1 queda para el 20 de mayo",  # no later than it was due
        "la 3.1 queda para el 10 de abril",  # which has passed
        "la 3.1 queda para revisión el 30 de junio",
        "la reunión de la 3.1 quedó para el 30 de junio",
        "la 3.1 quedó lista para el 30 de junio",
        "la 3.1 va en 40 y queda para el 30 de junio",
        "la 3.1 pasala a 40",
        "la 3.1 déjela en 40",
        "la audiencia es la otra semana",  # when it is held
        "la 2.1 va en 70 y lo de la audiencia es la otra semana",
    ],
)
def test_other_days_and_other_things_ask_for_no_more_time(said: str) -> None:
    assert understand_checked(said, PLAN, TODAY).intent is Intent.REPORT


def test_what_is_held_another_week_is_an_account_of_it_beside_others() -> None:
    text = "la 2.1 va en 70 y lo de la audiencia es la otra semana"
    found = understand_checked(text, PLAN, TODAY)
    assert {one.code for one in found.updates} == {"2.1", "3.1"}


@pytest.mark.parametrize("said", ["la 3.1 otra semana", "otra semana para la 3.1"])
def test_another_week_is_asked_for_still(said: str) -> None:
    assert understand_checked(said, PLAN, TODAY).intent is Intent.EXTENSION
