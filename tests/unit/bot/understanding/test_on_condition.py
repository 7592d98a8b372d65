"""A figure that holds only once something has happened, or is of others, is asked about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, Intent, PendingActivity

TODAY = date(2026, 5, 11)
ONE = (
    PendingActivity(
        code="2.4", title="Habilitar la cita médica por internet", product="Servicio en línea",
        due=None, percent=None, planned=None,
    ),
)  # fmt: skip


def told(text: str) -> tuple[int | None, Ask | None]:
    """Return the figure that is read and what is asked of it."""
    (one,) = understand_checked(text, Context(ONE, "2.4"), TODAY).updates
    return None if one.percent is None else int(one.percent), one.ask


@pytest.mark.parametrize(
    "text",
    [
        "100 cuando firmen",
        "100 si firman hoy",
        "100 % apenas nos aprueben el acta",
        "apenas firmen queda en 100",
        "en cuanto firme la alcaldesa quedamos en 100",
        "cuando llegue el contrato pasamos a 80",
        "con la firma queda en 100",
        "100 menos la firma",
        "Hacienda va en 60, nosotros en 30",
        "si la 2.4 se da por cumplida me avisa",
        "cuando la 2.4 quede cumplida nos cuenta por favor",
    ],
)
def test_the_figure_is_asked_for(text: str) -> None:
    assert told(text) == (None, Ask.PERCENT)


@pytest.mark.parametrize(
    "text",
    ["ponga 50 en todas y 90 en la encuesta", "póngale 50 a todas y 90 a la encuesta"],
)
def test_a_figure_for_all_is_not_written_to_one(text: str) -> None:
    survey = replace(ONE[0], code="4.3", title="Medir la satisfacción", product="Una encuesta")
    updates = understand_checked(text, Context((*ONE, survey), None), TODAY).updates
    assert [one.percent for one in updates if one.code == "4.3"] == [None]


@pytest.mark.parametrize("text", ["60 pero déjeme confirmo", "60, pero deje y confirmo"])
def test_a_figure_that_she_will_check_is_confirmed(text: str) -> None:
    assert told(text) == (60, Ask.CONFIRM)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("lo mando Camilo el viernes", Intent.REPORT),
        ("ya está el listado, lo mando la doctora Rosa el viernes", Intent.REPORT),
        ("lo mando el viernes", Intent.SNOOZE),
        ("se lo mando Viernes sin falta", Intent.SNOOZE),
    ],
)
def test_what_somebody_else_sends_is_no_promise_of_hers(text: str, intent: Intent) -> None:
    assert understand_checked(text, Context(ONE, "2.4"), TODAY).intent is intent


def test_a_day_to_come_before_the_deed_is_confirmed() -> None:
    assert told("el 15 terminamos") == (100, Ask.CONFIRM)
    assert told("el 5 terminamos") == (100, None)


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("100 sí ya firmaron", 100),
        ("vamos 100 si señor", 100),
        ("100, cuando firmen lo subimos", 100),
        ("ya firmaron, con eso queda en 100", 100),
        ("60 cuando nos visitaron", 60),
        ("una vez hecha la mesa quedamos en 60", 60),
        ("apenas arranca, va en 5", 5),
        ("va en 60, nosotros en la oficina vamos bien", 60),
    ],
)
def test_a_figure_beside_what_has_happened_is_recorded(text: str, percent: int) -> None:
    assert told(text) == (percent, None)
