"""Several questions in one message, of one activity and of all: each is answered by itself."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Content, Listing
from core.overviews import Overview
from core.words import Role
from tests.service.bot.chat import Chat, Town, somebody


@pytest.fixture(autouse=True)
def plan(town: Town) -> None:
    """Two activities of Marta's, and one of Pedro's that is overdue."""
    town.add("2.4", 20, title="Socializar la política")
    town.add("3.3", 20, title="Actualizar el normograma")
    town.add(
        "1.4", 20, office=town.other_office_id, title="Construir la rampa", due=date(2026, 3, 31)
    )


@pytest.fixture
def control(town: Town) -> Chat:
    """The chat of the chief of control."""
    return somebody(town, 900, "Hernán Quiroga", Role.CONTROL)


def pages(said: list[Content]) -> list[str]:
    return [one.name if isinstance(one, Overview) else one.kind for one in said]


@pytest.mark.parametrize(
    "said",
    [
        "¿cuándo vence la 2.4? ¿y quién lleva la 3.3? ¿y cuántas me faltan?",
        "cuándo vence la 2.4 y quién lleva la 3.3 y cuántas me faltan?",
        "¿Cuándo vence la 2.4?\n¿Quién lleva la 3.3?\n¿Cuántas tengo pendientes?",
    ],
)
def test_what_she_owes_is_told_beside_what_she_asks_of_some(marta: Chat, said: str) -> None:
    marta.says(said)
    told = marta.heard()
    assert pages(told) == ["activity", "listing"]
    some, hers = told
    assert isinstance(some, Overview)
    assert isinstance(hers, Listing)
    assert [one.name for one in some.rows] == ["2.4", "3.3"]
    assert [one.handle for one in hers.lines] == ["2.4", "3.3"]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("¿quién está de vacaciones? ¿y qué está vencido?", ["away", "overdue"]),
        ("quién está de vacaciones y qué está vencido", ["away", "overdue"]),
        ("¿cuándo vence la 2.4? ¿y quién está de vacaciones?", ["activity", "away"]),
        ("¿quién lleva la 2.4? ¿y qué está vencido?", ["activity", "overdue"]),
        ("¿quién lleva la 2.4? ¿y cuándo vence?", ["activity"]),
    ],
)
def test_control_is_shown_each_page(control: Chat, said: str, shown: list[str]) -> None:
    control.says(said)
    assert pages(control.heard()) == shown
