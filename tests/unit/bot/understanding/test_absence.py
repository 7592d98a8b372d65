"""Until when somebody is away, read out of what a mailbox answers by itself."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.absence import MOST_DAYS, away_until

TODAY = date(2026, 5, 11)  # a Monday


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Estoy de vacaciones hasta el 15.", date(2026, 5, 15)),
        ("Estoy de vacaciones hasta el 15 de mayo de 2026.", date(2026, 5, 15)),
        ("Me encuentro en vacaciones del 4 al 22 de mayo", date(2026, 5, 22)),
        ("Fuera de la oficina, regreso el lunes 18 de mayo", date(2026, 5, 17)),
        ("Ausente hasta el 20/05/2026. Urgencias: Luis, 311 555 0000", date(2026, 5, 20)),
        ("Estoy de vacaciones. Vuelvo el 1 de junio.", date(2026, 5, 31)),
        ("Estaré fuera del 12 de mayo hasta el 15 de mayo", date(2026, 5, 15)),
        ("De licencia hasta el viernes", date(2026, 5, 15)),
        ("Vacaciones hasta el 15 de mayo; regreso el 19 de mayo", date(2026, 5, 15)),
    ],
)
def test_the_last_day_is_read(text: str, last: date) -> None:
    assert away_until(text, TODAY) == last


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Gracias por su mensaje. Lo leeré pronto.",
        "Estuve de vacaciones hasta el 2 de mayo",
        "Incapacidad hasta nueva orden",
        "Atenderé su correo hasta las 5",
        "El 15 de mayo es el informe. Hasta pronto",
    ],
)
def test_where_no_day_to_come_is_named_there_is_none(text: str) -> None:
    assert away_until(text, TODAY) is None


@given(st.text(max_size=300))
def test_whatever_it_says_the_day_is_near(text: str) -> None:
    last = away_until(f"hasta el {text}", TODAY)
    assert last is None or TODAY <= last <= TODAY + timedelta(days=MOST_DAYS)
