"""That a closed activity is not done asks whether it stays closed; nothing is added in silence."""

from __future__ import annotations

from datetime import date

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


@pytest.mark.parametrize(
    "said", ["no perdón la 3.5 no, falta revisarla", "no espere, eso no es el 100"]
)
def test_a_denial_right_after_it_asks_whether_the_report_is_taken_back(
    town: Town, marta: Chat, answers: int, said: str
) -> None:
    marta.says("la 3.5 ya quedó culminada")
    assert marta.says(said) == "asked"
    assert town.figure(answers)[0] == 100
    assert marta.says("sí") == "undone"
    assert town.figure(answers)[0] is None


def test_a_denial_with_its_figure_is_that_figure(town: Town, marta: Chat, answers: int) -> None:
    marta.says("la 3.5 ya quedó culminada")
    marta.says("no, eso no es el 100, va en 60")
    assert marta.says("sí") == "recorded"
    assert town.figure(answers)[0] == 60


def test_what_comes_again_is_kept_open_after_a_sigh(town: Town, marta: Chat) -> None:
    dates = [date(2026, month, 28) for month in range(2, 12, 3)]
    budget = town.add("4.4", 0, title="Publicar la ejecución presupuestal", due=dates)
    marta.says("4.4 100")
    assert marta.says("uy espere, es trimestral, eso no es el 100") == "recorded"
    assert town.figure(budget)[0] == 25
