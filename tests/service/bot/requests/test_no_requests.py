"""What sounds like a request and asks for nothing, and what is no reason for one."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Question
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import an_office


@pytest.mark.parametrize(
    "said", ["no, era solo para contarle", "solo le contaba", "era solo un comentario, gracias"]
)
def test_who_only_wanted_to_tell_it_asks_for_nothing(town: Town, marta: Chat, said: str) -> None:
    town.add("3.5", 20)
    town.add("2.2", 20)
    marta.says("la 3.5 no aplica porque no hubo preguntas")

    marta.says(said)

    assert notes(marta.heard())[-1] == "request_dropped"
    assert town.rows(select(Request)) == []


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("De acuerdo con todo, menos la 2.5 que no es nuestra, es de la Oficina de las TIC", ""),
        ("la 2.5 no es nuestra, es de la Oficina de las TIC, ellos tienen los recibos", "recibos"),
    ],
)
def test_an_agreement_is_no_reason_for_another_office(
    town: Town, marta: Chat, said: str, reason: str
) -> None:
    town.add("2.5", 20)
    town.add("2.2", 20)
    with town.database.transaction() as session:
        an_office(session, town.context.entity_id, "Oficina de las TIC")

    marta.says(said)

    asked = marta.heard()[-1]
    assert isinstance(asked, Question)
    assert asked.wished is not None
    assert "acuerdo" not in asked.wished.reason
    assert reason in asked.wished.reason
