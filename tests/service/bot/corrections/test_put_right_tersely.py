"""A figure is put right in few words, or beside one that stands; a number in words is one."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town


@pytest.fixture
def two(town: Town) -> tuple[int, int]:
    """Marta leads 2.1 and 1.2."""
    one = town.add("2.1", 50, title="Construir la rampa de acceso")
    return one, town.add("1.2", 40, title="Aplicar la encuesta de percepción")


@pytest.mark.parametrize("said", ["no, 2.1 75", "no, 2.1 75%", "ay no, la 2.1 es 75", "no 2.1: 85"])
def test_a_code_and_a_figure_behind_a_no_correct(
    town: Town, marta: Chat, two: tuple[int, int], said: str
) -> None:
    marta.says("2.1 80%")
    marta.says(said)
    assert town.figure(two[0])[0] == (85 if "85" in said else 75)


@pytest.mark.parametrize(
    "said", ["Quita la 2.1, me equivoqué. La 1.2 sí.", "borre la 2.1, la 1.2 se mantiene"]
)
def test_what_stands_is_not_taken_back_with_the_other(
    town: Town, marta: Chat, two: tuple[int, int], said: str
) -> None:
    marta.says("2.1 95, 1.2 85")
    marta.says(said)
    assert [town.figure(one)[0] for one in two] == [50, 85]


def test_both_are_taken_back_where_both_are_named(
    town: Town, marta: Chat, two: tuple[int, int]
) -> None:
    marta.says("2.1 95, 1.2 85")
    marta.says("borre la 2.1 y la 1.2")
    assert [town.figure(one)[0] for one in two] == [50, 40]


@pytest.mark.parametrize(
    "said",
    [
        "el lunes no voy a estar tengo una capacitación la rampa queda en ochenta y ocho",
        "el lunes no voy a estar y la rampa queda en ochenta y ocho",
    ],
)
def test_a_number_in_words_beside_an_absence_is_one_number(
    town: Town, marta: Chat, two: tuple[int, int], said: str
) -> None:
    marta.says(said)
    assert town.figure(two[0])[0] == 88


def test_more_or_less_is_said_of_the_first_and_not_of_the_second(
    town: Town, marta: Chat, two: tuple[int, int]
) -> None:
    marta.says("la encuesta ahí va más o menos y la rampa va en 70, falta la firma")
    assert town.figure(two[0]) == (70, "falta la firma")
