"""A figure that is taken back in the same breath for a state: "va en 95, no perdón, ya quedó"."""

from __future__ import annotations

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.correcting.retracted import without_retracted
from bot.understanding.meaning import Status
from tests.unit.bot.understanding.plan import TODAY, read_context


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "el mapa va en 95, no perdón, ya quedó publicado esta mañana",
            "el mapa ya quedó publicado esta mañana",
        ),
        ("la 2.1 va en 60, mentiras, ya está lista", "la 2.1 ya está lista"),
        ("va en 95, no, ya se publicó", "ya se publicó"),
        ("va en 95. no mentiras ya la terminamos", "ya la terminamos"),
        ("va en 60 %, ay no, sigue igual", "sigue igual"),
        (
            "la 1.2 va en 60, no perdón, todavía no hemos empezado",
            "la 1.2 todavía no hemos empezado",
        ),
        ("2.4 en 95, me equivoqué, ya quedó publicado", "2.4 ya quedó publicado"),
    ],
)
def test_the_state_stands_in_the_place_of_the_figure(text: str, left: str) -> None:
    assert without_retracted(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "va en 95, perdón la demora, ya casi",
        "va en 95, no se ha publicado",
        "va en 95, no está publicado todavía",
        "va en 60, todavía no",
        "va en 95, no ha llegado el acta",
        "va en 60, no, ya le dije que falta la firma",
        "va en 95, ya quedó publicado el borrador",
        "va en 95. No, ya quedó la firma pendiente",
        "va en 95 perdón, ya está listo el soporte",
    ],
)
def test_what_only_goes_on_takes_no_figure_back(text: str) -> None:
    assert without_retracted(text) == text


def test_what_is_recorded_is_done() -> None:
    said = "la 1.2 va en 95, no perdón, ya quedó publicada esta mañana"
    (told,) = understand_checked(said, read_context("plan 1.2:40 1.3:30"), TODAY).updates
    assert (told.code, told.status) == ("1.2", Status.DONE)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("de la encuesta hicimos 200, no, 210", "de la encuesta hicimos 210"),
        ("la 1.2 va en 50 %, no, 60 %", "la 1.2 va en 60 %"),
        ("la 1.2 va en 50... no, 60", "la 1.2 va en 60"),
        (
            "los talleres van en 55, no espere, en 45 por ciento",
            "los talleres van en 45 por ciento",
        ),
        ("llevamos noventa no perdón noventa y dos por ciento", "llevamos 92 por ciento"),
    ],
)
def test_a_mere_no_between_two_figures_takes_the_first_one_back(text: str, left: str) -> None:
    assert without_retracted(text) == left


@pytest.mark.parametrize(
    "text", ["va en 50, no 60", "van 3, no los 5", "va en noventa y dos", "en 50, no, faltan 9"]
)
def test_a_no_that_denies_the_second_figure_takes_nothing_back(text: str) -> None:
    assert without_retracted(text) == text
