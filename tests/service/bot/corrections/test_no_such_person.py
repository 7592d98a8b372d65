"""That nobody is called so here takes no report back."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town


@pytest.mark.parametrize(
    "said",
    [
        "andres mejia no existe en la entidad, ignore eso",
        "Andrés Mejía no trabaja aquí, ignórelo",
        "esa persona no existe, olvide eso",
    ],
)
def test_that_there_is_no_such_person_undoes_nothing(town: Town, marta: Chat, said: str) -> None:
    known = town.add("1.2", 40)
    marta.says("la 1.2 va en 60")
    marta.says(said)
    assert town.retractions() == []
    assert town.figure(known)[0] == 60


@pytest.mark.parametrize("said", ["ignore eso", "me equivoqué, ignore lo anterior"])
def test_what_is_said_of_the_report_does(town: Town, marta: Chat, said: str) -> None:
    town.add("1.2", 40)
    marta.says("la 1.2 va en 60")
    marta.says(said)
    assert len(town.retractions()) == 1
