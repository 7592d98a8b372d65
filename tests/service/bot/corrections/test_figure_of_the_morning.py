"""A figure of some hours ago that was wrong, "el 60 de la mañana estaba mal, es 50", is put right
in the report that has it."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes


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


@pytest.mark.parametrize(
    "said",
    ["la de ayer era 40 no 60", "lo de ayer era 40, no 60", "la cifra de ayer no era 60 sino 40",
     "el dato de ayer no era 60, era 40", "lo que le mandé esta mañana era 40 y no 60",
     "el reporte de ayer es 40 % no 60 %", "ayer le dije 60 y era 40", "no dije 60, dije 40",
     "la que le dije el lunes era 40 no 60", "ayer puse 60 pero es 40"],
)  # fmt: skip
def test_it_is_of_the_report_that_has_the_wrong_one_and_not_of_the_last(
    town: Town, marta: Chat, ids: list[int], said: str
) -> None:
    town.wait(days=1)
    marta.says("la 3.1 va en 50")
    marta.says(said)
    assert [town.figure(one)[0] for one in ids] == [40, 50]


@pytest.mark.parametrize("said", ["la de ayer era 40 no 70", "ayer puse 70 pero es 40"])
def test_of_a_figure_that_none_has_it_is_asked(
    town: Town, marta: Chat, ids: list[int], said: str
) -> None:
    marta.says("la 3.1 va en 50")
    marta.heard()
    marta.says(said)
    assert [town.figure(one)[0] for one in ids] == [60, 50]
    assert notes(marta.heard()) == ["question"]


@pytest.mark.parametrize(
    "said", ["la reunión de ayer era de 40 personas no 60", "la de ayer era de Hacienda"]
)
def test_what_tells_of_other_numbers_puts_none_right(
    town: Town, marta: Chat, ids: list[int], said: str
) -> None:
    marta.says(said)
    assert [town.figure(one)[0] for one in ids] == [60, 20]
