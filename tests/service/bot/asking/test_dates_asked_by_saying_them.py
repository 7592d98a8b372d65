"""A date that is asked about by saying it is shown, and what is reported beside it is recorded."""

from __future__ import annotations

import pytest

from core.overviews import Overview
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def ids(town: Town) -> tuple[int, int]:
    """Two activities of Marta's."""
    plan = town.add("1.5", 75, title="Formular el plan de riesgos fiscales", product="")
    return plan, town.add("2.5", title="Eliminar la copia del recibo de pago", product="")


@pytest.mark.parametrize(
    "asked",
    ["Una pregunta, la 2.5 dice 31 de abril, eso es 30 cierto?",
     "la 2.5 dice 31 de abril, ¿es 30?", "la 2.5 es para el 30 de abril, no?"],
)  # fmt: skip
def test_it_is_answered_beside_a_report(
    town: Town, marta: Chat, ids: tuple[int, int], asked: str
) -> None:
    assert marta.says(f"la 1.5 va en 90. {asked}") == "recorded"
    shown = [one for one in marta.contents() if isinstance(one, Overview)]
    assert [row.name for one in shown for row in one.rows] == ["2.5"] or shown[0].handle == "2.5"
    assert [town.figure(ids[0])[0], len(town.reports())] == [90, 1]


@pytest.mark.usefixtures("ids")
def test_a_day_that_is_set_against_it_is_no_percentage(town: Town, marta: Chat) -> None:
    marta.says("la 2.5 dice 31 de abril, eso es 30")
    assert not town.reports()
