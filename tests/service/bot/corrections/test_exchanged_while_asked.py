""" "Al revés" where one of two figures of a message still waits for a yes."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town

Ids = dict[str, int]


@pytest.fixture
def ids(town: Town) -> Ids:
    """Three activities of Marta's."""
    titles = {"3.1": "Realizar la audiencia", "2.1": "Actualizar el inventario", "4.1": "Publicar"}
    return {
        code: town.add(code, 30 if code == "3.1" else 70, title=title, product="")
        for code, title in titles.items()
    }


def figures(town: Town, ids: Ids) -> list[int | None]:
    """Return how far the first two are."""
    return [town.figure(ids[one])[0] for one in ("3.1", "2.1")]


@pytest.mark.parametrize("said", ["ay no, al revés", "perdón, al revés"])
def test_both_are_exchanged(town: Town, marta: Chat, ids: Ids, said: str) -> None:
    marta.says("la 3.1 va en 80 y la 2.1 en 45")
    assert marta.says(said) == "recorded"
    assert figures(town, ids) == [45, 80]


def test_what_is_lower_than_before_is_still_asked(town: Town, marta: Chat, ids: Ids) -> None:
    marta.says("la 3.1 va en 10 y la 2.1 en 20")
    assert marta.says("al revés") == "asked"
    assert figures(town, ids) == [30, 70]
    marta.says("sí")
    assert figures(town, ids)[0] == 20


@pytest.mark.parametrize(
    "told",
    [["la 3.1 va en 80, la 2.1 en 45 y la 4.1 en 90"], ["la 2.1 va en 45", "la 3.1 va en 80"]],
)
def test_of_three_or_of_two_messages_nothing_is(
    town: Town, marta: Chat, ids: Ids, told: list[str]
) -> None:
    for one in told:
        marta.says(one)
    marta.says("al revés")
    assert figures(town, ids) == [80, 70]
