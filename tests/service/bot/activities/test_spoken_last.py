"""Words that name no activity are of the one that was spoken of last, on whatever channel."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town
from tests.service.bot.post import MARTA, PROVEN, Post


def asked(post: Post) -> list[tuple[str, str | None]]:
    said = [one for _, one in post.mailbox(MARTA) if isinstance(one, Question)]
    return [(one.name, one.line.handle if one.line else None) for one in said]


@pytest.fixture
def two(town: Town) -> tuple[int, int]:
    first = town.add("2.4", 30, title="Habilitar la cita médica por internet")
    return first, town.add("3.6", 25, title="Realizar ejercicios de diálogo en veredas")


def test_a_mail_answers_what_was_asked_in_the_chat(
    town: Town, marta: Chat, post: Post, two: tuple[int, int]
) -> None:
    marta.says("la 2.4 va bien")
    post.answer(None, "sigue en 50", proof=PROVEN)

    assert [town.figure(one)[0] for one in two] == [50, 25]


@pytest.mark.usefixtures("two")
def test_words_without_a_figure_are_of_it_too(marta: Chat, post: Post) -> None:
    marta.says("la 2.4 va bien")
    post.answer(None, "no todavia falta probar el aplicativo", proof=PROVEN)

    assert asked(post) == [("percent", "2.4")]


def test_without_a_question_it_is_asked(town: Town, post: Post, two: tuple[int, int]) -> None:
    post.answer(None, "sigue en 50", proof=PROVEN)

    assert [town.figure(one)[0] for one in two] == [30, 25]
    assert asked(post) == [("activity", None)]


@pytest.mark.parametrize("said", ["la 2.4, cumplida el martes", "2.4 terminada el viernes"])
def test_done_on_a_day_is_done(town: Town, marta: Chat, two: tuple[int, int], said: str) -> None:
    assert marta.says(said) == "recorded"
    assert town.figure(two[0])[0] == 100


def test_what_will_be_done_on_a_day_is_not(town: Town, marta: Chat, two: tuple[int, int]) -> None:
    marta.says("la 2.4 queda cumplida el martes")
    assert town.figure(two[0])[0] == 30


def test_si_ya_is_the_button_that_says_so(town: Town, marta: Chat, two: tuple[int, int]) -> None:
    marta.says("la 2.4 va bien")
    assert marta.says("si ya") == "recorded"
    assert town.figure(two[0])[0] == 100


@pytest.mark.parametrize(
    ("said", "percent"),
    [("ya van los 5, 100%", 100), ("completos los 5", 100), ("ya van los 3, 100%", None)],
)
def test_all_units_of_the_goal_are_the_whole(
    town: Town, post: Post, said: str, percent: int | None
) -> None:
    boxes = town.add("4.5", None, title="Instalar buzones", product="5 buzones", planned=None)
    town.add("2.4", 30, title="Habilitar la cita médica por internet")
    post.answer(None, "los buzones van bien", proof=PROVEN)
    post.answer(post.mailbox(MARTA)[-1][0], said, proof=PROVEN)

    assert town.figure(boxes)[0] == percent
