"""A percentage that answers the question for one, with the number of all units beside it."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town


@pytest.fixture
def boxes(town: Town) -> int:
    """The mailboxes of Marta's, of which a percentage is asked; another activity beside them."""
    town.add("4.3", 80, title="Medir la satisfacción de los usuarios", product="Una encuesta")
    return town.add("4.4", title="Instalar un buzón de sugerencias", product="5 buzones")


@pytest.mark.parametrize(
    ("said", "figure"),
    [
        ("como 40, son 5 en total", 40),
        ("por ahi un 40, son 5 buzones en total", 40),
        ("40 mas o menos, en total son 5", 40),
        ("60%, son 5 en total", 60),
        ("como 4, son 5 en total", None),  # so many of them, it may be
        ("como 400, son 5 en total", None),
    ],
)
def test_it_is_the_percentage(
    town: Town, marta: Chat, boxes: int, said: str, figure: int | None
) -> None:
    marta.says("los buzones van bien")
    marta.says(said)
    assert town.figure(boxes)[0] == figure
