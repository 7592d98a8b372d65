"""Words after a report that say nothing of its work are not kept as its description."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def ramp(town: Town, marta: Chat) -> int:
    """The ramp, of which Marta has just reported 50 %."""
    town.add("2.2", 30, title="Adecuar la ventanilla de atención", product="")
    activity = town.add("1.1", 40, title="Construir la rampa de acceso", product="")
    marta.says("la rampa va en 50")
    marta.heard()
    return activity


@pytest.mark.parametrize(
    "text", ["la dejaron mal", "lo anotaron mal", "eso lo pusieron mal", "la registró mal"]
)
def test_that_it_was_put_down_wrongly_asks_for_the_figure(
    town: Town, marta: Chat, ramp: int, text: str
) -> None:
    assert marta.says(text) == "asked"
    assert notes(marta.heard()) == ["question"]
    assert marta.says("60") == "recorded"
    assert town.figure(ramp) == (60, "")


@pytest.mark.parametrize(
    "text", ["la dejaron mal pintada", "faltó la baranda, la dejaron mal hecha"]
)
def test_that_the_work_was_done_badly_stays_in_the_report(
    town: Town, marta: Chat, ramp: int, text: str
) -> None:
    assert marta.says(text) == "added"
    assert town.figure(ramp) == (50, text)


@pytest.mark.parametrize("text", ["Volví ayer de la comisión.", "regresé hoy de vacaciones"])
def test_who_is_back_is_shown_what_waits(town: Town, marta: Chat, ramp: int, text: str) -> None:
    assert marta.says(text) == "answered"
    assert notes(marta.heard()) == ["back_noted", "listing"]
    assert town.figure(ramp) == (50, "")
