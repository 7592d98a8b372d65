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


@pytest.mark.parametrize(
    "text",
    [
        "nelson dice 70 pero yo creo q 60",
        "nelson dice 70 pero yo creo q 60 pq falta la firma del secre",
        "el jefe dice que 70, yo creo que 60",
        "según nelson 70 pero para mí es 60",
        "nelson puso 70 pero yo diría 60 %",
        "la doctora dijo 70 pero yo digo 60",
    ],
)
def test_hers_is_the_figure_against_that_of_somebody_else(text: str) -> None:
    assert figure(text, None) == (Decimal(60), None)


@pytest.mark.parametrize(
    "text",
    [
        "60, pero el jefe dice 70",
        "según planeación vamos en 50, pero según mi cuenta es 62",
        "nelson dice 70 pero yo creo que falta la firma",
    ],
)
def test_two_figures_are_asked_about_where_she_says_which_is_hers_of_none(text: str) -> None:
    assert figure(text, None)[1] is Ask.PERCENT


@pytest.mark.parametrize(
    "text",
    [
        "eran 12 de 20, no 60",
        "deshacer, eran 12 de 20 no 60 de avance real",
        "12 de 20, no el 60 %",
    ],
)
def test_a_share_that_is_denied_is_asked_about(text: str) -> None:
    assert figure(text, 20) == (None, Ask.PERCENT)


@pytest.mark.parametrize("text", ["van 12 de 20, no 50", "son 12 de 20, no 60 de 100"])
def test_another_number_that_is_denied_leaves_the_share(text: str) -> None:
    assert figure(text, 20) == (Decimal(60), None)
