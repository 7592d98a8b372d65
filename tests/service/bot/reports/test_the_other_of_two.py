"""«la otra», beside an activity that a message names, is the one that is left of two that are due:
it has its own figure, and is no word of the first."""

from __future__ import annotations

from datetime import date

import pytest

from tests.service.bot.chat import Chat, Town


@pytest.fixture
def two(town: Town) -> None:
    """What Marta has: 3.2, overdue since Friday, 3.1, due on Wednesday, and 3.3, due in June."""
    town.add("3.1", 60, title="Vacunar perros y gatos", product="", due=date(2026, 5, 13))
    town.add("3.2", 30, title="Dotar el puesto de salud", product="", due=date(2026, 5, 8))
    town.add("3.3", 10, title="Contratar la ambulancia", product="", due=date(2026, 6, 30))


def figures_of(town: Town) -> list[int]:
    return [int(one.percent or 0) for one in town.reports()]


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("la vacunación va en 80 y lo otro que vencía el viernes ya se hizo", [80, 100]),
        ("la 3.1 va en 80, la otra ya quedó", [80, 100]),
        ("la 3.1 va en 80 y la otra va en 40", [80, 40]),
    ],
)
@pytest.mark.usefixtures("two")
def test_each_has_its_own_figure(town: Town, marta: Chat, said: str, figures: list[int]) -> None:
    marta.says(said)
    assert figures_of(town) == figures
    assert not any("otr" in one.description for one in town.reports())


@pytest.mark.parametrize(
    "said",
    [
        "la 3.1 va en 80. La otra que vence mañana ya está",  # 3.2 is overdue
        "la 3.3 va en 80 y la otra ya quedó",  # of the two that are due
        "la 3.1 va en 80 y la otra mitad va la otra semana",
        "la otra va en 80",
    ],
)
@pytest.mark.usefixtures("two")
def test_where_it_may_mean_more_nothing_is_told_of_the_other(
    town: Town, marta: Chat, said: str
) -> None:
    marta.says(said)
    assert len(town.reports()) <= 1
    assert 100 not in figures_of(town)
