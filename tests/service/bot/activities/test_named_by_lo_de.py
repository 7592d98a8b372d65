"""What is told behind "lo de …" is of the activity whose name says it, and what stands before it of
its own."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Four activities of Marta's office, by their codes."""
    titles = {
        "5.4": "Actualizar la página web de la entidad",
        "2.4": "Racionalizar el trámite de licencia con formulario en línea",
        "4.1": "Implementar la asignación de citas médicas por internet",
        "3.1": "Capacitar a los funcionarios",
    }
    return {code: town.add(code, 20, title=title) for code, title in titles.items()}


@pytest.mark.parametrize(
    "said",
    [
        "la pagina va en 70 y lo de la cita medica ya monte el formulario pero falta que sistemas"
        " lo publique",
        "la pagina va en 70, lo de las citas médicas ya monté el formulario",
        "la pagina va en 70 y también lo de la cita ya monte el formulario",
    ],
)
def test_each_part_is_of_the_activity_that_its_words_name(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says(said)
    figures = {code: town.figure(one)[0] for code, one in ids.items()}
    assert figures == {"5.4": 70, "2.4": 20, "4.1": 20, "3.1": 20}
    (asked,) = (one for one in marta.heard() if isinstance(one, Question))
    assert asked.line is not None
    assert asked.line.handle == "4.1"
    assert "ya mont" in asked.words


def test_what_is_told_first_of_several_goes_on_as_before(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("la 5.4 va en 70, la 2.4 en 50 y lo de las citas médicas en 40")
    figures = {code: town.figure(one)[0] for code, one in ids.items()}
    assert figures == {"5.4": 70, "2.4": 50, "4.1": 40, "3.1": 20}
