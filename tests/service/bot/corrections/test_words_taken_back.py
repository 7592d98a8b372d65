"""Words that waited for a figure, and that the figure or a correction takes back."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def two(town: Town) -> tuple[int, int]:
    """2.1 and 3.1 of Marta's, at 20 %."""
    return (
        town.add("2.1", 20, title="Registrar la estrategia en el SUIT"),
        town.add("3.1", 20, title="Realizar la audiencia de rendición de cuentas"),
    )


@pytest.mark.parametrize(
    "words",
    [
        "mentiras, la 2.1 si en 75 y la 3.1 apenas arranca",
        "perdón, la 2.1 es la que va en 75 y la 3.1 hasta ahora empieza",
        "me equivoqué, la 2.1 va en 75, la 3.1 va arrancando",
        "2.1 en 75. 3.1 apenas la iniciamos",
    ],
)
def test_words_that_are_turned_round_stay_with_neither_figure(
    town: Town, marta: Chat, two: tuple[int, int], words: str
) -> None:
    marta.says("la 2.1 apenas arranca y la 3.1 va en 75")
    marta.says(words)

    assert [town.figure(one) for one in two] == [(75, ""), (75, "")]
    question = [one for one in marta.contents() if isinstance(one, Question)][-1]
    assert question.line is not None
    assert (question.name, question.line.handle) == ("percent", "3.1")


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        ("la 3.1 apenas arranca", "la 2.1 va en 60 y la 3.1 va en 80", (80, "")),
        ("la 3.1 apenas arranca", "80", (80, "")),
        ("la 3.1 va empezando", "3.1 al 60 %", (60, "")),
        ("la 3.1 apenas arranca, contratamos al tallerista", "70",
         (70, "contratamos al tallerista")),
        ("la 3.1 apenas arranca", "22", (22, "apenas arranca")),
        ("la 3.1 apenas arranca", "25", (25, "apenas arranca")),
        ("la 3.1 contratamos al tallerista", "80", (80, "contratamos al tallerista")),
        ("la 3.1 apenas llegó el contratista", "80", (80, "apenas llegó el contratista")),
    ],
)  # fmt: skip
def test_of_what_has_only_begun_a_high_figure_tells_nothing_of_the_kind(
    town: Town, marta: Chat, two: tuple[int, int], first: str, then: str, told: tuple[int, str]
) -> None:
    marta.says(first)
    marta.says(then)

    assert town.figure(two[1]) == (told[0], told[1])


@pytest.mark.parametrize(
    ("then", "description"),
    [
        ("mentiras, la 3.1 va en 60", ""),
        ("perdón, la 3.1 va en 60", ""),
        ("me equivoqué, la 3.1 va en 60, contratamos la logística", "contratamos la logística"),
        ("la 3.1 va en 60", "ya citamos a la gente"),
        ("60", "ya citamos a la gente"),
        ("perdón por la demora, 60", "ya citamos a la gente"),
    ],
)
def test_a_correction_takes_the_words_that_waited_back(
    town: Town, marta: Chat, two: tuple[int, int], then: str, description: str
) -> None:
    marta.says("en la 3.1 ya citamos a la gente")
    marta.says(then)

    assert town.figure(two[1]) == (60, description)


def test_a_figure_put_right_does_not_keep_that_it_has_only_begun(
    town: Town, marta: Chat, two: tuple[int, int]
) -> None:
    marta.says("3.1 en 10, apenas arranca")
    marta.says("perdón, la 3.1 va en 80")

    assert town.figure(two[1]) == (80, "")


@pytest.mark.parametrize(
    "words",
    [
        "ya me dieron la prórroga de la 1.2. La rampa va en 66, mentiras, 70",
        "ya nos aprobaron el plazo, la rampa va en 66, digo 70, falta la firma",
        "la rampa va en 66, mentiras, 70",
    ],
)
def test_a_figure_taken_back_at_once_is_not_written_behind_other_words(
    town: Town, marta: Chat, words: str
) -> None:
    ramp = town.add("1.2", 40, title="Construir la rampa de acceso")
    town.add("2.1", 20, title="Registrar la estrategia en el SUIT")
    marta.says(words)

    assert town.figure(ramp)[0] == 70
    assert "66" not in town.figure(ramp)[1]
