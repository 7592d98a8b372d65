"""She says of which activity some words of her report are: these are moved, and what says so is in
no description."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town

TITLES = {
    "3.3": ("Convocar a los veedores y juntas de acción comunal", 60),
    "4.2": ("Adecuar la rampa de acceso al palacio municipal", 10),
    "4.4": ("Actualizar la carta de trato digno", None),
}


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Activities of Marta's by their code."""
    return {code: town.add(code, percent, title=title) for code, (title, percent) in TITLES.items()}


@pytest.fixture
def told(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    """She has reported on the 3.3, and on the 4.4 with words of the 3.3."""
    marta.says("la 3.3 va en 70")
    town.deliver()
    marta.says("la carta va en 20, falta la firma, el lunes vienen las juntas")
    town.deliver()
    assert town.figure(ids["4.4"]) == (20, "falta la firma, el lunes vienen las juntas")


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(
    "said",
    [
        "no, eso de las juntas es de la 3.3",
        "no eso de las juntas es de la convocatoria",
        "perdón, lo del lunes es de la 3.3",
        "lo que dije de las juntas es para la 3.3",
    ],
)
def test_words_go_to_the_activity_that_she_names(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert town.figure(ids["4.4"]) == (20, "falta la firma")
    assert town.figure(ids["3.3"]) == (70, "el lunes vienen las juntas")


@pytest.mark.usefixtures("told")
def test_where_nothing_was_reported_they_wait_for_the_figure(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("no, lo del lunes es de la 4.2")
    assert town.figure(ids["4.4"]) == (20, "falta la firma")
    *_, asked = marta.heard()
    assert isinstance(asked, Question)
    assert asked.words == "el lunes vienen las juntas"


@pytest.mark.usefixtures("told")
def test_what_else_is_said_is_heard(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    marta.says("no, eso de las juntas es de la 3.3. la 4.2 va en 35")
    assert town.figure(ids["3.3"]) == (70, "el lunes vienen las juntas")
    assert town.figure(ids["4.2"]) == (35, "")


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(
    "said",
    [
        "no, lo de la rampa es de la 3.3",
        "lo del viernes es de la 3.3",
        "no eso de los veedores es de la convocatoria",
        "lo del lunes es de puro trámite",
    ],
)
def test_nothing_is_moved_where_no_such_words_stand(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert town.figure(ids["4.4"])[1] == "falta la firma, el lunes vienen las juntas"
    assert town.figure(ids["3.3"]) == (70, "")
