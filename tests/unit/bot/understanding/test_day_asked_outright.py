"""The day that is asked for is no day of its reason; what comes later than hoped asks for a day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Context, Intent, PendingActivity

TODAY = date(2026, 5, 11)
MAP = PendingActivity(
    "1.1", "Actualizar el mapa de riesgos", "Un mapa", date(2026, 5, 20), Decimal(40), None
)
CONTEXT = Context((MAP,), "1.1")
WISHED = date(2026, 5, 27)


@pytest.mark.parametrize(
    "said",
    [
        "el concejo sesiona hasta el 31, por eso pido hasta el 27",
        "el concejo sesiona hasta el 31, entonces necesito hasta el 27",
        "pidamos el 27 porque el concejo sesiona hasta el 31",
        "pidámoslo para el 27 porque el concejo sesiona hasta el 31",
        "pido el 27, el concejo sesiona hasta el 31",
        "solicitamos el 27 de mayo ya que el concejo sesiona hasta el 31 de mayo",
        "el alcalde está de viaje hasta el 24, así que pido plazo hasta el 27",
        "pida hasta el 27, que el concejo sesiona hasta el 31",
    ],
)
def test_a_day_of_the_reason_moves_no_day(said: str) -> None:
    meaning = understand_checked(said, CONTEXT, TODAY)
    assert (meaning.intent, meaning.until) == (Intent.EXTENSION, WISHED)


@pytest.mark.parametrize(
    "said",
    [
        "no alcanzamos, para el 27 sí",
        "no alcanzamos, para el 27 si",
        "no llegamos al 20, el 27 lo entregamos",
        "no llegamos al 20, para el 27 la tenemos",
        "para el 20 no llegamos, lo entregamos el 27",
        "no alcanzo para el 20, el 27 lo mando",
        "no alcanza para el 20, la entregamos el 27 de mayo",
        "no alcanzamos al 20, pero el 27 sí",
    ],
)
@pytest.mark.parametrize("name", ["", "la 1.1 "])
def test_what_comes_later_asks_for_its_day(name: str, said: str) -> None:
    meaning = understand_checked(f"{name}{said}", CONTEXT, TODAY)
    found = (meaning.intent, meaning.until, meaning.updates)
    assert found == (Intent.EXTENSION, WISHED, ())


@pytest.mark.parametrize(
    "said",
    [
        "no llegamos al 80 %",
        "no llegamos al 50, el 27 lo entregamos",
        "no alcanzamos a firmar, vamos en 60",
        "pedimos el 27 de abril los certificados y vamos en 60",
        "el concejo sesiona hasta el 31, vamos en 60",
    ],
)
def test_others_ask_for_no_day(said: str) -> None:
    assert understand_checked(said, CONTEXT, TODAY).intent is Intent.REPORT
