"""Who asks who replaces somebody is shown it: it is no news of a change of persons."""

from __future__ import annotations

import pytest

from bot.understanding.asks.people.covered import tells_who_stands_in
from core.overviews import Overview
from tests.service.bot.chat import Chat, notes


@pytest.mark.parametrize(
    "asked",
    [
        "quien reemplaza a pedro en vacaciones",
        "quien reemplaza a pedro en las vacaciones",
        "quién cubre a Pedro esos días",
        "y a pedro quien lo reemplaza en su ausencia",
        "quien reemplaza a pedro entonces",
        "quien reemplaza a pedro en hacienda",
    ],
)
def test_who_replaces_somebody_is_shown(consuelo: Chat, luz: Chat, asked: str) -> None:
    consuelo.says("Pedro Rueda sale a vacaciones del 19 al 23 de mayo")
    consuelo.says("sí")
    luz.says(asked)
    (page,) = luz.heard()
    assert isinstance(page, Overview)
    assert [row.name for row in page.rows] == ["Pedro Rueda"]


@pytest.mark.parametrize(
    ("said", "tells"),
    [
        ("quien reemplaza a pedro es marta", True),
        ("marta reemplaza a pedro en vacaciones", True),
        ("quien reemplaza a pedro en vacaciones", False),
        ("quien cubre a pedro", False),
        ("quienes reemplazan a pedro", False),
    ],
)
def test_only_who_names_one_tells_it(luz: Chat, said: str, tells: bool) -> None:
    assert tells_who_stands_in(said) is tells
    luz.says(said)
    assert ("staff_told" in notes(luz.heard())) is tells
