"""An activity that she does with others stays hers: she is told so, and asked nothing."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def activity(town: Town) -> int:
    """An activity of Marta's."""
    town.add("2.4", 20, title="Racionalizar el trámite de licencias", product="")
    return town.add("5.4", 20, title="Capacitar a los servidores en transparencia", product="")


@pytest.mark.parametrize(
    "words",
    [
        "La 5.4 no es mía sola, la hacemos con Planeación",
        "la 5.4 no es solo mía",
        "la 5.4 no es solamente de nosotros, la hacemos con Hacienda",
        "la 5.4 no es nuestra únicamente",
    ],
)
def test_who_says_that_it_is_not_hers_alone_is_told_what_is_possible(
    town: Town, marta: Chat, activity: int, words: str
) -> None:
    assert marta.says(words) == "answered"
    assert notes(marta.heard()) == ["shared_work"]
    assert marta.says("va en 50") == "recorded"
    assert town.figure(activity)[0] == 50


@pytest.mark.usefixtures("activity")
def test_it_ends_the_question_for_another_office(marta: Chat) -> None:
    marta.says("la 5.4 no es mía")
    marta.heard()
    marta.says("es que la 5.4 no es mía sola")
    assert notes(marta.heard()) == ["shared_work"]
    assert marta.says("va en 50") == "recorded"


def test_a_figure_beside_it_is_recorded(town: Town, marta: Chat, activity: int) -> None:
    assert marta.says("la 5.4 no es mía sola, pero va en 60") == "recorded"
    assert town.figure(activity)[0] == 60


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize("words", ["la 5.4 no es mía, es de Hacienda", "la 5.4 no es nuestra"])
def test_what_is_not_hers_is_asked_to_go_as_ever(marta: Chat, words: str) -> None:
    assert marta.says(words) == "asked"
