"""Beside her report she says of others that she only supports them: nothing is asked of these."""

from __future__ import annotations

import pytest

from core.messages import Question
from core.words import Duty
from tests.service.bot.chat import Chat, Town
from tests.support.builders import a_responsibility


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Two activities of Marta's, and three that her office only supports."""
    other = town.other_office_id
    titles = {
        "1.3": ("Publicar el mapa de riesgos en la página web", 0, town.office_id),
        "5.4": ("Hacer accesible la página web (nivel AA)", 65, town.office_id),
        "1.2": ("Socializar la política de administración del riesgo", None, other),
        "2.4": ("Habilitar la cita médica por internet en el puesto de salud", 30, other),
        "5.3": ("Publicar los contratos en el SECOP y en la página", 30, other),
    }
    found = {
        code: town.add(code, percent, title=title, product="", office=office)
        for code, (title, percent, office) in titles.items()
    }
    with town.database.transaction() as session:
        for code in ("1.2", "2.4", "5.3"):
            a_responsibility(session, found[code], town.office_id, position=2, duty=Duty.SUPPORT)
    return found


REPORT = "la de accesibilidad va en un 80 ya arreglamos los formularios de pqrs"


@pytest.mark.parametrize(
    "rest",
    [
        ", en la de la cita medica yo solo apoyo eso lo reporta salud y la 1.2 no se nada",
        ". La 2.4 solo la apoyamos, eso lo lleva salud",
        ". En la 2.4 solo apoyamos",
        ". De la 1.2 no tengo información",
    ],
)
def test_only_her_own_is_recorded_and_nothing_is_asked(
    town: Town, marta: Chat, ids: dict[str, int], rest: str
) -> None:
    marta.says(REPORT + rest)
    assert {one.activity_id: one.percent for one in town.reports()} == {ids["5.4"]: 80}
    assert not [one for one in marta.heard() if isinstance(one, Question)]


def test_what_she_says_of_her_part_is_recorded(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says(f"{REPORT}. La 2.4 nuestra parte va en 40")
    told = {one.activity_id: one.percent for one in town.reports()}
    assert told == {ids["5.4"]: 80, ids["2.4"]: 40}


@pytest.mark.parametrize(
    "said",
    [
        "la 2.4 ya entregamos lo de nosotros, ponga 60",
        "de la cita médica ya entregamos lo de nosotros, póngale 60 %",
        "la 2.4: por nuestra parte ya terminamos. Ponga 60, por favor",
        "la 2.4 nosotros ya cumplimos, registre un 60",
    ],
)
def test_the_figure_that_she_orders_for_her_part_is_recorded(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    assert marta.says(said) == "recorded"
    assert {one.activity_id: one.percent for one in town.reports()} == {ids["2.4"]: 60}


def test_so_is_one_that_answers_the_question(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    marta.says("nuestra parte de la 2.4 va bien")
    marta.says("ya entregamos lo de nosotros, ponga 60")
    assert {one.activity_id: one.percent for one in town.reports()} == {ids["2.4"]: 60}


@pytest.mark.parametrize(
    ("said", "percents"),
    [
        ("la 2.4 ya entregamos lo de nosotros", [100]),
        ("la 2.4 ya entregamos lo de nosotros, ponga 100", [100]),
        ("la 2.4 nosotros ya entregamos, salud va en 60", [100]),
    ],
)
def test_what_others_are_at_is_no_figure_of_her_part(
    town: Town, marta: Chat, ids: dict[str, int], said: str, percents: list[int]
) -> None:
    marta.says(said)
    assert [one.percent for one in town.reports() if one.activity_id == ids["2.4"]] == percents
