"""Where what the rules read holds, whatever the learned reader makes of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask
from tests.unit.bot.understanding.plan import TODAY, read_context
from tests.unit.bot.understanding.test_checked import told

PLAN = read_context("plan 1.2:40 1.4:33:3 3.1 6.3:10")


@pytest.mark.parametrize(
    "text",
    [
        "la 1.2 ya está, la 6.3 va en 80",
        "la 1.2 ya está. la 6.3 va en 80",
        "la 6.3 va en 80 y la 1.2 ya está",
    ],
)
def test_the_words_of_our_buttons_close_one_beside_others(text: str) -> None:
    assert {("1.2", "100", None), ("6.3", "80", None)} == {
        *told(understand_checked(text, PLAN, TODAY))
    }


@pytest.mark.parametrize(
    "text", ["ya está", "esa ya está", "listo, ya está", "ah no, eso ya está", "pues ya está."]
)
def test_that_it_is_there_closes_what_is_asked_about(text: str) -> None:
    asked = replace(PLAN, reply_to="1.2")
    assert told(understand_checked(text, asked, TODAY)) == [("1.2", "100", None)]


@pytest.mark.parametrize(
    "text", ["ya está en firma", "el borrador ya está", "ya está, falta la firma"]
)
def test_what_is_there_of_it_does_not(text: str) -> None:
    asked = replace(PLAN, reply_to="1.2")
    assert told(understand_checked(text, asked, TODAY)) == [("1.2", "in_progress", Ask.PERCENT)]


def test_what_is_there_of_one_beside_others_is_asked() -> None:
    meaning = understand_checked("la 6.3 va en 80 y la 1.2 ya está en firma", PLAN, TODAY)
    assert ("1.2", "in_progress", Ask.PERCENT) in told(meaning)
