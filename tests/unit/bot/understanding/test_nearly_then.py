"""The day on which the work will be there, "ya casi, el 25", is no figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.understanding.meaning import Ask
from tests.unit.bot.understanding.answered import told


@pytest.mark.parametrize("last", [None, 10])
@pytest.mark.parametrize(
    ("text", "words"),
    [("la 1.3 ya casi, el 25", "ya casi, el 25"), ("1.3 casi el 25", "casi el 25"),
     ("1.3 casi lista, el 25", "casi lista, el 25"),
     ("la 1.3 la entrego el 25", "la entrego el 25"),
     ("ya casi la 1.3, para el 25", "para el 25")],
)  # fmt: skip
def test_a_day_behind_what_is_nearly_there_is_no_figure(
    text: str, words: str, last: int | None
) -> None:
    update = told(text, last)
    assert (update.percent, update.ask) == (None, Ask.PERCENT)
    assert words in update.description


@pytest.mark.parametrize(
    ("text", "figure"),
    [("la 1.3 ya casi, el 80", 80), ("1.3 casi el 60", 60), ("1.3 ya casi, el 25 %", 25),
     ("la 1.3 va casi en el 25", 25), ("1.3 vamos casi el 25", 25)],
)  # fmt: skip
def test_what_is_no_day_or_where_it_stands_is_the_figure(text: str, figure: int) -> None:
    assert (told(text, 10).percent, told(text, 10).ask) == (Decimal(figure), None)
