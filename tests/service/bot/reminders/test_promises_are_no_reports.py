"""A promise for a day to come closes nothing, whatever was said or asked before it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def town(town: Town) -> Town:
    """Three activities of Marta's."""
    town.add("5.5", 50, title="Actualizar el índice de información clasificada", product="Índice")
    town.add("5.1", 20, title="Actualizar el directorio de servidores", product="Directorio")
    town.add("1.2", title="Socializar la política del riesgo", product="Tres jornadas")
    return town


@pytest.mark.parametrize("before", ["ya quedó lista", "terminado", "100", "ya está"])
@pytest.mark.parametrize(
    "promise",
    ["Entonces la 5.5 queda lista mañana", "la 5.5 estará lista el viernes",
     "la 5.5, falta la firma", "la del índice, casi", "la 5.5 va a quedar lista esta semana"],
)  # fmt: skip
def test_beside_the_name_of_the_activity_it_is_asked_about(
    town: Town, marta: Chat, before: str, promise: str
) -> None:
    assert marta.says(before) == "asked"
    marta.heard()
    assert marta.says(promise) == "asked"
    assert notes(marta.heard()) == ["question"]
    assert town.reports() == []
    assert marta.says("90") == "recorded"
    (report,) = town.reports()
    assert report.percent == 90


@pytest.mark.parametrize("before", ["ya quedó lista", "terminado", "100", "ya está"])
@pytest.mark.parametrize("name", ["la 5.5", "la del índice", "5.5 por favor", "es la 5.5, gracias"])
def test_a_name_alone_closes_it(town: Town, marta: Chat, before: str, name: str) -> None:
    marta.says(before)
    assert marta.says(name) == "recorded"
    (report,) = town.reports()
    assert report.percent == 100


def test_beside_another_figure_it_is_a_description(town: Town, marta: Chat) -> None:
    marta.says("va en 60")
    assert marta.says("la 5.5, queda lista mañana") == "recorded"
    (report,) = town.reports()
    assert (report.percent, report.description) == (Decimal(60), "queda lista mañana")


@pytest.mark.parametrize(
    "promise",
    ["Entonces la 5.5 queda lista mañana", "la 5.5 estará firmada el viernes",
     "va a quedar lista esta semana", "queda publicada el lunes"],
)  # fmt: skip
def test_after_a_100_it_is_asked_whether_that_stands(town: Town, marta: Chat, promise: str) -> None:
    assert marta.says("la 5.5 ya quedó lista") == "recorded"
    marta.heard()
    assert marta.says(promise) == "asked"
    assert notes(marta.heard()) == ["question"]
    assert len(town.reports()) == 1
    assert marta.says("no, va en 90") == "recorded"
    assert town.reports()[-1].percent == 90


@pytest.mark.parametrize(
    "words", ["la 5.5 quedó publicada el lunes", "queda lista para consulta", "mañana la mostramos"]
)
def test_after_a_100_what_is_no_promise_is_added(town: Town, marta: Chat, words: str) -> None:
    marta.says("la 5.5 ya quedó lista")
    marta.heard()
    marta.says(words)
    assert "question" not in notes(marta.heard())
    assert town.reports()[-1].percent == 100
