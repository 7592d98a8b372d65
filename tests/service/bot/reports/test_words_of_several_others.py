"""Words that follow a report and name several other activities alike are asked about."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town

TITLES = {
    "1.1": "Actualizar el mapa de riesgos",
    "1.3": "Publicar el mapa de riesgos",
    "5.1": "Actualizar el directorio de servidores",
}


@pytest.fixture
def told(town: Town, marta: Chat) -> int:
    """The 5.1 has just been reported."""
    known = {code: town.add(code, title=title, product="") for code, title in TITLES.items()}
    marta.says("la 5.1 va en 95")
    marta.heard()
    return known["5.1"]


def test_they_are_not_added_to_the_one_before(town: Town, marta: Chat, told: int) -> None:
    assert marta.says("el mapa de riesgos en revisión") == "asked"
    (question,) = [one for one in marta.heard() if isinstance(one, Question)]
    assert question.name == "activity"
    assert town.figure(told) == (95, "")


def test_words_that_name_nothing_are_added(town: Town, marta: Chat, told: int) -> None:
    assert marta.says("falta la firma de la secretaria") == "added"
    assert town.figure(told) == (95, "falta la firma de la secretaria")
