"""That an activity is as it was, said while words of it wait for a figure, records no zero."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town


@pytest.fixture
def payment(town: Town, marta: Chat) -> int:
    """An activity at 20 whose figure was just asked for, beside the plan of risks."""
    town.add("1.5", 75, title="Formular el plan de riesgos fiscales", product="Un plan")
    activity = town.add("2.2", 20, title="Permitir el pago en línea", product="Trámite")
    assert marta.says("la 2.2 ahi va bien") == "asked"
    return activity


@pytest.mark.parametrize(
    "text",
    [
        "No, lo radicado es el plan de riesgos fiscales (1.5), 100 %. La 2.2 sigue igual.",
        "No, la 2.2 sigue igual",
        "no, la 2.2 sigue sin avance",
    ],
)
def test_words_that_waited_are_not_taken_for_nothing_done(
    town: Town, marta: Chat, payment: int, text: str
) -> None:
    assert marta.says(text) == "recorded"
    assert town.figure(payment)[0] == 20
    others = [one.percent for one in town.reports() if one.activity_id != payment]
    assert others == ([100] if "100" in text else [])


def test_a_report_that_was_made_is_taken_back(town: Town, marta: Chat, payment: int) -> None:
    marta.says("60")
    assert marta.says("No, la 2.2 sigue igual") == "undone"
    assert town.figure(payment)[0] == 20
