"""A promise for some day puts an answer off only where it is all that is said: beside how the work
goes, or where something is handed to somebody, it does not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.asks.people.absence import tells_of_absence
from bot.understanding.meaning import Context, Intent, PendingActivity
from bot.understanding.understand import understand_by_rules

TODAY = date(2026, 3, 17)
KNOWN = Context(
    tuple(
        PendingActivity(code, title, "", date(2026, 6, 30), Decimal(10), planned)
        for code, title, planned in (
            ("4.1", "Capacitar a los servidores en lenguaje claro", 20),
            ("4.2", "Actualizar la carta de trato digno", None),
            ("4.4", "Instalar buzones de sugerencias", 5),
        )
    ),
    None,
)


def intent(text: str) -> Intent:
    return understand_by_rules(text, KNOWN, TODAY).intent


@pytest.mark.parametrize(
    "text",
    [
        "4.1 ya hicimos la segunda, 17 personas en total, y la carta la actualizo el viernes",
        "4.1 ya llevamos 12 servidores, y la carta la reviso el jueves",
        "los buzones se los paso a luz, yo me voy de la secretaria el viernes",
    ],
)
def test_it_is_not_put_off(text: str) -> None:
    assert intent(text) is not Intent.SNOOZE


@pytest.mark.parametrize(
    "text",
    ["de la 4.1 le cuento el viernes", "el 20 le cuento", "se la paso el lunes a primera hora",
     "en 2 dias le respondo", "la carta la reviso el viernes y le cuento"],
)  # fmt: skip
def test_it_is_put_off(text: str) -> None:
    assert intent(text) is Intent.SNOOZE


@pytest.mark.parametrize(
    "text", ["mañana no me mande mensajes que estoy en audiencia", "no me escriban el viernes"]
)
def test_a_day_without_messages_is_an_absence(text: str) -> None:
    assert tells_of_absence(text)


@pytest.mark.parametrize("text", ["mañana no me mande el resumen", "no me escriban más de la 1.2"])
def test_other_things_that_are_not_to_be_sent_are_none(text: str) -> None:
    assert not tells_of_absence(text)
