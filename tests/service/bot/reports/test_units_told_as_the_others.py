""" "Ya instalamos las otras dos": two more units of the goal, and none of the other activities."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town

BOXES = "Instalar buzones de sugerencias en las sedes"


@pytest.fixture
def boxes(town: Town) -> int:
    """Five boxes that are to be put up, of Marta's, and three other activities."""
    town.add("1.2", 20, title="Socializar la política de riesgos")
    town.add("3.3", 20, title="Realizar la audiencia pública")
    town.add("5.5", 20, title="Publicar el índice de información")
    return town.add("4.2", None, title=BOXES, product="5 buzones instalados", goal="5", planned=5)


def confirmed(chat: Chat) -> list[int]:
    """Return the figures that a yes is asked for since somebody looked."""
    said = [one for one in chat.heard() if isinstance(one, Question) and one.name == "confirm"]
    return [int(one.figure or 0) for one in said]


@pytest.mark.parametrize(
    ("said", "figure"),
    [
        ("ya instalamos las otras dos", 100),
        ("ya pusimos los otros 2", 100),
        ("los otros dos ya quedaron instalados", 100),
        ("instalamos los dos que faltaban", 100),
        ("los otros dos los instalamos el viernes", 100),
        ("colocamos los 2 buzones que nos faltaban", 100),
        ("instalamos uno mas", 80),
        ("pusimos otro buzon mas", 80),
    ],
)
def test_units_that_were_left_are_counted_beside_the_others(
    town: Town, marta: Chat, boxes: int, said: str, figure: int
) -> None:
    assert marta.says("la 4.2: ya instalamos 3 buzones") == "recorded"
    marta.heard()

    assert marta.says(said) == "asked"
    assert confirmed(marta) == [figure]
    assert marta.says("sí") == "recorded"
    assert town.figure(boxes)[0] == figure


@pytest.mark.parametrize(
    "said",
    [
        "las otras dos aun no se instalaron",
        "los otros 2 no han llegado",
        "los otros dos siguen pendientes",
    ],
)
def test_units_that_are_still_to_come_move_no_figure(
    town: Town, marta: Chat, boxes: int, said: str
) -> None:
    marta.says("la 4.2: ya instalamos 3 buzones")
    marta.heard()

    marta.says(said)

    assert confirmed(marta) == []
    assert town.figure(boxes)[0] == 60


@pytest.mark.parametrize(
    "said",
    [
        "5.5 va en 30, ya instalamos las otras dos",
        "la 5.5 en 30, ya pusimos las otras dos",
        "la 5.5 va en 30, imprimimos las otras dos",
        "5.5 va en 30, las otras dos van en 40",
        "la 5.5 en 30 y las otras 2 quedaron en 40",
        "5.5 va en 30, se socializaron las otras dos",
    ],
)
def test_so_many_others_are_not_all_the_rest(
    town: Town, marta: Chat, boxes: int, said: str
) -> None:
    marta.says(said)

    told = {one.activity_id for one in town.reports()}
    assert len(told) <= 1
    assert town.figure(boxes)[0] is None


@pytest.mark.parametrize(
    "said",
    [
        "5.5 va en 30, las otras tres van en 40",
        "5.5 va en 30, las otras 40",
        "5.5 va en 30, las demás van en 40",
    ],
)
@pytest.mark.usefixtures("boxes")
def test_as_many_as_are_left_are_the_rest(town: Town, marta: Chat, said: str) -> None:
    assert marta.says(said) == "recorded"

    assert sorted(int(one.percent or 0) for one in town.reports()) == [30, 40, 40, 40]
