"""A greeting with the name and the office of who writes tells nothing of any activity."""

from __future__ import annotations

from datetime import date

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Context, Intent, Meaning, PendingActivity


def meant(text: str) -> Meaning:
    due = date(2026, 3, 12)
    pending = (
        PendingActivity("4.3", "Medir la satisfacción en el centro de salud", "", due, None, None),
        PendingActivity("2.4", "Habilitar la cita en el puesto de salud", "", due, None, None),
    )
    return understand_checked(text, Context(pending, None), date(2026, 3, 4))


@pytest.mark.parametrize(
    "text",
    [
        "Buenos dias soy camilo de salud",
        "Hola, soy Camilo Pérez de la Secretaría de Salud",
        "buenas tardes, le escribe Camilo de salud",
    ],
)
def test_who_greets_and_says_who_she_is_reports_nothing(text: str) -> None:
    assert meant(text).intent is Intent.COURTESY


@pytest.mark.parametrize(
    "text", ["hola soy camilo de salud, la 4.3 va en 40", "hola soy camilo, la 4.3 va en 40"]
)
def test_what_she_reports_behind_it_is_heard(text: str) -> None:
    assert [(one.code, str(one.percent)) for one in meant(text).updates] == [("4.3", "40")]


@pytest.mark.parametrize("greets", ["Buenos días", "Buen día", "Buenas tardes", "Buenas noches"])
def test_a_greeting_names_no_activity_whose_product_counts_days(greets: str) -> None:
    due = date(2026, 3, 12)
    pending = (
        PendingActivity("2.3", "Reducir el tiempo de la licencia", "De 30 a 15 días", due, None, 1),
        PendingActivity("4.2", "Adecuar la rampa de acceso", "Una rampa", due, None, 2),
    )
    text = f"{greets}, la rampa ya tiene contrato firmado, empezamos obra, 40 por ciento."
    found = understand_checked(text, Context(pending, None), date(2026, 3, 4)).updates

    assert [(one.code, str(one.percent)) for one in found] == [("4.2", "40")]
