"""An apology for a wrong tap is no description, and the words said before it are not lost."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town

MODULE = "el modulo ya esta pero falta capacitar a las muchachas de citas, la dejo en 60"


@pytest.mark.parametrize(
    "said",
    [
        "la 2.4 no esta cumplida, le di sin querer, va en 60",
        "perdón, se me fue el dedo, la 2.4 va en 60",
        "la 2.4 va en 60, le di cumplida por error",
        "la 2.4 va en 60, fue sin querer",
    ],
)
def test_the_apology_is_no_description(town: Town, marta: Chat, said: str) -> None:
    activity = town.add("2.4", 30, title="Habilitar la cita médica por internet")
    marta.says("la 2.4 ya quedó")
    if marta.says(said) == "asked":
        marta.says("sí")
    assert town.figure(activity) == (60, "")


def test_what_went_badly_is_told(town: Town, marta: Chat) -> None:
    activity = town.add("2.4", 30, title="Habilitar la cita médica por internet")
    marta.says("la 2.4 va en 60, salió mal la contratación")
    assert town.figure(activity) == (60, "salió mal la contratación")


@pytest.mark.parametrize("moved", ["no, eso es de la 2.4", "no, eso era de la 2.4"])
def test_the_figure_and_the_words_go_to_the_activity_that_they_are_of(
    town: Town, marta: Chat, moved: str
) -> None:
    visit = town.add("2.4", 30, title="Habilitar la cita médica por internet")
    survey = town.add("4.3", 90, title="Medir la satisfacción de los usuarios")
    marta.says("la 2.4 ya quedó")
    marta.says("la 4.3 va en 85, falta tabular dos veredas")
    marta.says(MODULE)
    assert marta.says(moved) == "asked"
    asked = marta.contents()[-1]
    assert isinstance(asked, Question)
    assert asked.line is not None
    assert (asked.name, str(asked.figure), asked.line.handle) == ("confirm", "60", "2.4")
    assert marta.says("sí") == "recorded"
    assert town.figure(visit) == (60, MODULE)
    assert town.figure(survey)[0] == 90
