"""What becomes of each of several requests that a text calls by who asked, in numbers."""

from __future__ import annotations

import pytest

from bot.understanding.rulings.each_by_name import in_numbers, may_list
from bot.understanding.rulings.known import Known
from core.words import RequestKind

KNOWN = Known(
    frozenset({1, 2}),
    codes={"3.1": 1, "4.1": 2},
    called={
        1: "3.1 Marta Rincón Secretaría de Gobierno Realizar la audiencia pública",
        2: "4.1 Luz Cárdenas Secretaría de Salud Aplicar la encuesta",
    },
    kinds={1: RequestKind.EXTENSION, 2: RequestKind.EXTENSION},
)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        (
            "la de marta ok, la de luz que sea hasta el 15 de abril",
            "la 1 sí; la 2 hasta el 15 de abril",
        ),
        (
            "a luz hasta el 15 de abril y a marta como lo pidió",
            "la 2 hasta el 15 de abril; la 1 sí",
        ),
        ("a los dos, pero a luz solo hasta el 15", "la 1 sí; la 2 hasta el 15"),
        ("marta sí, luz no: ya venció", "la 1 sí; la 2 no: ya venció"),
        ("a marta sí, a luz no porque ya venció", "la 1 sí; la 2 no porque ya venció"),
        (
            "marta sí, luz no, ya venció y no mandó soportes",
            "la 1 sí; la 2 no: ya venció y no mandó soportes",
        ),
        ("lo de gobierno concedido, lo de salud negado", "la 1 sí; la 2 no"),
        ("marta: sí. luz: no, ya tuvo plazo", "la 1 sí; la 2 no: ya tuvo plazo"),
        ("a marta déle, a luz niéguela", "la 1 sí; la 2 no"),
        ("la 3.1 ok, la 4.1 que sea hasta el 15", "la 1 sí; la 2 hasta el 15"),
        ("a marta y a luz hasta el 15", "la 1 hasta el 15; la 2 hasta el 15"),
    ],
)
def test_each_has_its_own_decision(said: str, read: str) -> None:
    assert in_numbers(said, KNOWN) == read


def test_a_day_that_may_be_of_both_stays_joined() -> None:
    assert in_numbers("marta sí y luz hasta el 15", KNOWN) == "la 1 sí y la 2 hasta el 15"


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("a los dos como lo pidieron", "conceda todas"),
        ("a los dos hasta el 15 de abril", "conceda todas hasta el 15 de abril"),
        ("a los dos no: ya vencieron", "niegue todas: ya vencieron"),
    ],
)
def test_all_of_them_are_an_order_that_is_asked_about(said: str, read: str) -> None:
    assert in_numbers(said, KNOWN) == read


@pytest.mark.parametrize(
    "said",
    [
        "encuesta sí, audiencia no",  # it may be told of the work
        "marta sí vino, luz no",
        "marta sí, luz no, hasta el 15",
        "a pedro sí, a luz no",
        "a marta y a luz",
        "a marta, a luz hasta el 15",
        "a marta sí, a marta no",
        "a los tres sí, pero a luz no",
        "las dos sí",
        "la de marta ok",
        "¿a marta sí, a luz no?",
        "a marta sí, la 1.1 va en 50",
    ],
)
def test_what_may_be_said_of_something_else_stays_as_it_is(said: str) -> None:
    assert not may_list(said) or in_numbers(said, KNOWN) == said
