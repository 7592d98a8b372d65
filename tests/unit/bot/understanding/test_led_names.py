"""What leads to a name does not hide it, and what is counted behind a name is of that."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Context, PendingActivity

DUE = date(2026, 5, 29)
OPEN = (
    PendingActivity("1.1", "Construir la rampa de acceso", "Rampa", DUE, Decimal(40), None),
    PendingActivity(
        "1.2", "Realizar talleres de lenguaje claro", "6 talleres", DUE, Decimal(20), 6
    ),
    PendingActivity(
        "2.1", "Aplicar encuestas de satisfacción", "300 encuestas", DUE, Decimal(0), 300
    ),
    PendingActivity("2.2", "Adecuar la ventanilla de atención", "", DUE, Decimal(10), None),
)


def told(text: str, reply_to: str | None = None) -> list[tuple[str | None, Decimal | None]]:
    meaning = understand_checked(text, Context(OPEN, reply_to), date(2026, 5, 11))
    return [(one.code, one.percent) for one in meaning.updates]


@pytest.mark.parametrize(
    "lead",
    [
        "entonces", "pues", "ya", "también", "además", "ahora", "bueno", "ah y", "por eso", "o sea",
        "la verdad", "por ahora", "así que", "bueno pues", "pero entonces",
    ],
)  # fmt: skip
@pytest.mark.parametrize("reply_to", [None, "1.1"])
def test_a_connector_before_a_name_does_not_hide_it(lead: str, reply_to: str | None) -> None:
    assert told(f"{lead} la ventanilla va en 30", reply_to) == [("2.2", Decimal(30))]


@pytest.mark.parametrize("text", ["entonces va en 50", "pues ya va en 50", "o sea que va en 50"])
def test_a_connector_without_a_name_goes_on_with_what_is_answered(text: str) -> None:
    assert told(text, "1.1") == [("1.1", Decimal(50))]


@pytest.mark.parametrize(
    "text",
    [
        "Talleres: hoy hicimos el cuarto",
        "Los talleres: hoy hicimos el cuarto",
        "Talleres, hoy hicimos el cuarto",
        "En los talleres hoy hicimos el cuarto",
    ],
)
@pytest.mark.parametrize("reply_to", [None, "1.1"])
def test_an_ordinal_behind_a_name_is_a_unit_of_it(text: str, reply_to: str | None) -> None:
    assert [code for code, _ in told(text, reply_to)] == ["1.2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("la rampa va en 50 y la cuarta va en 35", [("1.1", 50), ("2.2", 35)]),
        ("la cuarta va en 35", [("2.2", 35)]),
        ("ya terminamos la cuarta", [("2.2", 100)]),
        ("Talleres: hoy hicimos el cuarto. La rampa va en 60", [("1.2", None), ("1.1", 60)]),
    ],
)
def test_a_place_in_the_list_stays_one(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert told(text) == expected
