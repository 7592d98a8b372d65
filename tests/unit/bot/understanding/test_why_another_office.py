"""Why an activity is another office's is kept: "lo hace Planeación por el decreto nuevo"."""

from __future__ import annotations

import pytest

from bot.understanding.meaning import Intent
from bot.understanding.understand import understand_by_rules
from tests.unit.bot.understanding.plan import TODAY, read_context

KNOWN = read_context("plan 1.2:40 2.1:30")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "lo del SUIT ahora lo hace Planeación por el decreto nuevo, páselo para allá",
            "por el decreto nuevo",
        ),
        ("pase lo del SUIT a Planeación por el decreto nuevo", "por el decreto nuevo"),
        ("lo del SUIT ahora lo hace Planeación, páselo para allá", ""),
        ("lo del SUIT ahora lo hace Planeación porque ellos contratan", "porque ellos contratan"),
    ],
)
def test_the_words_that_say_why_are_the_reason(text: str, why: str) -> None:
    meaning = understand_by_rules(text, KNOWN, TODAY)
    assert (meaning.intent, meaning.codes, meaning.reason) == (Intent.REASSIGN, ("2.1",), why)
