"""What is said beside a report of who is to do something is told back where nothing came of it."""

from __future__ import annotations

import pytest

from core.messages import UNHEARD, Note
from tests.service.bot.chat import Chat, Town


@pytest.fixture(autouse=True)
def plan(town: Town) -> None:
    """Four activities of Marta's office."""
    town.add("4.1", 60, title="Medir la satisfacción de los usuarios", product="")
    town.add("4.3", 10, title="Tabular las encuestas", product="")
    town.add("2.2", 0, title="Capacitar a los funcionarios de ventanilla", product="")
    town.add("5.1", 40, title="Levantar el inventario de trámites", product="")


def told_back(chat: Chat) -> str:
    """Return the words that are told back."""
    notes = [one for one in chat.heard() if isinstance(one, Note) and one.name == UNHEARD]
    return " | ".join(
        str(value) for one in notes for key, value in one.values.items() if "words" in key
    )


@pytest.mark.parametrize(
    ("said", "lost"),
    [
        (
            "la 5.1 está lista, lo de las encuestas se lo paso al contratista",
            "lo de las encuestas se lo paso al contratista",
        ),
        ("la 5.1 va en 60, don germán se pensiona el 15 y quedo yo a cargo", "quedo yo a cargo"),
        ("la 5.1 va en 30, las otras tres van en 40", "las otras tres van en 40"),
        ("la 5.1 va en 60. necesito que me ayuden con el formato", "me ayuden con el formato"),
        ("la 5.1 va en 60 y los correos de la 4.3 que le lleguen a Fabián", "le lleguen a Fabián"),
    ],
)
def test_what_left_no_trace_is_told_back(marta: Chat, said: str, lost: str) -> None:
    marta.says(said)
    assert lost in told_back(marta)


@pytest.mark.parametrize(
    "said",
    [
        "la 5.1 va en 60, gracias por ayudarme",
        "la 5.1 va en 60, el acta se la pasamos a la alcaldesa para la firma",
        "la 5.1 va en 60, falta que el contratista entregue el informe a la secretaría",
        "la 5.1 va en 60 y la 4.1 la dejo igual",
        "la 5.1 va en 60 y la 4.1 déjela igual",
        "la 4.1 va en 60 y para la 4.3 necesito plazo hasta el 15 de junio por lluvias",
    ],
)
def test_what_is_told_of_the_work_is_not(marta: Chat, said: str) -> None:
    marta.says(said)
    assert told_back(marta) == ""
