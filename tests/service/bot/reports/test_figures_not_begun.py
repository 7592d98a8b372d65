"""A figure is to be taken out, and nothing has begun: the activity is at nothing again."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Two activities of Marta's without a figure."""
    return {
        "4.1": town.add("4.1", None, title="Capacitar al personal de ventanilla", product=""),
        "5.1": town.add("5.1", 40, title="Actualizar el directorio", product=""),
    }


@pytest.mark.parametrize(
    "text",
    [
        "la 4.1 no ha empezado, quite ese 20",
        "no hemos empezado, borre ese 20",
        "quite ese 20, la 4.1 no se ha iniciado",
        "quítele ese porcentaje, no hemos empezado",
        "elimine el 20 de la 4.1, está sin empezar",
    ],
)
def test_the_figure_goes_and_nothing_is_done(
    town: Town, marta: Chat, ids: dict[str, int], text: str
) -> None:
    marta.says("la 4.1 va en 20")
    marta.says(text)
    assert town.figure(ids["4.1"])[0] == 0
    assert town.figure(ids["5.1"])[0] == 40


def test_a_figure_that_stands_is_not_taken_out(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("la 4.1 va en 20")
    marta.says("la 5.1 no ha empezado a imprimirse, va en 45")
    assert [town.figure(one)[0] for one in ids.values()] == [20, 45]
