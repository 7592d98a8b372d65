"""A question that stands in the words of a report is taken out when she says that it was one."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes

TOLD = "ya contratamos. y quien la revisa ahora. falta la firma"


@pytest.fixture(autouse=True)
def activity(town: Town) -> int:
    """The activity of Marta's on which she reports; a title of another has the word too."""
    town.add("3.5", 90, title="Publicar las respuestas a las preguntas de la ciudadanía")
    return town.add("4.4", 20, title="Actualizar la carta de trato digno")


@pytest.mark.parametrize(
    "said",
    [
        "eso no va en la 4.4, era una pregunta",
        "eso era una pregunta, quítelo",
        "no, eso no va en la carta, era una pregunta",
        "eso último era solo una pregunta",
    ],
)
def test_the_question_is_taken_out(town: Town, marta: Chat, activity: int, said: str) -> None:
    marta.says(f"la 4.4 va en 45, {TOLD}")
    town.deliver()
    assert town.figure(activity) == (45, TOLD)
    marta.says(said)
    assert town.figure(activity) == (45, "ya contratamos. falta la firma")


def test_where_none_stands_there_that_is_said(town: Town, marta: Chat, activity: int) -> None:
    marta.says("la 4.4 va en 45, falta la firma")
    town.deliver()
    marta.heard()
    marta.says("eso no va en la 4.4, era una pregunta")
    assert notes(marta.heard()) == ["words_stay"]
    assert town.figure(activity) == (45, "falta la firma")


@pytest.mark.parametrize(
    "said", ["la encuesta era una pregunta por barrio", "¿eso era una pregunta?"]
)
def test_other_words_take_nothing_out(town: Town, marta: Chat, activity: int, said: str) -> None:
    marta.says(f"la 4.4 va en 45, {TOLD}")
    town.deliver()
    marta.says(said)
    assert TOLD in town.figure(activity)[1]
