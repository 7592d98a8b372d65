"""What is told as pending behind a figure is nothing less: "40 % pendiente la firma" is 40."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.unit.bot.understanding.answered import told


@pytest.mark.parametrize(
    "text",
    [
        "40% pendiente capacitación de la auxiliar",
        "va en 40 % pendiente la firma",
        "vamos en el 40 % pendiente la firma del alcalde",
        "40 %, pendiente la capacitación de la auxiliar",
        "40 % pendientes los certificados",
    ],
)
def test_the_figure_is_what_there_is(text: str) -> None:
    update = told(text, 30)
    assert update.percent == Decimal(40)
    assert update.ask is None
    assert "pendiente" in update.description


@pytest.mark.parametrize("text", ["pendiente el 40 %", "queda pendiente el 40 %", "40 % pendiente"])
def test_a_share_that_is_pending_is_what_is_left(text: str) -> None:
    assert told(text, 30).percent == Decimal(60)


@pytest.mark.parametrize("text", ["el 40 % pendiente de firma", "40 % pendiente por ejecutar"])
def test_what_may_be_either_is_asked(text: str) -> None:
    assert told(text, 30).ask is not None
