"""Who wants to be asked no more is told what goes on, and the question is closed."""

from __future__ import annotations

import pytest

from core.messages import Note
from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture(autouse=True)
def ids(town: Town) -> dict[str, int]:
    """Two activities of Marta's; return them by code."""
    titles = {"1.2": "Actualizar el mapa de riesgos", "5.3": "Elaborar la política"}
    return {code: town.add(code, 20, title=title) for code, title in titles.items()}


@pytest.mark.parametrize("opener", ["la 5.3 va bien", "la 5.3 va en 10", "va en 60"])
@pytest.mark.parametrize(
    "said",
    ["no me vuelva a preguntar eso", "no me vuelvan a preguntar eso por favor", "no pregunte más",
     "deje de preguntarme eso", "ya no me pregunte más por la 5.3"],
)  # fmt: skip
def test_the_question_is_closed(town: Town, marta: Chat, opener: str, said: str) -> None:
    assert marta.says(opener) == "asked"
    marta.heard()
    assert marta.says(said) == "answered"
    assert notes(marta.heard()) == ["asked_no_more"]
    assert marta.says("sí") != "recorded"
    assert town.reports() == []


def test_a_request_that_lacks_something_is_closed_too(marta: Chat) -> None:
    marta.says("la 5.3 no es de nosotros")
    marta.heard()
    marta.says("no me vuelva a preguntar eso")
    (said,) = marta.heard()
    assert isinstance(said, Note)
    assert (said.name, said.values["handle"]) == ("asked_no_more", "5.3")


@pytest.mark.parametrize(
    "said", ["no me pregunte más, va en 60", "no me pregunte a mí, va en 60 según Hacienda"]
)
def test_a_figure_beside_it_is_heard(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 5.3 va bien")
    assert marta.says(said) in ("recorded", "asked")
    assert town.figure(ids["1.2"])[0] == 20
