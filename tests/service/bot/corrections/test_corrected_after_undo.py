"""A correction without a name right after [Deshacer] is of what was taken back."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town


@pytest.fixture
def undone(town: Town, marta: Chat) -> tuple[int, int]:
    """The booklet, lowered to 90 and put back to 100 by a slip; and another told before it."""
    booklet = town.add("3.1", 100, title="Elaborar una cartilla sobre el presupuesto")
    payment = town.add("2.2", 60, title="Habilitar el pago en línea del impuesto predial")
    town.add("2.3", 30, title="Reducir el tiempo de respuesta del certificado de paz y salvo")
    marta.says("la 2.2 va en 75")
    marta.says("la 2.3 se la pregunto a Jairo")
    marta.says("la 3.1 va en 90, faltan 200 ejemplares")
    marta.says("sí")
    town.deliver()
    marta.heard()
    assert town.figure(booklet)[0] == 90
    assert marta.touches("Deshacer") == "undone"
    assert town.figure(booklet)[0] == 100
    return booklet, payment


@pytest.mark.parametrize(
    "text",
    [
        "no, déjela en 90, me equivoqué de botón",
        "me equivoqué de botón, era 90",
        "no, déjela en 90",
    ],
)
def test_it_is_of_what_was_undone(
    town: Town, marta: Chat, undone: tuple[int, int], text: str
) -> None:
    marta.says(text)
    assert [town.figure(one)[0] for one in undone] == [90, 75]


def test_one_with_a_name_is_of_that_one(town: Town, marta: Chat, undone: tuple[int, int]) -> None:
    marta.says("no, la 2.2 déjela en 80, me equivoqué")
    assert [town.figure(one)[0] for one in undone] == [100, 80]


def test_after_another_report_it_is_of_that_one(
    town: Town, marta: Chat, undone: tuple[int, int]
) -> None:
    marta.says("la 2.2 va en 85")
    marta.says("perdón, era 80")
    assert [town.figure(one)[0] for one in undone] == [100, 80]
