"""A place is one of the activities that were just told, or of the list that was shown."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Four activities of Marta's, by code; two of them were just reported on by their tests."""
    titles = {
        "1.1": "Actualizar el mapa de riesgos",
        "1.5": "Formular el plan de tratamiento",
        "2.2": "Permitir el pago en línea del impuesto predial",
        "5.1": "Actualizar el directorio de servidores",
    }
    return {
        code: town.add(code, 20, title=title, product="", planned=None)
        for code, title in titles.items()
    }


@pytest.mark.parametrize(
    "said",
    ["la segunda era 35", "no, la segunda 35", "la última quedó mal, es 35", "la segunda es 35",
     "perdón, la del predial 35", "corrijo la segunda, 35", "me equivoqué en la segunda, son 35",
     "la primera está bien, la segunda es 35", "ay la del predial eran 35"],
)  # fmt: skip
def test_after_two_reports_it_is_one_of_them(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("1.5 en 90 y la 2.2 en 30")
    assert marta.says(said) == "recorded"
    figures = {code: town.figure(one)[0] for code, one in ids.items()}
    assert figures == {"1.1": 20, "1.5": 90, "2.2": 35, "5.1": 20}
    assert town.figure(ids["2.2"])[1] == ""


def test_a_lower_one_is_corrected_without_a_question(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("1.5 en 90 y la 2.2 en 30")
    assert marta.says("no, la primera 80") == "recorded"
    assert town.figure(ids["1.5"])[0] == 80


def test_of_the_list_the_last_is_its_last(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    marta.says("¿qué tengo pendiente?")
    town.deliver()
    assert marta.says("la última va en 45") == "recorded"
    assert sorted(town.figure(one)[0] or 0 for one in ids.values()) == [20, 20, 20, 45]


def test_a_place_beyond_those_told_is_none_of_them(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("1.5 en 90 y la 2.2 en 30")
    marta.says("no, la tercera 35")
    assert [town.figure(ids[one])[0] for one in ("1.5", "2.2")] == [90, 30]
    assert len(town.reports()) == 2
