"""What is recorded of one activity is taken back in one message with a figure of another: both are
done, by chat and mail, and no figure goes to the wrong one."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.post import Post

TITLES = {
    "1.2": "Construir la rampa de acceso",
    "4.1": "Aprobar el manual de contratación",
    "5.1": "Publicar el boletín de prensa",
}


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Three activities of Marta's by code, all at 10."""
    return {one: town.add(one, 10, title=title, product="") for one, title in TITLES.items()}


def figures(town: Town, ids: dict[str, int]) -> dict[str, int | None]:
    """Return the figures that are no longer those of the plan's file."""
    found = {code: town.figure(one)[0] for code, one in ids.items()}
    return {code: figure for code, figure in found.items() if figure != 10}


@pytest.mark.parametrize(
    "said",
    [
        "50%, falta la firma. Y la 1.2 deshágala",
        "lo de la 1.2 bórrelo, yo no dije eso. 50%, falta la firma",
        "50 y falta la firma, ah y lo de la rampa eso no va, bórrelo",
        "Anule lo que tiene de la rampa. Y la 4.1 va en 50, falta la firma",
    ],
)
def test_the_answer_is_of_what_was_asked_and_the_other_goes_back(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 1.2 va en 70")
    marta.says("la 4.1 avanza")
    marta.heard()
    marta.says(said)

    assert notes(marta.heard()) == ["receipt", "undone"]
    assert figures(town, ids) == {"4.1": 50}
    assert town.figure(ids["4.1"])[1].startswith("falta la firma")


def test_by_mail_both_are_done_too(town: Town, post: Post, ids: dict[str, int]) -> None:
    post.answer(None, "la 1.2 va en 70", proof="pass")
    post.answer(None, "La 4.1 va en 50. Lo de la 1.2 bórrelo, eso no era", proof="pass")

    assert figures(town, ids) == {"4.1": 50}


def test_what_is_only_denied_is_offered_to_be_taken_back(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("la 1.2 va en 70")
    marta.heard()
    marta.says("la 4.1 va en 50. Lo de la rampa yo no lo dije")

    assert notes(marta.heard()) == ["receipt", "report_denied"]
    assert figures(town, ids) == {"1.2": 70, "4.1": 50}
    assert town.figure(ids["1.2"])[1] == ""
    marta.touches("Deshacer")
    assert figures(town, ids) == {"4.1": 50}


def test_a_figure_behind_it_that_may_be_of_the_same_one_is_asked_about(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("la 1.2 va en 70")
    marta.says("la 4.1 avanza")
    marta.heard()
    marta.says("lo de la 1.2 bórrelo, va en 60")

    assert notes(marta.heard()) == ["question"]
    assert figures(town, ids) == {"1.2": 70}


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("borre la 1.2 y la 4.1, la 5.1 déjela", {"5.1": 20}),
        ("bórrelas menos la 5.1", {"5.1": 20}),
        ("la 1.2 no está lista, bórrelo, y la 4.1 va en 60", {"4.1": 60, "5.1": 20}),
        ("mañana no voy, y lo de la 1.2 bórrelo", {"4.1": 50, "5.1": 20}),
    ],
)
def test_of_several_only_what_is_meant_goes(
    town: Town, marta: Chat, ids: dict[str, int], said: str, left: dict[str, int]
) -> None:
    marta.says("la 1.2 quedó lista, la 4.1 va en 50, la 5.1 en 20")
    marta.says(said)

    assert figures(town, ids) == left


def test_a_request_behind_it_is_of_the_activity_that_it_names(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("la 1.2 va en 70")
    marta.heard()
    marta.says("quite lo de la 1.2 y necesito plazo para la 4.1 hasta el 30 de junio, falta el CDP")

    assert notes(marta.heard()) == ["undone", "question"]
    assert figures(town, ids) == {}
