"""Agreement behind something else that was said, to all but one, and by name in a sentence."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note
from models.staff.agreements import Agreement
from tests.service.bot.agreeing.test_agreeing import passes
from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def welcomed(town: Town, marta: Chat) -> list[int]:
    """Two activities of Marta's, whose welcome has come."""
    mine = [town.add(one, title=title) for one, title in (("1.1", "Mapa"), ("1.2", "Política"))]
    passes(town)
    marta.heard()
    return mine


def agreed_to(town: Town) -> list[int]:
    return sorted(row.activity_id for row in town.rows(select(Agreement)))


@pytest.mark.parametrize("said", ["De acuerdo", "estoy de acuerdo", "de acuerdo, gracias"])
@pytest.mark.parametrize("before", ["/oficina", "la 1.1 va en 60 %"])
def test_behind_something_else_it_is_asked_whether_the_welcome_is_meant(
    town: Town, marta: Chat, welcomed: list[int], before: str, said: str
) -> None:
    marta.says(before)
    marta.heard()
    marta.says(said)
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["activities"]) == ("agree_to_these", 2)
    assert agreed_to(town) == []

    marta.says("sí")
    assert notes(marta.heard()) == ["agreed"]
    assert agreed_to(town) == welcomed
    marta.says("/oficina")
    marta.heard()
    marta.says(said)
    assert "agree_to_these" not in notes(marta.heard())


@pytest.mark.usefixtures("welcomed")
def test_a_no_to_that_agrees_to_nothing(town: Town, marta: Chat) -> None:
    marta.says("/oficina")
    marta.says("de acuerdo")
    marta.says("no")

    assert agreed_to(town) == []


@pytest.mark.usefixtures("welcomed")
def test_de_acuerdo_to_a_request_that_is_shown_sends_that(town: Town, marta: Chat) -> None:
    marta.says("necesito plazo para la 1.1 hasta el 30 de junio porque falta el CDP")
    marta.heard()
    marta.says("de acuerdo")

    assert "agree_to_these" not in notes(marta.heard())
    assert agreed_to(town) == []


@pytest.mark.parametrize(
    "said", ["hola, sí son mías todas", "sí son nuestras", "sí, son mías todas"]
)
def test_that_all_are_hers_agrees(town: Town, marta: Chat, welcomed: list[int], said: str) -> None:
    marta.says(said)
    assert agreed_to(town) == welcomed


@pytest.mark.parametrize(
    "said",
    [
        "Buenos días, sí todas son mías menos la 1.2 creo que esa la lleva Hacienda ahora",
        "todas son nuestras excepto la 1.2, esa es de Hacienda",
    ],
)
def test_all_are_hers_but_one(town: Town, marta: Chat, welcomed: list[int], said: str) -> None:
    marta.says(said)
    assert agreed_to(town) == welcomed[:1]
    assert "question" in notes(marta.heard())


@pytest.mark.parametrize(
    "said",
    [
        "quiero decir que estoy de acuerdo con la 1.1 y la 1.2",
        "confirmo que acepto la 1.1 y la 1.2",
    ],
)
def test_both_are_agreed_to_by_name(
    town: Town, marta: Chat, welcomed: list[int], said: str
) -> None:
    marta.says(said)
    assert agreed_to(town) == welcomed
