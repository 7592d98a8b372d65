"""Words that were said with a figure stay with it, whatever was asked in between."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town


@pytest.mark.parametrize("answer", ["no, 3 de 5", "no, va en 60 %", "3 de 5"])
def test_a_figure_that_is_put_right_in_the_answer_keeps_the_words_of_the_question(
    town: Town, marta: Chat, answer: str
) -> None:
    activity = town.add("1.2", 40)
    town.add("1.3", 10)
    marta.says("1.2 ya quedaron instalados los buzones de La Ceiba, va en 3 %")
    assert town.figure(activity)[0] == 40
    marta.says(answer)

    assert town.figure(activity) == (60, "ya quedaron instalados los buzones de La Ceiba")


def test_other_words_beside_another_figure_stand_alone(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 30 porque se devolvió el contrato")
    marta.says("1.2 va en 50, el contrato ya se firmó")

    assert town.figure(activity) == (50, "el contrato ya se firmó")


def test_a_report_without_words_and_the_same_figure_keeps_those_of_the_last(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 ya quedó, la convocamos por la emisora")
    town.wait(days=1)
    marta.says("la 1.2 mándele a Patricia que ya está, va en 100")

    assert town.figure(activity) == (100, "la convocamos por la emisora")


def test_new_words_beside_the_same_figure_take_the_place_of_the_last(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 va en 60, se hizo la mesa")
    town.wait(days=1)
    marta.says("1.2 ya hicimos la segunda jornada")
    marta.says("60")

    assert town.figure(activity) == (60, "ya hicimos la segunda jornada")


def test_another_figure_without_words_takes_none_of_the_last(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 va en 60, se hizo la mesa")
    town.wait(days=1)
    marta.says("1.2 va en 70")

    assert town.figure(activity) == (70, "")
