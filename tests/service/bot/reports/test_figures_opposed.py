"""The answer to "¿en qué porcentaje va?" that begins with its figure and goes on with what is
opposed to it, "60 pero falta la firma", is that figure: none that lacks so much, and
no order beside it."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def activity(town: Town, marta: Chat) -> int:
    """An activity whose figure is asked for."""
    found = town.add("2.4", 10, title="Caracterizar los usuarios de la ventanilla única")
    marta.says("la 2.4 va avanzando")
    marta.heard()
    return found


@pytest.mark.parametrize(
    "said",
    ["60 pero falta la firma", "60% pero falta la firma", "60, aunque falta la firma",
     "como 60 porque falta la firma", "60 pero no está firmado",
     "listo, 60 solo que falta la firma", "va en 60 pero sin la firma", "60 ya que falta la firma",
     "60 con la firma de ayer"],
)  # fmt: skip
def test_it_is_that_figure(town: Town, marta: Chat, activity: int, said: str) -> None:
    marta.says(said)
    assert notes(marta.heard()) == ["receipt"]
    figure, words = town.figure(activity)
    assert (figure, "firma" in words) == (60, True)


@pytest.mark.parametrize(
    "said",
    ["60 pero no me copien a control", "60, pero no le diga a nadie", "60 pero no lo publiquen",
     "60 pero no me vuelvan a preguntar"],
)  # fmt: skip
def test_an_order_beside_it_is_told_back(town: Town, marta: Chat, activity: int, said: str) -> None:
    marta.says(said)
    assert notes(marta.heard()) == ["receipt", "unheard"]
    assert town.figure(activity) == (60, "va avanzando")


@pytest.mark.parametrize(
    "said",
    ["60 pero no estoy segura", "8 pero faltan 2", "60 pero faltan 20", "no sé, 60 no creo"],
)
def test_what_may_be_another_is_asked(town: Town, marta: Chat, activity: int, said: str) -> None:
    marta.says(said)
    assert notes(marta.heard()) == ["question"]
    assert town.figure(activity)[0] == 10


@pytest.mark.parametrize(
    "said",
    ["la 2.4 va en 40; no, mejor 45", "la 2.4 va en 40, no, mejor 45", "2.4 en 40 no mejor 45",
     "la 2.4 va en 40. no, mejor en 45", "la 2.4 va en 40 %, no, mejor 45 %",
     "la 2.4 en 40, ah no, mejor 45"],
)  # fmt: skip
def test_a_figure_taken_back_at_once_is_in_no_description(
    town: Town, marta: Chat, activity: int, said: str
) -> None:
    marta.says(said)
    assert notes(marta.heard()) == ["receipt"]
    figure, words = town.figure(activity)
    assert (figure, "40" in words) == (45, False)
