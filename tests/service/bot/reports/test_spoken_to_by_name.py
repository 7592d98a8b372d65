"""The name by which the bot is spoken to, and an order about the figure, are no description."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town


@pytest.fixture
def strategy(town: Town) -> int:
    """An activity of Marta's at 50 %, beside another."""
    town.add("5.4", 17, title="Hacer accesible la página web")
    return town.add("2.1", 50, title="Registrar la estrategia en el SUIT")


@pytest.mark.parametrize(
    "said",
    [
        "doña culmina la 2.1 va en 80 falta la firma",
        "la 2.1 va en 80 falta la firma doña culmina",
        "oiga culmina la 2.1 va en 80, falta la firma",
        "buenas culmina, la 2.1 va en 80 falta la firma",
        "culmina, la 2.1 va en 80 falta la firma",
        "la 2.1 va en 80, falta la firma, gracias culmina",
        "señora culmina como le va, la 2.1 va en 80, falta la firma",
    ],
)
def test_the_name_of_the_bot_is_no_word_of_the_work(
    town: Town, marta: Chat, strategy: int, said: str
) -> None:
    marta.says(said)
    assert town.figure(strategy) == (80, "falta la firma")


@pytest.mark.parametrize(
    "said",
    [
        "doña culmina falta la firma en la 2.1",
        "oiga culmina falta la firma en la 2.1",
        "doña culmina, en la 2.1 falta la firma",
    ],
)
def test_nor_where_the_figure_comes_later(
    town: Town, marta: Chat, strategy: int, said: str
) -> None:
    marta.says(said)
    marta.says("80")
    percent, words = town.figure(strategy)
    assert (percent, "culmina" in words, "falta la firma" in words) == (80, False, True)


@pytest.mark.parametrize(
    "said",
    [
        "la 2.1 va en 80, el registro culmina el viernes",
        "la 2.1 va en 80, la señora culmina el contrato mañana",
        "la 2.1 va en 80 y la revisión culmina la otra semana",
    ],
)
def test_what_ends_stays(town: Town, marta: Chat, strategy: int, said: str) -> None:
    marta.says(said)
    percent, words = town.figure(strategy)
    assert (percent, "culmina" in words) == (80, True)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("esa déjela en 40 como estaba", ""),
        ("dejela en 40 como estaba", ""),
        ("no, esa póngala en 40 como estaba", ""),
        ("la 2.1 déjela en 40 como estaba", ""),
        ("esa déjela en 40 como venía", ""),
        ("esa déjela en 40 como estaba, falta la firma", "falta la firma"),
    ],
)
def test_an_order_about_the_figure_is_no_word_of_the_work(
    town: Town, marta: Chat, strategy: int, said: str, words: str
) -> None:
    marta.says("la 2.1 va en 70")
    marta.says(said)
    assert town.figure(strategy) == (40, words)
