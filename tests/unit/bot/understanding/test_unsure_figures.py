"""A figure of which she says that she is not sure is asked about, with a yes or no."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, PendingActivity, Update

TODAY = date(2026, 5, 11)


def told(text: str) -> Update:
    """Return what is said of an activity of which a reminder is answered."""
    pending = (
        PendingActivity("1.3", "Capacitar a los funcionarios", "Listados", None, Decimal(20), None),
        PendingActivity("3.3", "Actualizar el portafolio", "Portafolio", None, Decimal(40), None),
    )
    (update,) = understand_checked(text, Context(pending, "1.3"), TODAY).updates
    return update


@pytest.mark.parametrize(
    "text",
    ["como 30 pero no estoy segura", "la 1.3 como 30, no estoy muy seguro",
     "creo que la 1.3 va en 30, no estoy segura del dato", "1.3 va en 30 %, pero no me crea",
     "1.3 va en 30, no sé bien"],
)  # fmt: skip
def test_a_doubted_figure_is_a_yes_or_no(text: str) -> None:
    assert (told(text).percent, told(text).ask) == (Decimal(30), Ask.CONFIRM)


@pytest.mark.parametrize(
    "text",
    ["1.3 va en 30, no estoy segura de la firma", "la 1.3 va en 30, no estoy seguro si firman",
     "como 30", "1.3 como el 30 %", "va en 30, estoy segura"],
)  # fmt: skip
def test_a_doubt_about_something_else_or_none_is_not_asked(text: str) -> None:
    assert (told(text).percent, told(text).ask) == (Decimal(30), None)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("la 1.3 quedó lista, no sé si eso es 100 todavía", 100),
        ("la 1.3: https://citas.example ya sirve, pero no se si eso es 100 todavia", 100),
        ("ya está, no sé si cuenta como 100", 100),
        ("la 1.3 ya quedó, no sé si con eso ya es el 100 %", 100),
        ("ya hicimos los talleres, no estoy segura si eso es 80", 80),
        ("la 1.3 quedó lista, no sabría si ya sea 100", 100),
    ],
)
def test_a_figure_of_which_she_does_not_know_whether_it_is_that_is_asked_about(
    text: str, figure: int
) -> None:
    assert told(text).ask is not None
    assert told(text).percent in (None, Decimal(figure))


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("la 1.3 va en 90, no sé si ya sea 100", 90),
        ("la 1.3 en 40, no sé si llegaremos al 100 en junio", 40),
        ("1.3 al 100, no sé si falta otra cosa", 100),
    ],
)
def test_a_doubt_of_another_figure_leaves_hers(text: str, figure: int) -> None:
    assert (told(text).percent, told(text).ask) == (Decimal(figure), None)
