"""«Ya instalamos el buzón de la vereda Santa Rosa»: one more of the units that a goal counts, shown
for a yes, and never the whole of it."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town
from tests.service.bot.mails.test_hearing import remind

BOXES = "Instalar buzones de sugerencias en las veredas"


@pytest.fixture
def boxes(town: Town) -> int:
    """Five boxes that are to be put up, of Marta's, and another activity."""
    town.add("1.2", 20, title="Socializar la política de riesgos", due=date(2026, 8, 31))
    return town.add(
        "4.2", None, title=BOXES, product="5 buzones instalados", goal="5", planned=5,
        due=date(2026, 8, 31),
    )  # fmt: skip


def shown(chat: Chat) -> list[str]:
    """Return how many of how many a yes is asked for since somebody looked."""
    said = [one for one in chat.heard() if isinstance(one, Question) and one.name == "confirm"]
    return [one.counted for one in said]


NAMED = [
    "ya instalamos el buzon de la vereda santa rosa",
    "quedo el de sta rosa",
    "Ya quedó instalado el de la vereda El Porvenir",
    "el buzon del porvenir ya esta",
    "listo el de santa rosa",
    "ya pusimos el de la vereda san jose",
    "se instaló el buzón de la alcaldía ayer",
    "montamos el buzon en la casa de la cultura",
]


@pytest.mark.parametrize("said", NAMED)
def test_one_that_is_named_is_one_more(town: Town, marta: Chat, boxes: int, said: str) -> None:
    assert marta.says("la 4.2: ya instalamos 2 buzones") == "recorded"
    remind(town, boxes)
    marta.heard()

    assert marta.says(said) == "asked"
    assert shown(marta) == ["3 de 5 buzones"]
    assert marta.says("sí") == "recorded"
    assert town.figure(boxes)[0] == 60


@pytest.mark.parametrize("said", NAMED)
def test_the_first_one_is_one(town: Town, marta: Chat, boxes: int, said: str) -> None:
    remind(town, boxes)
    marta.heard()

    assert marta.says(said) == "asked"
    assert shown(marta) == ["1 de 5 buzones"]


@pytest.mark.parametrize(
    "said",
    [
        "ya instalamos el de santa rosa y el de la esperanza",
        "quedaron el buzon de santa rosa y el de san jose",
    ],
)
def test_two_that_are_named_are_two(town: Town, marta: Chat, boxes: int, said: str) -> None:
    remind(town, boxes)
    marta.heard()

    assert marta.says(said) == "asked"
    assert shown(marta) == ["2 de 5 buzones"]


@pytest.mark.parametrize(
    ("said", "figure"),
    [
        ("ya instalamos el de santa rosa, van 3 de 5", 60),
        ("ya van los 5 de 5 con el de santa rosa", 100),
        ("ya quedaron todos los buzones", 100),
        ("ya instalamos todos los buzones de las veredas", 100),
        ("va en 60, se instaló el de santa rosa", 60),
    ],
)
def test_what_is_told_of_all_stands(
    town: Town, marta: Chat, boxes: int, said: str, figure: int
) -> None:
    remind(town, boxes)

    if marta.says(said) == "asked":
        marta.says("sí")
    assert town.figure(boxes)[0] == figure


@pytest.mark.parametrize(
    "said",
    [
        "falta instalar el de santa rosa",
        "no se ha instalado el buzon de la vereda santa rosa",
        "el de santa rosa queda instalado mañana",
        "ya casi instalamos el de santa rosa",
    ],
)
def test_one_that_is_still_to_come_moves_no_figure(
    town: Town, marta: Chat, boxes: int, said: str
) -> None:
    marta.says("la 4.2: ya instalamos 2 buzones")
    remind(town, boxes)
    marta.heard()

    marta.says(said)

    assert shown(marta) == []
    assert town.figure(boxes)[0] == 40


@pytest.mark.parametrize("said", ["ya quedó el de santa rosa", "ya quedó lista la de riesgos"])
def test_of_one_thing_nothing_is_counted(town: Town, marta: Chat, boxes: int, said: str) -> None:
    remind(town, boxes - 1)
    marta.heard()

    marta.says(said)

    assert not any(shown(marta))
