"""What somebody tells of her own absence beside a request, a decision or a judgement is told as an
absence, and is no reason: others read that."""

from __future__ import annotations

import pytest

from core.messages import Question
from models.answers.requests import RequestState
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.decisions.test_apart_from_decisions import control, decided
from tests.service.bot.reviews.test_verdicts_beside import control as chief
from tests.service.bot.reviews.test_verdicts_beside import judged

__all__ = ["chief", "control"]
AWAY = [
    "el viernes no vengo, día de la familia",
    "me voy de viaje el jueves 14, vuelvo el viernes",
    "estoy de comisión el 12 y 13",
    "también salgo a vacaciones del 18 al 22",
    "el lunes tengo cita médica y no vengo",
    "yo estaré en licencia desde el 18 hasta el 22 de mayo",
]


@pytest.mark.parametrize("away", AWAY)
@pytest.mark.parametrize(
    "said",
    [
        "necesito plazo para la 1.2 hasta el 30 de julio porque el proveedor no entregó. y {}",
        "para la 1.2 pido plazo hasta el 30 de julio porque el proveedor no entregó. {}",
    ],
)
def test_of_a_request(town: Town, marta: Chat, said: str, away: str) -> None:
    town.add("1.2", 40, title="Socializar la política")
    marta.says(said.format(away))
    shown = marta.heard()
    (asked,) = (one for one in shown if isinstance(one, Question))
    assert asked.wished is not None
    assert asked.wished.reason == "el proveedor no entregó"
    assert "away_told" in notes(shown)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (
            "necesito plazo para la 1.2 hasta el 30 de julio porque el proveedor está de "
            "vacaciones",
            "el proveedor está de vacaciones",
        ),
        (
            "la 1.2 no la alcanzo: salgo a vacaciones del 18 al 22, necesito plazo hasta el 30 de "
            "julio",
            "salgo a vacaciones del 18 al 22",
        ),
        (
            "necesito plazo para la 1.2 hasta el 30 de julio porque la comisión sesiona el 22",
            "la comisión sesiona el 22",
        ),
    ],
)
def test_where_it_is_why_it_stays_one(town: Town, marta: Chat, said: str, reason: str) -> None:
    town.add("1.2", 40, title="Socializar la política")
    marta.says(said)
    (asked,) = (one for one in marta.heard() if isinstance(one, Question))
    assert asked.wished is not None
    assert asked.wished.reason == reason


@pytest.mark.parametrize("away", AWAY)
@pytest.mark.parametrize(
    "said",
    [
        "negada la 1.2 porque falta el acta. {}",
        "niego la 1.2 porque falta el acta. y {}",
        "{}. negada la 1.2 porque falta el acta",
    ],
)
def test_of_a_decision(town: Town, control: Chat, said: str, away: str) -> None:
    control.says(said.format(away))
    assert decided(town)[RequestState.DENIED] == ["falta el acta"]
    assert "away_told" in notes(control.heard())


@pytest.mark.parametrize("away", AWAY)
@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("acepto la 2.1. {}", (True, "")),
        ("no acepto la 2.1: sin soportes. y {}", (False, "sin soportes")),
        ("{}. la 2.1 la acepto", (True, "")),
    ],
)
def test_of_a_judgement(
    town: Town, chief: Chat, said: str, verdict: tuple[bool, str], away: str
) -> None:
    chief.says(said.format(away))
    assert judged(town) == {"2.1": verdict}
    assert "away_told" in notes(chief.heard())


@pytest.mark.parametrize(
    "why", ["el contratista está incapacitado", "el supervisor está de vacaciones hasta el 20"]
)
def test_the_absence_of_who_does_the_work_stays_a_reason(
    town: Town, control: Chat, why: str
) -> None:
    control.says(f"negada la 1.2 porque {why}")
    assert decided(town)[RequestState.DENIED] == [why]
