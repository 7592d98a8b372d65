"""What a text is not about, what it refers to, and all that it asks more time for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Intent, Meaning
from tests.unit.bot.understanding.plan import TODAY, read_context

PLAN = "plan 1.2:40 1.4:40 2.1:60 3.1:30 5.1:60"
MONDAY, TUESDAY = date(2026, 4, 27), date(2026, 4, 28)


def _read(text: str, plan: str = PLAN) -> Meaning:
    return understand_checked(text, read_context(plan), TODAY)


@pytest.mark.parametrize(
    "denied",
    [
        "no hablo de la 3.1, hablo de la capacitación en riesgos",
        "no me refiero a la 3.1, me refiero a la 1.4",
        "no estamos hablando de la audiencia sino de la 1.4",
    ],
)
def test_a_reminder_is_of_what_the_text_is_about(denied: str) -> None:
    meaning = _read(f"{denied}, recuérdeme el martes", "plan 1.4:40 3.1:30 2.1:60")
    found = (meaning.intent, meaning.codes, meaning.until)
    assert found == (Intent.SNOOZE, ("1.4",), TUESDAY)


def test_a_figure_is_of_what_the_text_is_about() -> None:
    meaning = _read("no hablo de la 3.1 sino de la 1.4, va en 60")
    assert {one.code: one.percent for one in meaning.updates} == {"1.4": Decimal(60)}


@pytest.mark.parametrize("text", ["no hablo de la 3.1", "no hablo de la 3.1, hablo mañana con Luz"])
def test_where_nothing_else_is_named_the_name_stays(text: str) -> None:
    assert {one.code for one in _read(text).updates} <= {"3.1"}


@pytest.mark.parametrize(
    "text", ["la próxima semana le remito", "el lunes les remitimos los soportes de la 2.1"]
)
def test_what_is_sent_on_a_day_to_come_is_a_promise(text: str) -> None:
    meaning = _read(text, "plan 2.1:60")
    found = (meaning.intent, meaning.codes, meaning.until)
    assert found == (Intent.SNOOZE, ("2.1",), MONDAY)


def test_what_goes_to_somebody_else_next_week_is_none() -> None:
    meaning = _read("la próxima semana remitimos el plan al concejo", "plan 2.1:60")
    assert meaning.intent is Intent.REPORT


@pytest.mark.parametrize("plan", [PLAN, f"{PLAN} reply=3.1"])
@pytest.mark.parametrize(
    "text",
    [
        "De acuerdo con lo que aparece de Hacienda",
        "estoy de acuerdo con lo que aparece de la Secretaría de Hacienda para la 2.1",
        "de acuerdo con lo que está a cargo de Hacienda",
    ],
)
def test_what_is_agreed_with_gives_nobody_an_activity(text: str, plan: str) -> None:
    assert _read(text, plan).intent is not Intent.REASSIGN


@pytest.mark.parametrize(
    "text",
    [
        "de acuerdo con lo que dice el decreto, la 2.1 le corresponde a Hacienda",
        "según lo que dijo la alcaldesa la 2.1 no es nuestra, es de Hacienda",
    ],
)
def test_who_says_whose_it_is_by_what_asks_for_another_office(text: str) -> None:
    meaning = _read(text)
    assert (meaning.intent, meaning.codes) == (Intent.REASSIGN, ("2.1",))


@pytest.mark.parametrize(
    "text",
    [
        "Necesito quince días para el SUIT, el mapa de riesgos y las hojas de vida",
        "Necesito quince días para el SUIT, el mapa de riesgos y las hojas de vida, por la veda",
        "Necesito quince días para la 2.1, la 1.2 y la 5.1",
    ],
)
def test_each_that_is_named_in_a_row_is_asked_for(text: str) -> None:
    meaning = _read(text, "plan 1.2:40 2.1:60 4.1:40 5.1:60 5.4:20 3.1:30")
    found = (meaning.intent, set(meaning.codes), meaning.until)
    assert found == (Intent.EXTENSION, {"2.1", "1.2", "5.1"}, date(2026, 7, 15))


@pytest.mark.parametrize("told", ["el mapa de riesgos va en 60", "el mapa ya quedó"])
def test_what_is_reported_behind_a_request_is_not_asked_for(told: str) -> None:
    meaning = _read(f"pido plazo hasta el 30 de junio para el SUIT, {told}")
    assert (meaning.codes, [one.code for one in meaning.updates]) == (("2.1",), ["1.2"])
