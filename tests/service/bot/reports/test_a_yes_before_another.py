"""A yes or a no to the figure that was asked about, before words on another activity."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.messages import Note, Question
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def asked(town: Town, marta: Chat) -> tuple[int, int]:
    """Marta has said that the 1.5 has not begun, and is asked whether that is written."""
    due = town.now.date() + timedelta(days=20)
    plan = town.add("1.5", 75, title="Formular el plan de riesgos fiscales", due=due)
    payment = town.add("2.2", 20, title="Permitir el pago en línea del predial", due=due)
    assert marta.says("la 1.5 no ha iniciado") == "asked"
    marta.heard()
    return plan, payment


def figures(town: Town) -> list[tuple[int, int | None]]:
    return [
        (one.activity_id, None if one.percent is None else int(one.percent))
        for one in town.reports()
    ]


@pytest.mark.parametrize(
    "text",
    [
        "si. y aprovecho: ¿la 2.2 no es más de TIC que mía?",
        "sí, ¿lo del predial no lo lleva TIC?",
    ],
)
def test_a_yes_holds_and_the_question_behind_it_is_told_back(
    town: Town, marta: Chat, asked: tuple[int, int], text: str
) -> None:
    marta.says(text)
    assert figures(town) == [(asked[0], 0)]
    (told,) = [one for one in marta.heard() if isinstance(one, Note)]
    assert told.name == "asked_in_vain"
    assert str(told.values["words"]).startswith("¿l")


@pytest.mark.usefixtures("asked")
def test_a_no_holds_before_a_question_too(town: Town, marta: Chat) -> None:
    marta.says("no. y aprovecho: ¿la 2.2 no es más de TIC que mía?")
    assert figures(town) == []
    said = [one.name for one in marta.heard() if isinstance(one, Note)]
    assert said == ["not_recorded", "asked_in_vain"]


@pytest.mark.parametrize(
    "text", ["si. la 2.2 falta la firma", "sí, y la del predial está en manos de TIC"]
)
def test_words_that_begin_with_another_are_asked_of_that_one(
    town: Town, marta: Chat, asked: tuple[int, int], text: str
) -> None:
    marta.says(text)
    assert figures(town) == [(asked[0], 0)]
    (question,) = [one for one in marta.heard() if isinstance(one, Question)]
    assert question.line is not None
    assert question.line.handle == "2.2"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("si, falta la firma del pago", "falta la firma del pago"),
        ("si, porque depende de la 2.2", "porque depende de la 2.2"),
    ],
)
def test_a_reason_stays_with_the_figure(
    town: Town, marta: Chat, asked: tuple[int, int], text: str, words: str
) -> None:
    assert marta.says(text) == "recorded"
    assert town.figure(asked[0]) == (0, words)


@pytest.mark.usefixtures("asked")
def test_a_question_about_the_same_one_is_no_yes(town: Town, marta: Chat) -> None:
    marta.says("si, ¿la 1.5 no es más de TIC que mía?")
    assert figures(town) == []
