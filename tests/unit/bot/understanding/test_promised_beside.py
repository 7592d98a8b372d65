"""What is promised for another day is put off, and not what is told beside it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Intent
from tests.unit.bot.understanding.plan import TODAY, read_context

KNOWN = read_context("plan 1.2:40 2.1:30 3.1:10")
TOMORROW = date(2026, 4, 22)
MONDAY = date(2026, 4, 27)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("el mapa va en 50, de la del SUIT le cuento mañana", TOMORROW),
        ("el mapa va en 50. La del SUIT se la confirmo mañana", TOMORROW),
        ("el mapa va en 50 y de lo del SUIT le aviso el lunes", MONDAY),
    ],
)
def test_it_is_of_the_one_that_is_named_there(text: str, until: date) -> None:
    meaning = understand_checked(text, KNOWN, TODAY)
    assert [(one.code, one.percent) for one in meaning.updates] == [("1.2", Decimal(50))]
    assert [(one.intent, one.codes, one.until) for one in meaning.also] == [
        (Intent.SNOOZE, ("2.1",), until)
    ]


def test_words_about_another_are_kept_and_its_figure_is_asked() -> None:
    said = "Ya mandé el oficio a TIC por el mapa de riesgos. De la audiencia le cuento el lunes"
    meaning = understand_checked(said, KNOWN, TODAY)
    assert [(one.code, one.percent, one.ask) for one in meaning.updates] == [
        ("1.2", None, Ask.PERCENT)
    ]
    assert [(one.codes, one.until) for one in meaning.also] == [(("3.1",), MONDAY)]


def test_one_alone_is_put_off() -> None:
    meaning = understand_checked("de la del SUIT le cuento mañana", KNOWN, TODAY)
    assert (meaning.intent, meaning.codes, meaning.until) == (Intent.SNOOZE, ("2.1",), TOMORROW)
