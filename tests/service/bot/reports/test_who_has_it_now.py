"""Who has the work now is told in an account of it, "ya lo tiene el comité, 85", and asks for no
other office; and that it is hers ends the question for one: "no, de ninguna, es nuestra"."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def risks(town: Town, marta: Chat) -> int:
    """Marta leads the map of risks, of which she has told before, and another activity."""
    town.add("2.2", 20, title="Permitir el pago en línea", product="", due=date(2026, 6, 30))
    activity = town.add("1.1", 40, title="Actualizar el mapa de riesgos", product="")
    marta.says("1.1 va en 80")
    marta.heard()
    return activity


@pytest.mark.parametrize(
    "said",
    [
        "ya lo tiene el comite, 85, y quedo esperando la respuesta de planeacion sobre el plazo",
        "ya lo tiene el comité, 85",
        "ahora la tiene la interventoría, va en 85",
        "ya lo tiene la Secretaría de Hacienda, vamos en 85 %",
        "la 1.1 ya la tiene la junta, 85 %",
    ],
)
def test_it_is_an_account_and_no_change_of_office(
    town: Town, marta: Chat, risks: int, said: str
) -> None:
    marta.says(said)
    assert town.figure(risks)[0] == 85
    assert notes(marta.heard()) == ["receipt"]


@pytest.mark.usefixtures("risks")
@pytest.mark.parametrize(
    "said",
    ["ahora la tiene la Secretaría de Hacienda", "la 1.1 ya no es nuestra, la tiene el comité"],
)
def test_that_another_office_has_it_from_now_on_is_a_request(marta: Chat, said: str) -> None:
    marta.says(said)
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert asked.name.startswith("wish")


@pytest.mark.usefixtures("risks")
@pytest.mark.parametrize(
    "said",
    [
        "no, de ninguna, es nuestra",
        "no, sigue siendo nuestra",
        "es de nosotros",
        "de ninguna otra oficina, es nuestra",
        "de nadie, sigue siendo de nosotros",
    ],
)
def test_that_it_is_hers_ends_the_question(marta: Chat, said: str) -> None:
    marta.says("la 1.1 no es de nosotros, es del comité")
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    marta.says(said)
    assert notes(marta.heard()) == ["stays_hers"]
