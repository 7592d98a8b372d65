"""An absence that waits for a yes, or for its last day, waits while control looks something up."""

from __future__ import annotations

from datetime import date

import pytest

from tests.service.bot.absences.test_days_of_others_told_anew import hernan
from tests.service.bot.absences.test_others_put_right import planned
from tests.service.bot.chat import Chat, Town

__all__ = ["hernan"]
D14, D20, D29 = (date(2026, 5, day) for day in (14, 20, 29))


@pytest.mark.parametrize("between", ["¿quiénes no han contestado?", "historial de la 1.2"])
@pytest.mark.parametrize("yes", ["sí", "sí, regístrelo"])
def test_a_yes_sets_it_after_a_page(town: Town, hernan: Chat, between: str, yes: str) -> None:
    town.add("1.2", 40)
    hernan.says("Pedro no está el jueves")
    hernan.says(between)
    assert planned(town) == set()
    hernan.says(yes)
    assert planned(town) == {(town.pedro_id, D14, D14)}


def test_its_last_day_is_told_after_a_page(town: Town, hernan: Chat) -> None:
    town.add("1.2", 40)
    hernan.says("Marta sale de vacaciones el 20")
    hernan.says("historial de la 1.2")
    hernan.says("hasta el 29 de mayo")
    hernan.says("sí")
    assert planned(town) == {(town.marta_id, D20, D29)}


def test_a_yes_sets_nothing_once_another_thing_was_done(town: Town, hernan: Chat) -> None:
    hernan.says("Pedro no está el jueves")
    hernan.says("no")
    hernan.says("sí")
    assert planned(town) == set()
