"""More time that is only named behind that it is not enough: "la 2.4 no alcanza, plazo hasta …"."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town


@pytest.mark.parametrize(
    "said",
    [
        "la 2.4 no alcanza, plazo hasta el 30 de junio porque el capacitador está incapacitado",
        "la 2.4 no nos alcanza el tiempo. prórroga hasta el 30 de junio porque el capacitador "
        "está incapacitado",
    ],
)
def test_it_is_asked_whether_more_time_is_requested(town: Town, marta: Chat, said: str) -> None:
    town.add("2.4", 40, title="Capacitar al personal de ventanilla")
    marta.says(said)
    marta.touches("Sí, pedirlo")
    (request,) = town.rows(select(Request))
    assert (request.until.isoformat(), request.reason) == (
        "2026-06-30", "el capacitador está incapacitado"
    )  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        "la 2.4 va en 40, el plazo hasta el 30 de junio alcanza",
        "la 2.4 no alcanza a terminar, el plazo hasta el 30 de junio se cumple",
    ],
)
def test_what_is_told_of_the_term_asks_for_nothing(town: Town, marta: Chat, said: str) -> None:
    town.add("2.4", 40, title="Capacitar al personal de ventanilla")
    marta.says(said)
    assert town.rows(select(Request)) == []
