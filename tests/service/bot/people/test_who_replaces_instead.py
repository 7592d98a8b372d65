"""Who replaces somebody instead of another is passed on to planning where nobody is registered by
that name, also while something else is asked."""

from __future__ import annotations

import pytest

from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody

SAID = [
    "no julian no es el que me reemplaza, es Andrés Soto andres@alcaldia.gov.co",
    "no, no me reemplaza Julián, me reemplaza Andrés Soto",
    "mi reemplazo no es julian, es andres soto",
    "Julián no me reemplaza, es Andrés",
    "me reemplaza Andrés Soto, andres2@alcaldia.gov.co",
]


@pytest.mark.parametrize("asked", ["", "la 3.4", "va en 40"])
@pytest.mark.parametrize("said", SAID)
def test_it_is_passed_on(town: Town, marta: Chat, asked: str, said: str) -> None:
    town.add("3.4", 20, title="Pintar el salón comunal")
    town.add("3.5", 30, title="Comprar las sillas")
    if asked:
        marta.says(asked)
        marta.heard()
    marta.says(said)
    assert notes(marta.heard()) == ["staff_told"]


@pytest.mark.parametrize("said", SAID)
def test_a_delegate_is_given_all(town: Town, marta: Chat, said: str) -> None:
    town.add("3.4", 20, title="Pintar el salón comunal")
    somebody(town, 900, "Andrés Soto", Role.DELEGATE, office=town.office_id)
    marta.says(said)
    assert notes(marta.heard()) == ["delegated"]


@pytest.mark.parametrize(
    "said", ["no reemplaza la encuesta, es un formulario", "no, 60", "no me reemplaza nadie"]
)
def test_other_words_are_not(town: Town, marta: Chat, said: str) -> None:
    town.add("3.4", 20, title="Pintar el salón comunal")
    marta.says("la 3.4")
    marta.heard()
    marta.says(said)
    assert "staff_told" not in notes(marta.heard())
