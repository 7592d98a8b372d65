"""A figure that is told and is not to be put down yet waits for a yes."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture(autouse=True)
def plan(town: Town) -> None:
    """One activity of Marta's office."""
    town.add("5.1", 40, title="Levantar el inventario de trámites", product="")


@pytest.mark.parametrize(
    "said",
    [
        "la 5.1 va en 60 pero no la registre aún, espere a que Diana revise",
        "la 5.1 va en 60 pero todavía no lo ponga",
        "la 5.1 va en 60, no lo anote hasta que Diana revise",
        "la 5.1 va en 60 y no la registre por ahora",
        "la 5.1 va en 60 y no la guarden todavia",
        "la 5.1 va en 60 pero aún no la anote",
    ],
)
def test_it_is_shown_first(marta: Chat, said: str) -> None:
    assert marta.says(said) == "asked"
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert asked.name == "confirm"
    assert asked.figure == 60


@pytest.mark.parametrize(
    "said",
    [
        "la 5.1 va en 60 y no se ha registrado el acta",
        "la 5.1 va en 60, todavía no cierra el contrato",
        "la 5.1 va en 60, no se registra avance en lo demás",
    ],
)
def test_what_tells_of_the_work_is_recorded(marta: Chat, said: str) -> None:
    assert marta.says(said) == "recorded"
    assert notes(marta.heard()) == ["receipt"]
