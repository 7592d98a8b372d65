"""The question which activity words are about is answered once, and settles what they say."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Question
from core.words import RequestKind
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town

MORE_TIME = [
    "ah y el de allá, el tema uno, también que me den plazo hasta fin de mes",
    "y ese uno que les dije que me den prórroga hasta el 30 de junio",
    "para la otra necesito más plazo hasta el 30 de junio",
]
NOT_OURS = [
    "De acuerdo con todas menos una que eso es de Hacienda",
    "la número uno no nos corresponde, es de Hacienda",
    "esa otra no es nuestra, es de la Secretaría de Hacienda",
]


@pytest.fixture
def two(town: Town) -> tuple[int, int]:
    return town.add("4.1", 20), town.add("5.1", 60)


def asked(chat: Chat) -> list[str]:
    """Return the names of the questions put since somebody looked."""
    return [one.name for one in chat.heard() if isinstance(one, Question)]


@pytest.mark.parametrize(("said", "kind"), [
    *((said, RequestKind.EXTENSION) for said in MORE_TIME),
    *((said, RequestKind.REASSIGN) for said in NOT_OURS),
])  # fmt: skip
def test_the_chosen_activity_is_what_the_request_is_about(
    town: Town, marta: Chat, two: tuple[int, int], said: str, kind: RequestKind
) -> None:
    marta.says(said)
    assert asked(marta) == ["activity"]
    marta.touches("5.1")

    (question,) = asked(marta)
    assert question.startswith("wish")
    if question == "wish_reason":
        marta.says("porque falta la firma")
    marta.says("sí, pedirlo")
    (request,) = town.rows(select(Request))
    assert (request.activity_id, request.kind) == (two[1], kind)
    assert "activity" not in asked(marta)


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("said", [MORE_TIME[0], NOT_OURS[0]])
def test_typed_words_choose_it_as_well(marta: Chat, said: str) -> None:
    marta.says(said)
    marta.says("5.1")

    assert "activity" not in asked(marta)[1:]


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("said", "again"),
    [
        (MORE_TIME[0], "necesito más plazo para la 4.1 hasta el 30 de junio porque falta la firma"),
        (MORE_TIME[2], "la 4.1 que me la aplacen hasta el 30 de junio porque falta la firma"),
        (NOT_OURS[0], "la 4.1 no nos corresponde, es de Hacienda"),
    ],
)
def test_it_is_not_asked_again_once_the_request_was_made_in_other_words(
    town: Town, marta: Chat, said: str, again: str
) -> None:
    marta.says(said)
    marta.says(again)
    asked(marta)
    marta.says("sí, pedirlo")
    marta.says("la 5.1 va en 70")

    assert len(town.rows(select(Request))) == 1
    assert "activity" not in asked(marta)


@pytest.mark.usefixtures("two")
def test_a_request_of_another_kind_leaves_it_open(marta: Chat) -> None:
    marta.says("para la otra necesito más plazo hasta el 30 de junio")
    marta.says("la 4.1 no nos corresponde, es de Hacienda")
    asked(marta)
    marta.says("sí, pedirlo")

    assert asked(marta) == ["activity"]


def test_a_figure_beside_the_request_is_recorded_with_it(
    town: Town, marta: Chat, two: tuple[int, int]
) -> None:
    marta.says("vamos en 80 y necesito más plazo hasta el 30 de junio")
    assert asked(marta) == ["activity"]
    marta.touches("5.1")

    assert town.figure(two[1])[0] == 80
    assert all(name.startswith("wish") for name in asked(marta))


def test_words_that_say_no_figure_are_asked_for_one(
    town: Town, marta: Chat, two: tuple[int, int]
) -> None:
    marta.says("ya hicimos la reunión con el comité y falta la firma")
    assert asked(marta) == ["activity"]
    marta.touches("4.1")

    assert asked(marta) == ["percent"]
    marta.says("40")
    assert town.figure(two[0])[0] == 40
