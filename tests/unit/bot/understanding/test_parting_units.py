"""Numbers among words: the unit of a count and a day name no activity."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.meaning import Context, PendingActivity
from bot.understanding.understand import understand_by_rules

TODAY = date(2026, 3, 4)
TITLES = {
    "1.1": "Actualizar el mapa de riesgos de corrupción",
    "2.2": "Publicar el presupuesto aprobado y su ejecución",
    "2.3": "Actualizar la carta de trato digno",
    "3.3": "Convocar a los veedores y juntas de acción comunal",
    "4.4": "Publicar los contratos en la página",
}


def told(text: str) -> list[tuple[str | None, Decimal | None]]:
    pending = tuple(
        PendingActivity(code, title, "", date(2026, 6, 30), None, None)
        for code, title in TITLES.items()
    )
    meaning = understand_by_rules(text, Context(pending, None), TODAY)
    return [(one.code, one.percent) for one in meaning.updates]


@pytest.mark.parametrize(
    "text",
    ["la de los veedores ya casi, mandamos 14 cartas de 20", "los veedores: van 14 cartas de 20"],
)
def test_the_unit_of_a_count_names_no_other_activity(text: str) -> None:
    assert told(text) == [("3.3", Decimal(70))]


def test_a_count_that_names_its_activity_is_of_it() -> None:
    assert told("van 14 cartas de trato digno de 20") == [("2.3", Decimal(70))]


@pytest.mark.parametrize(
    "text",
    [
        "el presupuesto lo cierra contabilidad el 3, vamos por la mitad",
        "la ejecución la publica sistemas el 4, va por la mitad",
    ],
)
def test_a_day_is_no_place_in_the_list(text: str) -> None:
    assert told(text) == [("2.2", Decimal(50))]


def test_a_place_is_one_that_opens_a_clause() -> None:
    assert told("la tercera va por la mitad") == [("2.3", Decimal(50))]
