"""An office is called by a name that none has, and by who is to be asked of it."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town


@pytest.mark.parametrize(
    ("said", "office"),
    [
        ("la 1.2 eso lo lleva rentas, pregúntele a Pedro Rueda", "Secretaría de Hacienda"),
        ("la 1.2 es de rentas, hablen con Pedro", "Secretaría de Hacienda"),
        ("la 1.2 es de rentas, pregúntele a Roberto", ""),
        ("la 1.2 es de rentas", ""),
        ("la 1.2 es de rentas, pregúntele a Marta", ""),
    ],
)
def test_the_person_tells_the_office(town: Town, marta: Chat, said: str, office: str) -> None:
    town.add("1.2", 40, title="Publicar el mapa de riesgos")
    town.add("1.4", 40, title="Construir la rampa")
    marta.says(said)
    (asked,) = [one for one in marta.heard() if isinstance(one, Question)]
    assert asked.name == ("wish" if office else "wish_office")
    assert office in str(asked)
