"""Orders to grant or deny what nobody has asked for, and from who may not decide."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.overviews import Overview
from core.words import Role
from tests.service.bot.chat import Town, notes, somebody

ORDERS = [
    "concédale a Marta lo de la 4.3",
    "dele hasta el 15 de junio a la 4.3",
    "deles hasta el 15 de junio en la 4.3",
    "apruébele a planeación lo de la 4.3",
    "apruebe lo de la 4.3",
]


@pytest.fixture(autouse=True)
def plan(town: Town) -> None:
    town.add("4.3", 10, title="Tabular las encuestas", product="")


@pytest.mark.parametrize("said", ORDERS)
def test_planning_is_shown_what_waits(town: Town, said: str) -> None:
    planning = somebody(town, 5553004, "Luz", Role.PLANNING)
    planning.says(said)
    [told] = planning.heard()
    assert isinstance(told, Overview | Note)
    assert told.name in ("requests", "request_unknown")


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("la solicitud de Marta de la 4.3 niéguela", ["request_unknown"]),
        ("la 4.3 niéguela porque ya tuvo plazo", ["request_unknown"]),
        (
            "la solicitud de Marta de la 4.3 niéguela, y dígame quién no ha respondido",
            ["request_unknown", "silence"],
        ),
        ("niegue la 4.3, y mande cartas a todos", ["request_unknown", "left_out"]),
    ],
)
def test_that_none_waits_is_told_and_what_else_is_asked_for(
    town: Town, said: str, heard: list[str]
) -> None:
    planning = somebody(town, 5553004, "Luz", Role.PLANNING)
    planning.says(said)
    assert [one.name for one in planning.heard() if isinstance(one, Overview | Note)] == heard


@pytest.mark.parametrize("said", ORDERS[:3])
def test_who_may_not_decide_is_told_so(town: Town, said: str) -> None:
    control = somebody(town, 5553003, "Hernán", Role.CONTROL)
    control.says(said)
    assert notes(control.heard()) == ["decision_not_yours"]


@pytest.mark.parametrize("said", ["la 4.3 va en 40 hasta hoy", "¿le doy hasta el 15 a la 4.3?"])
def test_a_report_or_a_question_orders_nothing(town: Town, said: str) -> None:
    control = somebody(town, 5553003, "Hernán", Role.CONTROL)
    control.says(said)
    assert "decision_not_yours" not in notes(control.heard())
