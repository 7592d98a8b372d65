"""A figure closes no date of a month whose work is not done, nor any where it is put lower."""

from __future__ import annotations

from datetime import date

import pytest

from tests.service.bot.chat import Chat, Town
from tests.service.bot.reports.test_period import met

DATES = [date(2026, month, 28) for month in (2, 3, 4, 5, 6, 7, 8, 9)]


@pytest.fixture
def letter(town: Town) -> int:
    """One with eight dates, beside another."""
    town.add("1.1", 60, title="Actualizar el mapa de riesgos", product="")
    return town.add("4.4", title="Actualizar la carta de trato digno", product="", due=DATES)


@pytest.mark.parametrize(
    "said",
    [
        "la carta está en diagramación, va en 50. la de febrero y marzo no se publicaron",
        "la carta va en 50, la de febrero no se publicó",
        "la carta va en 50. Ni la de febrero ni la de marzo han salido",
    ],
)
def test_no_date_is_closed_of_a_month_that_is_not_done(
    town: Town, marta: Chat, letter: int, said: str
) -> None:
    marta.says(said)
    assert town.figure(letter)[0] == 50
    assert not any(met(town, letter))


def test_a_figure_alone_closes_those_that_have_come(town: Town, marta: Chat, letter: int) -> None:
    marta.says("la carta va en 50")
    assert met(town, letter)[:2] == [True, True]


def test_a_lower_figure_closes_no_more(town: Town, marta: Chat, letter: int) -> None:
    marta.says("la carta va en 50, la de febrero no se publicó")
    marta.says("a la 4.4 póngale 40")
    assert town.figure(letter)[0] == 40
    assert not any(met(town, letter))


def test_nor_the_next_one(town: Town, marta: Chat, letter: int) -> None:
    marta.says("la carta va en 70")
    before = met(town, letter)
    town.wait(hours=2)
    marta.says("a la 4.4 póngale 60, me equivoqué")
    assert town.figure(letter)[0] == 60
    assert not any(now and not then for now, then in zip(met(town, letter), before, strict=True))
