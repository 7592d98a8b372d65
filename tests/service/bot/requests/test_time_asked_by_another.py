"""A lead tells that the time was asked for already: no new request is begun."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Question
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town


@pytest.fixture(autouse=True)
def activities(town: Town) -> None:
    """Two activities of Marta's."""
    town.add("2.2", 80, title="Publicar el mapa")
    town.add("3.1", 20, title="Tabular la encuesta")


def wishes(marta: Chat) -> list[str]:
    return [
        one.name
        for one in marta.heard()
        if isinstance(one, Question) and one.name.startswith("wish")
    ]


@pytest.mark.parametrize(
    "said",
    [
        "dra Luz ya pidió lo del plazo, yo sigo con la tabulación",
        "la doctora Luz ya solicitó la prórroga, yo sigo con la 3.1",
        "ya se pidió el plazo de la 3.1",
        "Jairo ya pidió la prórroga de la 3.1",
        "ya han solicitado el plazo, sigo con la tabulación",
        "en la 3.1 ya se ha pedido la ampliación",
    ],
)
def test_what_another_asked_for_is_no_new_request(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)
    assert wishes(marta) == []
    assert not town.rows(select(Request))


@pytest.mark.parametrize(
    "said",
    [
        "pido plazo para la 3.1",
        "necesito plazo para la 3.1 hasta el 30 de julio, falta el informe",
        "ya necesito el plazo de la 3.1",
        "solicito prórroga de la 3.1",
    ],
)
def test_what_she_asks_for_is_a_request(marta: Chat, said: str) -> None:
    marta.says(said)
    assert wishes(marta)
