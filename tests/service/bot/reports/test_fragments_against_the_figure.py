"""Words that follow a report and do not fit its figure: the figure is asked for."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town


@pytest.mark.parametrize(
    "words",
    [
        "mentiras, la 2.1 si en 75 y la 3.1 apenas arranca",
        "no, la 2.1 en 75 y la 3.1 hasta ahora empieza",
        "la 2.1 va en 75, la 3.1 apenas la iniciamos",
        "2.1 en 75. 3.1 va arrancando",
    ],
)
def test_a_work_that_has_only_begun_is_asked_about_where_the_report_said_more(
    town: Town, marta: Chat, words: str
) -> None:
    strategy = town.add("2.1", title="Registrar la estrategia en el SUIT")
    hearing = town.add("3.1", title="Realizar la audiencia de rendición de cuentas")
    marta.says("la 3.1 en 75")

    marta.says(words)

    assert town.figure(strategy) == (75, "")
    question = [one for one in marta.contents() if isinstance(one, Question)][-1]
    assert question.name == "percent"
    assert question.line is not None
    assert question.line.code == "3.1"
    assert town.figure(hearing) == (75, "")


@pytest.mark.parametrize(
    ("reported", "words"),
    [
        ("3.1 en 10", "apenas arranca"),
        ("3.1 en 75", "apenas arranque el contrato les cuento"),
        ("3.1 en 75", "apenas falta la firma"),
    ],
)
def test_words_that_fit_the_figure_are_added_and_nothing_is_asked(
    town: Town, marta: Chat, reported: str, words: str
) -> None:
    town.add("2.1", title="Registrar la estrategia en el SUIT")
    hearing = town.add("3.1", title="Realizar la audiencia de rendición de cuentas")
    marta.says(reported)

    marta.says(words)

    assert town.figure(hearing)[1] == words
    assert not any(isinstance(one, Question) for one in marta.contents())
