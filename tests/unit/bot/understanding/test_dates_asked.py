"""A date that is asked about by saying it."""

from __future__ import annotations

import pytest

from bot.understanding.asks.pages.asked_otherwise import with_dates_asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("la 2.5 dice 31 de abril, eso es 30 cierto?", "la 2.5 para cuándo es?"),
        ("la 2.5 dice 31 de abril, ¿es 30?", "la 2.5 para cuándo es?"),
        ("la 2.5 es para el 30 de abril, no?", "la 2.5 para cuándo es?"),
        ("va en 60. lo del predial vence el 30 de junio, ¿verdad?",
         "va en 60. lo del predial para cuándo es?"),
    ],
)  # fmt: skip
def test_it_is_asked_when_it_is_due(text: str, asked: str) -> None:
    assert with_dates_asked(text) == asked


def test_a_day_set_against_a_date_has_its_month() -> None:
    said = with_dates_asked("la 2.5 dice 31 de abril, eso es 30")
    assert said == "la 2.5 dice 31 de abril, eso es 30 de abril"


@pytest.mark.parametrize(
    "text",
    ["la 2.5 quedó lista el 3 de marzo, no?", "la 2.5 va en 30, cierto?",
     "la 2.5 dice 31 de abril, eso es 30 %", "la 2.5 vence el 30 de abril y va en 60",
     "la reunión es el 15 de marzo, no?"],
)  # fmt: skip
def test_what_else_is_said_stays(text: str) -> None:
    assert with_dates_asked(text) == text
