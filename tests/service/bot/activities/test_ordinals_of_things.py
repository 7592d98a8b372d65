"""An ordinal that goes on with a noun is of that thing, and no place in the list."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town

TITLES = {
    "1.1": "Publicar el mapa de riesgos",
    "2.1": "Realizar los talleres de integridad",
    "3.1": "Convocar a los veedores",
    "4.1": "Adecuar la rampa de acceso",
}


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Four activities of Marta's at 20 %, by code."""
    return {code: town.add(code, 20, title=title, product="") for code, title in TITLES.items()}


def figures(town: Town, ids: dict[str, int]) -> dict[str, int | None]:
    """Return the figures that are no longer those of the plan's file."""
    found = {code: town.figure(one)[0] for code, one in ids.items()}
    return {code: figure for code, figure in found.items() if figure != 20}


@pytest.mark.parametrize(
    "said",
    ["el 2do taller se hizo y el 3ro va en 60", "el segundo taller ya se hizo, el tercero va en 60",
     "hicimos el 2do taller y el 3ro va en 60", "ya hicimos dos talleres, el 3ro va en 60",
     "el 1er encuentro se hizo y el 3ro va en 60", "la segunda feria se hizo y la tercera va en 40",
     "el segundo contrato se firmó y el tercero va en 60"],
)  # fmt: skip
def test_the_things_figure_is_asked(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert figures(town, ids) == {}
    assert any(isinstance(one, Question) for one in marta.heard())


@pytest.mark.parametrize(
    ("said", "told"),
    [("la tercera va en 60", {"3.1": 60}), ("el 3ro va en 60", {"3.1": 60}),
     ("la primera va en 30 y la tercera en 60", {"1.1": 30, "3.1": 60}),
     ("el 2do va en 30 y el 3ro va en 60", {"2.1": 30, "3.1": 60}),
     ("la primera actividad ya se hizo y la tercera va en 60", {"3.1": 60}),
     ("la primera seguimos igual y la tercera va en 60", {"3.1": 60})],
)  # fmt: skip
def test_places_in_the_list_are_read_as_before(
    town: Town, marta: Chat, ids: dict[str, int], said: str, told: dict[str, int]
) -> None:
    marta.says(said)
    assert figures(town, ids) == told
