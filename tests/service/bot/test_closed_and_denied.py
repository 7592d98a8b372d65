"""That a closed activity is not done asks whether it stays closed; nothing is added in silence."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def answers(town: Town) -> int:
    """An activity of Marta's without a figure, and another one."""
    town.add("1.2", 20, title="Socializar la política de administración del riesgo", product="")
    title = "Publicar las respuestas a las preguntas de la ciudadanía"
    return town.add("3.5", None, title=title, product="Documento", planned=None)


DENIALS = [
    "la 3.5 no está culminada, solo la recibimos",
    "no está terminada la 3.5, apenas la recibimos",
    "la 3.5 no está lista, nos la acaban de pasar",
]


@pytest.mark.parametrize("said", DENIALS)
def test_it_is_asked_whether_it_stays_closed(
    town: Town, marta: Chat, answers: int, said: str
) -> None:
    marta.says("la 3.5 ya quedó culminada")
    assert marta.says(said) == "asked"
    question = marta.contents()[-1]
    assert isinstance(question, Question)
    assert question.name == "confirm"
    assert question.figure == 100
    marta.says("no")
    assert town.figure(answers)[0] is None


def test_words_about_what_was_done_are_added(town: Town, marta: Chat, answers: int) -> None:
    marta.says("la 3.5 ya quedó culminada")
    assert marta.says("la 3.5 se publicó con las 40 respuestas de la gente") != "asked"
    assert town.figure(answers)[0] == 100
