"""What comes long after the question for a figure answers it only where something ties it to it."""

from __future__ import annotations

import pytest

from core.messages import Note, Question
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def three(town: Town) -> dict[str, int]:
    """Three activities of Marta's."""
    titles = {
        "7.1": "Publicar el plan de comunicaciones", "7.4": "Actualizar el portafolio",
        "7.3": "Capacitar a los funcionarios en lectura",
    }  # fmt: skip
    return {code: town.add(code, 30, title=title, product="") for code, title in titles.items()}


@pytest.mark.parametrize(
    ("words", "name", "handle"),
    [("ya se enviaron las citaciones de la capacitación", "percent", "7.3"),
     ("hicimos la reunión con los líderes", "activity", None)],
)  # fmt: skip
@pytest.mark.usefixtures("three")
def test_words_that_come_long_after_a_question_answer_it_only_where_they_are_tied_to_it(
    town: Town, marta: Chat, words: str, name: str, handle: str | None
) -> None:
    marta.says("la 7.1 va bien, falta la firma")
    town.wait(hours=20)
    marta.heard()
    assert marta.says(words) == "asked"
    (question,) = marta.heard()
    assert isinstance(question, Question)
    assert question.name == name
    assert (question.line.handle if question.line else None) == handle


@pytest.mark.parametrize("words", ["la firma sigue pendiente", "el plan está en revisión"])
@pytest.mark.parametrize("hours", [0, 20])
@pytest.mark.usefixtures("three")
def test_words_of_what_waits_answer_the_question_whenever_they_come(
    town: Town, marta: Chat, words: str, hours: int
) -> None:
    marta.says("la 7.1 va bien, falta la firma")
    town.wait(hours=hours)
    marta.heard()
    marta.says(words)
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["handle"]) == ("ask_figure_again", "7.1")


@pytest.mark.parametrize(("words", "figure"), [("60", 60), ("sigue igual", 30)])
def test_the_figure_answers_the_question_whenever_it_comes(
    town: Town, marta: Chat, three: dict[str, int], words: str, figure: int
) -> None:
    marta.says("la 7.1 va bien, falta la firma")
    town.wait(hours=20)
    assert marta.says(words) == "recorded"
    assert town.figure(three["7.1"]) == (figure, "va bien, falta la firma")
