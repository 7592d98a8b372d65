"""Orders about the plan and its offices that are carried out elsewhere: who loads the plan is told
where; nothing is changed or recorded."""

from __future__ import annotations

import pytest

from core.messages import Note
from tests.service.bot.chat import Chat, Town


def topics(chat: Chat) -> list[str]:
    return [
        str(one.values["topic"])
        for one in chat.heard()
        if isinstance(one, Note) and one.name == "explained"
    ]


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("Hacienda y Secretaría de Hacienda son la misma, júntelas porfa", "oficinas"),
        ("desde el 1 de abril la Secretaría de Hacienda se llama Secretaría Digital", "oficinas"),
        ("quita la 2.4, al final no se va a hacer", "retirar"),
        ("uy no, la 2.4 si sigue en el plan, la saqué por error", "cargar"),
        ("deshaz lo del plan que cargué el martes", "cargar"),
        ("la meta de la 2.4 ahora son 25 personas", "cargar"),
        ("el buzón de sugerencias es 2.5 no 2.4", "cargar"),
    ],
)
def test_planning_is_told_where_it_is_done(town: Town, luz: Chat, said: str, topic: str) -> None:
    town.add("2.4", 40, title="Instalar el buzón de sugerencias")
    luz.says(said)
    assert topics(luz) == [topic]
    assert town.reports() == []


@pytest.mark.parametrize(
    "said",
    [
        "la Secretaría de Hacienda se llama Marta",
        "la 2.4 y la 2.5 son la misma meta",
        "¿la 2.4 sigue en el plan?",
        "la 2.4 va en 45",
    ],
)
def test_other_words_are_no_such_order(town: Town, luz: Chat, said: str) -> None:
    town.add("2.4", 40, title="Instalar el buzón de sugerencias")
    luz.says(said)
    assert topics(luz) == []


@pytest.mark.parametrize(
    "said",
    ["la meta de la 2.4 ahora son 25 personas", "deshaz lo del plan que cargué el martes"],
)
def test_a_lead_is_not_told_so(town: Town, marta: Chat, said: str) -> None:
    town.add("2.4", 40, title="Instalar el buzón de sugerencias")
    marta.says(said)
    assert topics(marta) == []
