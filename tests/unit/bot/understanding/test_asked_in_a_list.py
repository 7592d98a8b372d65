"""Rule 16 in letters: several requests in a list, and one that names its activity behind it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Intent, Meaning
from bot.understanding.understand import understand_by_rules
from tests.unit.bot.understanding.plan import TODAY, read_context

PLAN = read_context("plan 1.1:10 1.2:40 1.3:20 2.1:60 3.1:10 3.2")
JUNE, JULY = date(2026, 6, 15), date(2026, 7, 15)
READERS = pytest.mark.parametrize("read", [understand_by_rules, understand_checked])
BOTH = [("3.1", JUNE), ("1.1", JULY)]


def asked(meaning: Meaning) -> list[tuple[str, date | None]]:
    """Return for which activities more time is asked, and until when."""
    each = (meaning, *meaning.also)
    return [(c, one.until) for one in each if one.intent is Intent.EXTENSION for c in one.codes]


def told(meaning: Meaning) -> list[tuple[str | None, int | None]]:
    """Return the figures that a text reports."""
    return [(u.code, None if u.percent is None else int(u.percent)) for u in meaning.updates]


@READERS
@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("Solicitamos ampliación del plazo así:\na) 3.1 hasta el 15 de junio, porque el contratista"
         " no ha entregado;\nb) 1.1 hasta el 15 de julio, por cambio de funcionario.", []),
        ("solicito prórroga asi: a) 3.1 hasta el 15 de junio, porque llovió; b) 1.1 hasta el 15 de"
         " julio, por falta de planos", []),
        ("Solicito ampliación de plazos:\n1. Actividad 3.1: 15 de junio, porque faltan los planos\n"
         "2. Actividad 1.1: 15 de julio, por falta de personal", []),
        ("Pedimos plazo para las siguientes actividades:\n- 3.1 hasta el 15 de junio, porque el\n"
         "contratista no ha entregado.\n- 1.1 hasta el 15 de julio, por cambio de jefe.\n\n"
         "Cordialmente,\nMarta Rincón", []),
        ("La 1.3 va en 60 %. Solicito ampliación así: a) 3.1 hasta el 15 de junio, porque el"
         " contratista incumplió; b) 1.1 hasta el 15 de julio, por cambio de sistema.",
         [("1.3", 60)]),
        ("Solicitamos prórroga así: 3.1 hasta el 15 de junio; 1.1 hasta el 15 de julio.\n\n"
         "La 1.3 va en 60 %.", [("1.3", 60)]),
        ("Solicitamos ampliar el plazo de las actividades 3.1 y 1.1 hasta el 15 de junio y 15 de"
         " julio respectivamente, por falta de contratista", []),
        ("Solicitamos plazo para la 3.1 y la 1.1 hasta el 15 de junio y el 15 de julio", []),
        ("Solicitamos prórroga así:\na) 3.1 hasta el 15 de junio, porque la 1.3 no ha terminado;\n"
         "b) 1.1 hasta el 15 de julio, por vacaciones.", []),
        ("Pido plazo: 3.1 (15 de junio), 1.1 (15 de julio). Motivo: no hay contratista.", []),
        ("Solicito prórroga: 3.1 hasta el 15 de junio; 1.1 hasta el 15 de julio.", []),
        ("Pido plazo para la 3.1 hasta el 15 de junio y para la 1.1 hasta el 15 de julio", []),
        ("Pido plazo para la 3.1 hasta el 15 de junio porque faltan planos y para la 1.1 hasta el"
         " 15 de julio porque renunció el contador", []),
    ],
)  # fmt: skip
def test_each_activity_of_a_list_has_its_own_day(
    read: Callable[..., Meaning], text: str, reported: list[tuple[str, int]]
) -> None:
    meaning = read(text, PLAN, TODAY)

    assert asked(meaning) == BOTH
    assert told(meaning) == reported
    assert meaning.ask is None


@READERS
@pytest.mark.parametrize(
    "text",
    [
        "ampliar por favor el plazo de la 3.1 y la 1.1 hasta el 15 de junio",
        "Solicito prórroga para la 3.1 y la 1.1 hasta el 15 de junio",
        "Solicito plazo para la 3.1 hasta el 15 de junio y la 1.1 hasta el 15 de junio",
        "Solicito plazo para la 3.1 y la 1.1 hasta el 15 de junio porque el contrato empieza el 2"
        " de junio",
    ],
)
def test_one_day_for_several_is_one_request(read: Callable[..., Meaning], text: str) -> None:
    meaning = read(text, PLAN, TODAY)

    assert asked(meaning) == [("3.1", JUNE), ("1.1", JUNE)]
    assert not meaning.also


@READERS
@pytest.mark.parametrize(
    "text",
    [
        "Informe de avance así:\na) 3.1: 60 %\nb) 1.1: 40 %",
        "No necesitamos prórroga así:\na) 3.1 60 %\nb) 1.1 40 %",
        "El contratista pidió prórroga. Avances:\n1. 3.1: 60 %\n2. 1.1: 40 %",
    ],
)
def test_a_list_under_another_heading_asks_for_nothing(
    read: Callable[..., Meaning], text: str
) -> None:
    meaning = read(text, PLAN, TODAY)

    assert asked(meaning) == []
    assert told(meaning) == [("3.1", 60), ("1.1", 40)]


@READERS
@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("1.3: 60 %\n2.1: 80 %\nSolicito formalmente una prórroga hasta el 15 de junio para la"
         " actividad 3.1, toda vez que el contratista renunció.", [("1.3", 60), ("2.1", 80)]),
        ("La 2.1 va en 80 % y pedimos plazo hasta el 15 de junio para la 3.1, el contratista"
         " renunció", [("2.1", 80)]),
        ("ya terminamos la 2.1, solicito prórroga en la 3.1 hasta el 15 de junio", [("2.1", 100)]),
        ("la 2.1 en 80, pido plazo en la 3.1 hasta el 15 de junio y la 1.3 en 60",
         [("2.1", 80), ("1.3", 60)]),
        ("Asunto: solicitud de prórroga\n\nSolicito formalmente una prórroga hasta el 15 de junio"
         " para cumplir la actividad 3.1, por demoras del contratista. La 1.3 va en 60 %.",
         [("1.3", 60)]),
    ],
)  # fmt: skip
def test_a_request_is_for_the_activity_that_is_named_behind_it(
    read: Callable[..., Meaning], text: str, reported: list[tuple[str, int]]
) -> None:
    meaning = read(text, PLAN, TODAY)

    assert asked(meaning) == [("3.1", JUNE)]
    assert told(meaning) == reported


@READERS
@pytest.mark.parametrize(
    "text",
    [
        "La 2.1 va en 80 %, no necesitamos plazo para la 3.1",
        "la 2.1 va en 80 y ya nos dieron la prórroga para la 3.1",
    ],
)
def test_no_request_is_read_where_none_is_made(read: Callable[..., Meaning], text: str) -> None:
    assert asked(read(text, PLAN, TODAY)) == []


@READERS
def test_of_two_days_for_three_activities_none_is_taken(read: Callable[..., Meaning]) -> None:
    text = "Pedimos plazo para la 3.1, la 1.1 y la 1.3 hasta el 15 de junio y el 15 de julio"
    assert asked(read(text, PLAN, TODAY)) == [("3.1", None), ("1.1", None), ("1.3", None)]


@READERS
def test_why_stands_behind_the_activity(read: Callable[..., Meaning]) -> None:
    meaning = read(
        "La 2.1 va en 80 % y pedimos plazo hasta el 15 de junio para la 3.1, el contratista"
        " renunció",
        PLAN,
        TODAY,
    )

    assert "el contratista renunció" in meaning.reason
    assert meaning.updates[0].description == ""
