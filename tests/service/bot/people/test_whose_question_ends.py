"""The question of which office an activity is has an end, and its answer is no report."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture(autouse=True)
def ids(town: Town) -> dict[str, int]:
    """Two activities of Marta's; return them by code."""
    titles = {"1.2": "Actualizar el mapa de riesgos", "5.3": "Elaborar la política"}
    return {code: town.add(code, 20, title=title) for code, title in titles.items()}


HERS = ["Ambas son de mi despacho", "son de mi oficina las dos", "de mi despacho", "de la mía"]


@pytest.mark.parametrize("opener", ["la 1.2 y la 5.3 no son de nosotros", "la 5.3 no es mía"])
@pytest.mark.parametrize("said", HERS)
def test_that_it_is_hers_ends_the_question(town: Town, marta: Chat, opener: str, said: str) -> None:
    assert marta.says(opener) == "asked"
    marta.heard()
    assert marta.says(said) == "answered"
    assert notes(marta.heard()) == ["stays_hers"]
    assert marta.says("sí") != "recorded"
    assert town.reports() == []


@pytest.mark.parametrize("said", ["Dejen eso así", "déjelas así", "déjelo así no más"])
def test_that_it_is_to_be_left_ends_the_question(marta: Chat, said: str) -> None:
    marta.says("la 5.3 no es de nosotros")
    marta.heard()
    assert marta.says(said) == "answered"
    assert notes(marta.heard()) == ["request_dropped"]


@pytest.mark.parametrize("said", [*HERS, "Dejen eso así", "dejen eso como está"])
def test_neither_is_a_word_about_the_work(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("1.2 en 50")
    marta.says("¿quién es el responsable de la 5.3?")
    assert marta.says(said) == "answered"
    assert [town.figure(one)[0] for one in ids.values()] == [50, 20]
    assert town.figure(ids["1.2"])[1] == ""


@pytest.mark.parametrize("said", ["es de Hacienda", "no es de mi despacho, es de Hacienda"])
def test_another_office_is_still_asked_for(marta: Chat, said: str) -> None:
    marta.says("la 5.3 no es de nosotros")
    marta.heard()
    assert marta.says(said) == "asked"


def test_a_figure_beside_it_is_reported(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    marta.says("1.2 en 50")
    assert marta.says("dejen eso así, va en 60") == "recorded"
    assert town.figure(ids["1.2"])[0] == 60
