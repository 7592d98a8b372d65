"""What a person types as a decision, as tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from core.errors import InputError
from plans.deciding import decisions
from plans.deciding.decisions import Percentage

NOVEMBER, DECEMBER = date(2026, 11, 30), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (decisions.read_days, "30/11/2026", (NOVEMBER,)),
        (decisions.read_days, "2026-11-30 2026-12-31", (NOVEMBER, DECEMBER)),
        (decisions.read_days, "30 de noviembre de 2026; 31/12/2026", (NOVEMBER, DECEMBER)),
        (decisions.read_days, "30/11/2026, 30/11/2026", (NOVEMBER,)),
        (decisions.read_days, "Sin fecha", ()),
        (decisions.read_office_names, "Tesorería / Prensa", ("Tesorería", "Prensa")),
        (decisions.read_office_names, "Equipo MECI/Calidad", ("Equipo MECI/Calidad",)),
        (decisions.read_office_names, "Ninguna", ()),
        (decisions.read_percentage, "45,5 %", Percentage(Decimal("45.5"))),
        (decisions.read_percentage, "0", Percentage(Decimal(0))),
        (decisions.read_percentage, "N/A", Percentage(None)),
        (decisions.read_count, "12", 12),
        (decisions.read_text, " Rendir \n cuentas ", "Rendir cuentas"),
        (decisions.read_values, ["Due=30/11/2026", "title=a = b"], {
            "due": "30/11/2026", "title": "a = b",
        }),
    ],
)  # fmt: skip
def test_a_decision_is_read(read: Callable[[Any], Any], text: Any, value: Any) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (decisions.read_days, "31/11/2026"),
        (decisions.read_days, "30/11/2026 y 31/11/2026"),
        (decisions.read_days, "pronto"),
        (decisions.read_days, "30 de noviembre"),
        (decisions.read_days, "segundo semestre de 2026"),
        (decisions.read_days, ""),
        (decisions.read_percentage, "mucho"),
        (decisions.read_percentage, "120"),
        (decisions.read_percentage, "-5"),
        (decisions.read_count, "1,5"),
        (decisions.read_count, "varias"),
        (decisions.read_text, "  "),
        (decisions.read_values, ["due"]),
        (decisions.read_values, ["due="]),
    ],
)
def test_what_is_no_decision_is_refused(read: Callable[[Any], Any], text: Any) -> None:
    with pytest.raises(InputError):
        read(text)


@pytest.mark.parametrize("text", ["viernes 27 de febrero de 2027", "27/02/2027 (viernes)"])
def test_a_day_under_another_weekday_is_refused_with_both(text: str) -> None:
    with pytest.raises(InputError, match="27/02/2027 no es viernes: es sábado"):
        decisions.read_days(text)


def test_a_day_under_its_own_weekday_is_read() -> None:
    days = (date(2027, 2, 26), date(2027, 2, 27))

    assert decisions.read_days("Viernes, 26 de febrero de 2027 y sabado 27/02/2027") == days


@pytest.mark.parametrize("text", ["sí", "Si", "ACEPTAR", " acepto.", "x"])
def test_a_yes_takes_the_suggestion(text: str) -> None:
    assert decisions.is_yes(text)


@pytest.mark.parametrize("text", ["no", "30/11/2026", "", "sí, pero el 30/11/2026"])
def test_anything_else_is_no_yes(text: str) -> None:
    assert not decisions.is_yes(text)
