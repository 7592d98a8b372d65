"""A number that heads the answer to a numbered choice is its option, and no figure of percent."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town

TITLES = (
    "Expedir el decreto de la licencia de espacio público",
    "Adecuar la rampa de acceso al palacio municipal",
    "Publicar los contratos en el SECOP",
    "Capacitar a los funcionarios de ventanilla",
)


@pytest.fixture
def four(town: Town) -> list[int]:
    """Four activities of Marta's, at 30 %."""
    return [town.add(f"1.{n}", 30, title=title) for n, title in enumerate(TITLES, 1)]


def asked(town: Town, marta: Chat, *said: str) -> Question:
    """Let texts be answered; return the question that follows."""
    for one in said:
        marta.says(one)
        town.deliver()
    question = marta.heard()[-1]
    assert isinstance(question, Question)
    return question


@pytest.mark.parametrize(
    ("text", "figure"),
    [("2", 60), ("2, la rampa", 60), ("2, la rampa de acceso al palacio", 60), ("2: rampa", 60),
     ("2, va en 70", 70), ("2, la rampa ya quedó al 70", 70)],
)  # fmt: skip
def test_a_number_is_the_option_of_the_list(
    town: Town, marta: Chat, four: list[int], text: str, figure: int
) -> None:
    assert asked(town, marta, "ya quedó lista al 60").name == "activity"
    marta.says(text)
    assert [town.figure(one)[0] for one in four] == [30, figure, 30, 30]
    assert "2" not in town.figure(four[1])[1]


def test_words_of_another_option_are_asked_about_again(
    town: Town, marta: Chat, four: list[int]
) -> None:
    first = asked(town, marta, "ya quedó lista al 60")
    again = asked(town, marta, "2, el decreto")
    assert again == first
    assert [town.figure(one)[0] for one in four] == [30] * 4


@pytest.mark.parametrize(
    "text",
    ["2, no es de nadie más, es mía. Yo lo que necesito es ver cómo van Salud y Hacienda para el"
     " comité", "1, no es de nadie más, es mía", "2, ya quedó"],
)  # fmt: skip
def test_a_number_of_an_office_is_no_figure(
    town: Town, marta: Chat, four: list[int], text: str
) -> None:
    office = asked(town, marta, "la 1.1 no me corresponde a mí, es de otra oficina")
    assert office.name == "wish_office"
    marta.says(text)
    assert [town.figure(one)[0] for one in four] == [30] * 4
    assert getattr(marta.heard()[-1], "figure", None) is None


@pytest.mark.parametrize(
    ("before", "text", "figures"),
    [("ya quedó lista al 60", "100, en la rampa", [30, 100, 30, 30]),  # no option has this number
     ("la 1.1 falta la firma", "4, apenas", [30, 30, 30, 30]),  # a figure that is asked about
     ("la 1.1 va en 20", "1, sí", [20, 30, 30, 30])],
)  # fmt: skip
def test_other_numbers_stay_what_they_are(
    town: Town, marta: Chat, four: list[int], before: str, text: str, figures: list[int]
) -> None:
    asked(town, marta, before)
    marta.says(text)
    assert [town.figure(one)[0] for one in four] == figures
