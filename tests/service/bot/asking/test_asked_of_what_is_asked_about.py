"""While a figure is asked for, she may ask when that is due and what she had said: it is shown."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture(autouse=True)
def plan(town: Town) -> None:
    """Two activities of Marta's office."""
    town.add("5.1", 40, title="Levantar el inventario de trámites", product="")
    town.add("4.3", 10, title="Tabular las encuestas", product="")


@pytest.mark.parametrize(
    "said",
    [
        "y esa cuándo vence?",
        "eso vence cuándo?",
        "vence cuándo",
        "en cuánto estaba?",
        "cuánto dije la vez pasada?",
        "cuánto había reportado?",
        "qué toca entregar en esa?",
    ],
)
def test_it_is_shown(marta: Chat, said: str) -> None:
    assert marta.says("la 4.3 avanzó") == "asked"
    marta.heard()
    assert marta.says(said) == "answered"
    assert notes(marta.heard()) == ["overview"]


def test_what_is_no_question_still_answers(marta: Chat) -> None:
    marta.says("la 4.3 avanzó")
    assert marta.says("estaba en 10 y va en 35") == "recorded"
