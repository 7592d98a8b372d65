"""What comes long after the question for a figure answers it only where something ties it to it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note, Question
from models.answers.requests import Request
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


CONFIRMS, ASKS_TIME = (
    "la 7.1 va en 20",
    "necesito plazo para la 7.1 hasta el 30 de junio: falta luz",
)
OF_ANOTHER = "¿cuándo vence la 7.4?"


def goes_on(town: Town, marta: Chat, begins: str, *, hours: int, between: str = OF_ANOTHER) -> None:
    """Let Marta be asked something, speak of another activity, and let time pass."""
    marta.says(begins)
    town.wait(hours=1)
    if between:
        marta.says(between)
    town.wait(hours=hours)
    marta.heard()


@pytest.mark.parametrize("bare", ["sí", "no", "Si.", "60", "en el 60 %"])
@pytest.mark.parametrize(
    ("begins", "name"),
    [("la 7.1 va bien, falta la firma", "percent"), (CONFIRMS, "confirm"), (ASKS_TIME, "wish")],
)
@pytest.mark.usefixtures("three")
def test_days_later_a_bare_answer_is_shown_what_it_is_for(
    town: Town, marta: Chat, begins: str, name: str, bare: str
) -> None:
    goes_on(town, marta, begins, hours=50)
    assert marta.says(bare) == "asked"
    (question,) = marta.heard()
    assert isinstance(question, Question)
    figure = name == "wish" and "60" in bare  # of which activity, no request tells
    assert question.name == ("activity" if figure else name)
    assert (town.reports(), town.rows(select(Request))) == ([], [])


@pytest.mark.parametrize(("begins", "figure", "requests"), [(CONFIRMS, 20, 0), (ASKS_TIME, 30, 1)])
def test_a_yes_to_what_was_shown_again_is_taken(
    town: Town, marta: Chat, three: dict[str, int], begins: str, figure: int, requests: int
) -> None:
    goes_on(town, marta, begins, hours=50)
    marta.says("sí")
    marta.says("sí")
    assert town.figure(three["7.1"])[0] == figure
    assert len(town.rows(select(Request))) == requests


@pytest.mark.parametrize(
    ("hours", "between", "said", "figure"),
    [(20, OF_ANOTHER, "sí", 20), (50, "", "sí", 20), (50, "gracias", "sí", 20), (50, "", "60", 60),
     (50, OF_ANOTHER, "la 7.1 va en 60", 60)],
)  # fmt: skip
def test_what_is_near_alone_or_names_it_answers_at_once(
    town: Town, marta: Chat, three: dict[str, int],
    hours: int, between: str, said: str, figure: int,
) -> None:  # fmt: skip
    goes_on(town, marta, CONFIRMS, hours=hours, between=between)
    assert marta.says(said) == "recorded"
    assert town.figure(three["7.1"])[0] == figure


def test_a_reply_to_the_question_answers_it_days_later(
    town: Town, marta: Chat, three: dict[str, int]
) -> None:
    marta.says(CONFIRMS)
    town.deliver()
    question = marta.last()
    marta.says(OF_ANOTHER)
    town.wait(hours=50)
    assert marta.says("sí", to=question) == "recorded"
    assert town.figure(three["7.1"])[0] == 20
