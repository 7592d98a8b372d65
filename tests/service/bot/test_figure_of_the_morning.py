"""A figure of some hours ago that was wrong, "el 60 de la mañana estaba mal, es 50", is put right
in the report that has it."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town


@pytest.fixture
def ids(town: Town, marta: Chat) -> list[int]:
    """Two activities; of the first Marta has said 60 this morning."""
    added = [town.add("2.1", 20, title="Publicar el mapa"), town.add("3.1", 20, title="Talleres")]
    marta.says("la 2.1 va en 60, falta la firma")
    town.wait(hours=4)
    marta.heard()
    return added


@pytest.mark.parametrize(
    "said",
    ["el 60 de la mañana estaba mal, es 50", "el 60 que dije en la mañana estaba mal, es 50",
     "ese 60 de esta mañana quedó mal, son 50",
     "doctora, el 60 % que le mandé hoy era un error, va en 50",
     "el 60 estaba mal, es 50", "el 60 de hace un rato está errado, en realidad es 50 %"],
)  # fmt: skip
def test_it_is_put_right(town: Town, marta: Chat, ids: list[int], said: str) -> None:
    marta.says(said)
    assert [town.figure(one)[0] for one in ids] == [50, 20]
    assert town.figure(ids[0])[1] == "falta la firma"


@pytest.mark.parametrize(
    "said",
    ["el 80 de la mañana estaba mal, es 50", "el 60 % de las fichas estaba mal, son 50",
     "el 60 de la mañana estaba mal"],
)  # fmt: skip
def test_what_tells_no_such_figure_changes_none(
    town: Town, marta: Chat, ids: list[int], said: str
) -> None:
    marta.says(said)
    assert [town.figure(one)[0] for one in ids] == [60, 20]


def test_it_is_of_no_other_that_is_asked_about(town: Town, marta: Chat, ids: list[int]) -> None:
    marta.says("la 3.1 avanza")
    marta.says("el 60 de la mañana estaba mal, es 50")
    assert [town.figure(one)[0] for one in ids] == [50, 20]
    marta.says("la 3.1 va en 40")
    marta.says("el 60 de la mañana estaba mal, es 45")
    assert [town.figure(one)[0] for one in ids] == [50, 40]
