"""A figure before the name that it is of: "el 50 es del mapa, veedores sigue igual"."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Context, PendingActivity
from bot.understanding.parting.naming.name_behind import with_name_first

DUE = date(2026, 3, 31)
MAP = PendingActivity("1.1", "Actualizar el mapa de riesgos", "Mapa", DUE, Decimal(40), None)
OVERSEERS = PendingActivity("1.3", "Capacitar a los veedores", "Lista", DUE, Decimal(30), None)
BOTH = Context((MAP, OVERSEERS), None)


@pytest.mark.parametrize(
    "text",
    ["el 50 es del mapa, veedores sigue igual", "el 50 % es del mapa y veedores sigue igual",
     "los 50 son del mapa, los veedores igual"],
)  # fmt: skip
def test_it_goes_to_that_activity_and_the_other_one_stays(text: str) -> None:
    meaning = understand_checked(text, BOTH, date(2026, 3, 12))
    told = [(one.code, one.percent, one.ask) for one in meaning.updates]
    assert told == [("1.1", Decimal(50), None), ("1.3", Decimal(30), None)]


@pytest.mark.parametrize(
    "text",
    ["el 15 es del mapa", "el 50 % es de recursos propios", "el 50 es del mapa de los veedores",
     "el mapa va en 50", "el 50 no es del mapa"],
)  # fmt: skip
def test_a_day_another_thing_and_what_names_two_stay_as_they_are(text: str) -> None:
    assert with_name_first(text, BOTH) == text


def test_the_text_keeps_its_length() -> None:
    text = "el 50 es del mapa, veedores sigue igual"
    assert len(with_name_first(text, BOTH)) == len(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("60 la 1.1 y la 1.3 todavía 65", {"1.1": 60, "1.3": 65}),
        ("60 la 1.1 y la 1.3 65", {"1.1": 60, "1.3": 65}),
        ("60 la 1.1, 70 la 1.3", {"1.1": 60, "1.3": 70}),
        ("sí, 60 % la 1.1 y la 1.3 sigue en 30, no mandaron lo suyo", {"1.1": 60, "1.3": 30}),
        ("60 la 1.1. falta la firma", {"1.1": 60}),
        ("60 la 1.1 y la 1.3", {"1.1": 60, "1.3": 60}),
        ("la 1.1 60 la 1.3 70", {"1.1": 60, "1.3": 70}),
        ("la 1.1 va en 60, 70 la 1.3", {"1.1": 60, "1.3": 70}),
    ],
)
def test_a_figure_before_the_code_is_of_that(text: str, told: dict[str, int]) -> None:
    updates = understand_checked(text, BOTH, date(2026, 3, 12)).updates
    assert {one.code: one.percent for one in updates if one.ask is None} == told


def test_where_each_code_stands_before_its_figure_none_is_turned() -> None:
    assert with_name_first("la 1.1, 60 la 1.3, 70", BOTH) == "la 1.1, 60 la 1.3, 70"
