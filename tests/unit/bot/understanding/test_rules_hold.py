"""Where what the rules read holds, whatever the learned reader makes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, PendingActivity
from tests.unit.bot.understanding.plan import TODAY, read_context
from tests.unit.bot.understanding.test_checked import told

PLAN = read_context("plan 1.2:40 1.4:33:3 3.1 6.3:10")


@pytest.mark.parametrize(
    "text",
    [
        "la 1.2 ya está, la 6.3 va en 80",
        "la 1.2 ya está. la 6.3 va en 80",
        "la 6.3 va en 80 y la 1.2 ya está",
    ],
)
def test_the_words_of_our_buttons_close_one_beside_others(text: str) -> None:
    assert {("1.2", "100", None), ("6.3", "80", None)} == {
        *told(understand_checked(text, PLAN, TODAY))
    }


@pytest.mark.parametrize(
    "text", ["ya está", "esa ya está", "listo, ya está", "ah no, eso ya está", "pues ya está."]
)
def test_that_it_is_there_closes_what_is_asked_about(text: str) -> None:
    asked = replace(PLAN, reply_to="1.2")
    assert told(understand_checked(text, asked, TODAY)) == [("1.2", "100", None)]


@pytest.mark.parametrize(
    "text", ["ya está en firma", "el borrador ya está", "ya está, falta la firma"]
)
def test_what_is_there_of_it_does_not(text: str) -> None:
    asked = replace(PLAN, reply_to="1.2")
    assert told(understand_checked(text, asked, TODAY)) == [("1.2", "in_progress", Ask.PERCENT)]


def test_what_is_there_of_one_beside_others_is_asked() -> None:
    meaning = understand_checked("la 6.3 va en 80 y la 1.2 ya está en firma", PLAN, TODAY)
    assert ("1.2", "in_progress", Ask.PERCENT) in told(meaning)


DUE = date(2026, 6, 30)
MAP = PendingActivity("2.1", "Actualizar el mapa de riesgos", "Informe", DUE, Decimal(60), 1)
STOCK = PendingActivity("2.2", "Inventario de activos", "Inventario", DUE, Decimal(20), 1)
RAMP = PendingActivity("2.3", "Construir la rampa de acceso", "Rampa", DUE, Decimal(0), 1)


@pytest.mark.parametrize("pending", [(MAP, STOCK), (MAP, STOCK, RAMP)])
@pytest.mark.parametrize(
    "text",
    [
        "el inventario va en 30 y el mapa",
        "la 2.2 va en 30 y el mapa",
        "el inventario va en 30, y también el mapa",
        "inventario 30 y mapa",
        "el inventario va en 30. Y el mapa.",
    ],
)
def test_what_is_only_named_beside_a_figure_is_asked_for(
    text: str, pending: tuple[PendingActivity, ...]
) -> None:
    meaning = understand_checked(text, Context(pending, None), TODAY)
    assert told(meaning) == [("2.2", "30", None), ("2.1", "in_progress", Ask.PERCENT)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("el inventario y el mapa van en 70", [("2.2", "70", None), ("2.1", "70", None)]),
        ("el inventario va en 30 y el mapa en 70", [("2.2", "30", None), ("2.1", "70", None)]),
        ("el inventario va en 30 y el mapa igual", [("2.2", "30", None), ("2.1", "60", None)]),
        ("el inventario va en 30 y la compra", [("2.2", "30", None)]),
    ],
)
def test_what_shares_a_figure_or_has_its_own_is_not(
    text: str, figures: list[tuple[str, str, None]]
) -> None:
    assert told(understand_checked(text, Context((MAP, STOCK, RAMP), None), TODAY)) == figures
