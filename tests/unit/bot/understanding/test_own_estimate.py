"""What she herself takes the work for outweighs the share that a count comes to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, PendingActivity

TODAY = date(2026, 5, 12)


def figure(text: str, planned: int | None = 38) -> tuple[Decimal | None, Ask | None]:
    """Return the figure that both readers make of a text about files, and what they ask."""
    files = PendingActivity(
        "2.1",
        "Organizar los expedientes contractuales",
        "Expedientes organizados",
        date(2026, 12, 15),
        Decimal(20),
        planned,
    )
    (update,) = understand_checked(text, Context((files,), "2.1"), TODAY).updates
    return update.percent, update.ask


@pytest.mark.parametrize("planned", [38, None])
@pytest.mark.parametrize(
    "text",
    [
        "Van 30 expedientes de 38. Diríamos que un 60 por ciento",
        "Van 30 expedientes de 38, los más pesados no están. Diríamos que un 60 por ciento",
        "llevamos 30 de 38 expedientes, yo calculo un 60 %",
        "30 de 38 expedientes, eso es como el 60",
        "van 30 de 38, pongámosle un 60 %",
        "yo diría que vamos en un 60 %, van 30 de 38",
        "van 30 de 38, yo diria 60",
        "van 30 expedientes de 38, calculo 60",
    ],
)
def test_her_own_estimate_is_the_figure(text: str, planned: int | None) -> None:
    assert figure(text, planned) == (Decimal(60), None)


@pytest.mark.parametrize(
    "text",
    [
        "30 de 38 expedientes, el 60 % de los encuestados está satisfecho",
        "van 30 de los 38 expedientes; calculo que el 60 % de los contratistas ya firmó",
        "30 de 38 expedientes, diríamos que el 60 % de las carpetas ya tiene rótulo",
        "van 30 de 38 expedientes, calculo terminar en 60 días",
    ],
)
def test_a_percentage_of_something_else_is_not(text: str) -> None:
    assert figure(text) == (Decimal(79), None)


@pytest.mark.parametrize(
    "text",
    ["vamos en 70 %, yo diría que un 60 %", "van 30 de 38 expedientes, no diría que un 60 %"],
)
def test_nor_one_beside_another_percentage_or_denied(text: str) -> None:
    assert figure(text) != (Decimal(60), None)
