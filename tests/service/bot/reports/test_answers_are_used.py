"""What answers a question of ours was used: it is not told back as lost."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture(autouse=True)
def activity(town: Town) -> int:
    """The activity of Marta's on which she reports, beside another."""
    town.add("3.3", 60, title="Convocar a los veedores y juntas de acción comunal")
    return town.add("4.1", 40, title="Capacitar al personal de ventanilla en lenguaje claro")


@pytest.mark.parametrize("said", ["eso es de la 4.1", "no, eso era de la 4.1"])
def test_the_activity_of_words_that_waited(
    town: Town, marta: Chat, activity: int, said: str
) -> None:
    marta.says("las jornadas van en 60")
    town.deliver()
    marta.heard()
    marta.says(said)
    assert town.figure(activity) == (60, "las jornadas van en 60")
    assert notes(marta.heard()) == ["receipt"]


def test_a_kind_yes_beside_the_figure(town: Town, marta: Chat, activity: int) -> None:
    marta.says("la 4.1 va en 30")
    town.deliver()
    marta.heard()
    marta.says("sí por favor, 30")
    assert town.figure(activity)[0] == 30
    assert notes(marta.heard()) == ["receipt"]


def test_what_tells_of_somebody_is_told_back(marta: Chat) -> None:
    marta.says("la 4.1 va en 60. la jefe anda brava hoy")
    assert notes(marta.heard()) == ["receipt", "unheard"]
