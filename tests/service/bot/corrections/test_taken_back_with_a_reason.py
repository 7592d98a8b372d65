"""What was just recorded is taken back with its reason; what tells of the work takes nothing."""

from __future__ import annotations

import pytest

from core.messages import Undone
from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture(autouse=True)
def ramp(town: Town, marta: Chat) -> int:
    """The inventory of Marta's, which she has just reported at 80; it was at 70."""
    one = town.add("2.1", 70, title="Actualizar el inventario de trámites", product="1 inventario")
    town.add("3.1", 30, title="Realizar la audiencia pública", product="1 audiencia")
    marta.says("la 2.1 va en 80")
    town.deliver()
    marta.heard()
    return one


@pytest.mark.parametrize(
    "said",
    [
        "uy no, deshaz eso, era el borrador",
        "deshaz eso. era el borrador",
        "borra eso que me equivoqué",
        "quita lo último, no era",
        "no, espera, eso no era, bórralo",
        "olvide lo anterior, era de otra dependencia",
        "no tengas en cuenta lo anterior, era de otra oficina",
        "elimina lo que puse, era una prueba",
        "bórreme eso último por favor, lo mandé sin querer",
        "no registres eso, era un ejemplo",
        "haga de cuenta que no dije nada",
        "quite eso que todavía falta la firma",
        "uy qué pena, eso era un borrador, no lo cuente",
        "deshagamos eso mejor, falta revisar",
        "retire ese reporte que no es el definitivo",
        "bórralo, el acta ya está firmada pero falta subirla",
    ],
)
def test_it_is_taken_back(town: Town, marta: Chat, ramp: int, said: str) -> None:
    assert marta.says(said) == "undone"
    assert town.figure(ramp)[0] == 70


def test_the_reason_is_not_told_back_as_lost(marta: Chat) -> None:
    marta.says("deshaz eso. era el borrador")
    (undone,) = marta.heard()
    assert isinstance(undone, Undone)


@pytest.mark.parametrize(
    "said",
    [
        "dejen eso así",
        "no lo borre",
        "no deshagas eso",
        "no borre eso",
        "no quite lo último",
        "deshicimos el contrato",
        "borramos el archivo viejo, era el borrador",
        "nos tocó deshacer eso y empezar de nuevo",
        "quitamos los trámites repetidos, eran de otra entidad",
        "era el borrador",
        "¿cómo deshago eso?",
    ],
)
def test_nothing_is_taken_back(town: Town, marta: Chat, ramp: int, said: str) -> None:
    assert marta.says(said) != "undone"
    assert town.figure(ramp)[0] == 80
    assert town.retractions() == []


@pytest.mark.parametrize("said", ["no lo borre", "no deshagas eso", "no borre eso"])
def test_that_it_stays_is_said(marta: Chat, said: str) -> None:
    marta.says(said)
    assert notes(marta.heard()) == ["undo_nothing"]


@pytest.mark.parametrize(
    "said", ["borra eso, va en 60", "deshaz eso, son 60", "deshaga eso, es 60"]
)
def test_with_a_figure_it_is_put_right(town: Town, marta: Chat, ramp: int, said: str) -> None:
    assert marta.says(said) == "recorded"
    assert town.figure(ramp) == (60, "")


def test_an_activity_that_it_was_of_is_offered_first(town: Town, marta: Chat, ramp: int) -> None:
    marta.says("uy no, deshaz eso, era la 3.1")
    assert notes(marta.heard()) == ["report_denied"]
    assert town.figure(ramp)[0] == 80
