"""What is as before has the last figure; where none was told, "igual" is no 0."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.understanding.meaning import Ask
from tests.unit.bot.understanding.answered import told

WITH_AN_ACCOUNT = [
    ("igual, el acta ya la mandé", "el acta ya la mandé"),
    ("Igual. Ya se envió el acta.", "Ya se envió el acta."),
    ("sigue igual, ya mandé el acta", "ya mandé el acta"),
]


@pytest.mark.parametrize(("text", "words"), WITH_AN_ACCOUNT)
def test_what_is_as_before_beside_an_account_has_no_figure_where_none_was_told(
    text: str, words: str
) -> None:
    update = told(text, None)
    assert (update.percent, update.ask, update.description) == (None, Ask.PERCENT, words)


@pytest.mark.parametrize(("text", "words"), [*WITH_AN_ACCOUNT, ("igual", "")])
def test_what_is_as_before_keeps_the_last_figure(text: str, words: str) -> None:
    update = told(text, 25)
    assert (update.percent, update.ask, update.description) == (Decimal(25), None, words)


def test_the_bare_word_is_no_figure_where_none_was_told() -> None:
    assert (told("igual", None).percent, told("igual", None).ask) == (None, Ask.PERCENT)


@pytest.mark.parametrize("text", ["seguimos igual", "sin avance", "sin avance, ya se pidió el CDP"])
def test_no_progress_is_0_where_none_was_told(text: str) -> None:
    assert (told(text, None).percent, told(text, None).ask) == (Decimal(0), None)
