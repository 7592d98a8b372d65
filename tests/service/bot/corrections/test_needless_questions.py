"""What was asked needlessly: a count put right in the words, both that stay as they were."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def ids(town: Town) -> list[int]:
    """Two activities of Marta's."""
    titles = ("Actualizar el mapa de riesgos", "Diseñar los formularios de datos")
    return [town.add(f"1.{n}", 30, title=title, product=title) for n, title in enumerate(titles, 1)]


@pytest.mark.parametrize(
    "said",
    ["perdon eran 13 personas, no 12", "perdón, eran 13 personas y no 12 personas",
     "corrijo: 13 personas, no 12", "eran 13 personas no 12, qué pena"],
)  # fmt: skip
def test_a_count_is_put_right_in_the_words(
    town: Town, marta: Chat, ids: list[int], said: str
) -> None:
    marta.says("1.1 en 50, vinieron 12 personas")
    town.wait(minutes=3)
    assert marta.says(said) == "added"
    assert town.figure(ids[0]) == (50, "vinieron 13 personas")


@pytest.mark.parametrize("said", ["perdón eran 13 sillas, no 12", "eran 13 personas, no 11"])
def test_a_count_of_what_nobody_told_puts_nothing_right(
    town: Town, marta: Chat, ids: list[int], said: str
) -> None:
    marta.says("1.1 en 50, vinieron 12 personas")
    marta.says(said)
    assert town.figure(ids[0])[0] == 50
    assert "12 personas" in town.figure(ids[0])[1]


@pytest.mark.parametrize(
    "said", ["siguen en veremos las dos", "las dos siguen en veremos", "ambas en las mismas"]
)
def test_both_stay_at_their_figures(town: Town, marta: Chat, ids: list[int], said: str) -> None:
    assert marta.says(said) == "recorded"
    assert [town.figure(one)[0] for one in ids] == [30, 30]
    assert len(town.reports()) == len(ids)


@pytest.mark.parametrize("opener", ["la 1.2 va bien", "1.2 en 40"])
def test_a_number_that_ends_an_answer_is_the_figure(
    town: Town, marta: Chat, ids: list[int], opener: str
) -> None:
    marta.says(opener)
    assert marta.says("ya. esta semana salieron otros formularios. 85") == "recorded"
    assert town.figure(ids[1])[0] == 85


def test_what_she_closed_lately_is_among_the_choices(
    town: Town, marta: Chat, ids: list[int]
) -> None:
    more = town.add("1.3", 0, title="Publicar el informe", product="Informe")
    marta.says("1.1 ya quedó")
    town.wait(days=2)
    marta.says("me equivoqué, va en 60")
    assert marta.button("1.1")
    marta.touches("1.1")
    marta.says("sí")
    assert [town.figure(one)[0] for one in (*ids, more)] == [60, 30, 0]


def test_what_was_closed_long_ago_is_none_of_them(town: Town, marta: Chat, ids: list[int]) -> None:
    town.add("1.3", 0, title="Publicar el informe", product="Informe")
    marta.says("1.1 ya quedó")
    town.wait(days=9)
    marta.says("va en 60")
    question = marta.contents()[-1]
    assert isinstance(question, Question)
    assert [one.label[:3] for one in question.buttons] == ["1.2", "1.3"]
    assert town.figure(ids[0])[0] == 100


@pytest.mark.parametrize(
    "said", ["no, va en 60", "no, esa no estaba lista, va en 60", "perdón, apenas va en 60"]
)
def test_a_no_with_a_figure_puts_right_what_was_just_told(
    town: Town, marta: Chat, ids: list[int], said: str
) -> None:
    marta.says("1.1 ya quedó")
    town.wait(minutes=3)
    assert marta.says(said) == "recorded"
    assert [town.figure(one)[0] for one in ids] == [60, 30]


def test_a_figure_without_a_no_is_of_what_is_still_open(
    town: Town, marta: Chat, ids: list[int]
) -> None:
    marta.says("1.1 ya quedó")
    marta.says("1.2 va en 60")
    assert [town.figure(one)[0] for one in ids] == [100, 60]
