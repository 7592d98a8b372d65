"""Words that take back what is recorded of something that they name, beside others."""

from __future__ import annotations

import pytest

from bot.understanding.correcting.taken_out import taken_out


@pytest.mark.parametrize(
    "said",
    [
        "lo de la 1.2 bórrelo, yo no dije eso", "quite lo de la 1.2", "la 1.2 deshágala",
        "lo de la 1.2 no era así, quítelo", "lo que puso de la 1.2 no es, anúlelo por favor",
        "el 70 de la 1.2 bórrelo", "en la 1.2 borre el 70 que eso no lo dije yo",
        "no tenga en cuenta lo de la 1.2", "deje la 1.2 como estaba",
        "elimine el reporte de la 1.2, fue un error",
    ],
)  # fmt: skip
def test_an_order_stands_apart_from_what_is_said_before_it(said: str) -> None:
    found = taken_out(f"50%, falta la firma. Y {said}")
    assert found is not None
    assert (found.name, found.is_order, found.before) == ("la 1.2", True, "50%, falta la firma.")


@pytest.mark.parametrize(
    "said",
    [
        "lo de la 1.2 no va", "lo de la 1.2 yo no lo dije", "eso de la 1.2 no era",
        "la 1.2 no va en 70, eso no lo dije yo", "el dato de la 1.2 está mal",
    ],
)  # fmt: skip
def test_a_denial_orders_nothing(said: str) -> None:
    found = taken_out(f"{said}. La 4.1 va en 50")
    assert found is not None
    assert (found.name, found.is_order, found.behind) == ("la 1.2", False, "La 4.1 va en 50")


def test_several_are_taken_back_together_and_others_left() -> None:
    found = taken_out("borre la 1.2 y la 4.1, la 5.1 déjela")
    assert found is not None
    assert (found.name, found.behind) == ("la 1.2 y la 4.1", "la 5.1 déjela")


@pytest.mark.parametrize(
    "said",
    [
        "50, y quitamos los obstáculos de la 1.2", "la 1.2 no va en 50, va en 60",
        "anular el contrato de la 1.2 es lo que falta", "borre el acta de la 1.2",
        "lo de la rampa no va este año", "lo de la rampa no es fácil",
        "quite los recordatorios de la 1.2", "lo de la 1.2 no lo he reportado todavía",
        "a la 1.2 quítele la palabra acta", "¿borro lo de la 1.2?", "borre lo anterior",
    ],
)  # fmt: skip
def test_other_words_take_nothing_back(said: str) -> None:
    assert taken_out(said) is None
