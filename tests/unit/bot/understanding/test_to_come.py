"""What she sets herself for a later day of the month is asked about, and not closed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.asks.absence import without_absence
from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, PendingActivity

TODAY = date(2026, 3, 12)
WEB = PendingActivity("5.4", "Hacer accesible la página web", "Informe de pruebas",
                      date(2026, 3, 16), Decimal(80), None)  # fmt: skip


def asked(text: str) -> Ask | None:
    (update,) = understand_checked(text, Context((WEB,), "5.4"), TODAY).updates
    assert update.percent == Decimal(100)
    return update.ask


@pytest.mark.parametrize(
    "text", ["la 5.4 la termino el 16, deje la preguntadera", "5.4 la termino el 20"]
)
def test_a_day_to_come_closes_nothing(text: str) -> None:
    assert asked(text) is Ask.CONFIRM


@pytest.mark.parametrize("text", ["la 5.4 la terminó el 16", "la 5.4 la termino el 10"])
def test_a_day_that_has_passed_or_the_past_tense_closes(text: str) -> None:
    assert asked(text) is None


def test_two_days_of_absence_are_taken_out_whole() -> None:
    text = "pongale 65\ny le repito q jueves y viernes no voy a estar en la oficina"
    assert without_absence(text) == "pongale 65"


def test_a_report_before_an_absence_stays() -> None:
    assert without_absence("la 2.3 va en 20 y mañana no estoy") == "la 2.3 va en 20"
