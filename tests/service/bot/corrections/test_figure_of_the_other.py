"""A correction that says of which activity a figure is takes it from the one that had it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def town(town: Town) -> Town:
    town.add("2.2", 20, title="Permitir el pago en línea del impuesto predial", product="")
    town.add("2.5", None, title="Eliminar la exigencia de copia del recibo", product="")
    return town


@pytest.mark.parametrize(
    "text",
    [
        "No, corrijo: el 20 es el de la 2.2",
        "corrijo, el 20 es el de pago en línea (2.2)",
        "el 20 es lo de la 2.2",
        "Corrección: el 20 era el del pago en línea",
    ],
)
def test_the_figure_leaves_the_one_that_had_it(town: Town, marta: Chat, text: str) -> None:
    marta.says("la 2.5 va en 20")
    marta.heard()

    assert marta.says(text) == "recorded"
    assert notes(marta.heard()) == ["undone", "receipt"]
    assert town.reports()[-1].percent == Decimal(20)


def test_what_else_is_said_of_that_one_is_heard(marta: Chat) -> None:
    marta.says("la 2.5 va en 20")
    marta.heard()

    text = "No, corrijo: el 20 es el de pago en línea (2.2). La 2.5 no es nuestra, es de Hacienda"
    assert marta.says(text) == "recorded"
    undone, receipt, *asked = notes(marta.heard())
    assert (undone, receipt, len(asked)) == ("undone", "receipt", 1)


def test_a_figure_that_nobody_told_is_only_recorded(marta: Chat) -> None:
    marta.says("la 2.5 va en 20")
    marta.heard()

    assert marta.says("corrijo: el 30 es el de la 2.2") == "recorded"
    assert notes(marta.heard()) == ["receipt"]
