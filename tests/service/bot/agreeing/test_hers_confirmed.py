"""That an activity is hers, with a word that confirms it: "la de la licencia si es nuestra,
correcto"."""

from __future__ import annotations

import pytest

from core.messages import Note
from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def licence(town: Town, marta: Chat) -> int:
    """Marta was welcomed to the licence and two more."""
    found = town.add("2.3", 20, title="Licencia de construcción en línea")
    town.add("3.1", 20, title="Realizar la audiencia pública")
    town.add("4.4", 20, title="Revisar los buzones de sugerencias")
    town.morning()
    marta.heard()
    return found


@pytest.mark.usefixtures("licence")
@pytest.mark.parametrize(
    "said",
    ["la de la licencia si es nuestra, correcto", "correcto, la 2.3 sí es nuestra",
     "la 2.3 sí es nuestra. Así es", "la licencia sí es nuestra, confirmado",
     "exacto, la de la licencia sí es de nosotros"],
)  # fmt: skip
def test_what_is_confirmed_to_be_hers_stays_hers(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["handle"]) == ("stays_hers", "2.3")
    assert town.reports() == []


def test_a_figure_that_is_confirmed_is_a_report(town: Town, marta: Chat, licence: int) -> None:
    marta.says("la 2.3 va en 30, correcto")
    assert "receipt" in notes(marta.heard())
    assert town.figure(licence)[0] == 30


@pytest.mark.usefixtures("licence")
@pytest.mark.parametrize("said", ["la 2.3 no es nuestra, correcto", "correcto, la 2.3 no es mía"])
def test_what_is_not_hers_is_asked_about_as_before(marta: Chat, said: str) -> None:
    marta.says(said)
    assert "stays_hers" not in notes(marta.heard())
